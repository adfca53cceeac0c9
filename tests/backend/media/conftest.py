"""Uploads of the cast, and the background work they ask for, run where the test wants it."""

import pytest

from backend import jobs
from backend.web.store import current_store
from sync import receiving
from tests.cast import bearer
from tests.tus_client import Tus


@pytest.fixture
def tus(client, cast) -> Tus:
    """The lead inspector uploads."""
    return Tus(client, bearer(cast.lead))


@pytest.fixture
def store(app):
    return current_store()


@pytest.fixture
def work(session):
    """Run everything that waits, and commit."""

    def run() -> None:
        jobs.run_pending(session)
        session.commit()

    return run


@pytest.fixture
def large(monkeypatch) -> None:
    """Every file is too large to be joined by a request: the worker does it."""
    monkeypatch.setattr(receiving, "INLINE_BYTES", 0)
