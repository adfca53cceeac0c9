"""The laboratory (tests/sync/lab.py): `lab` in a transaction that is rolled back, `real_lab` with real commits."""

from collections.abc import Iterator

import pytest

from backend.extensions import db
from tests.sync.lab import Lab


@pytest.fixture
def lab(session, client) -> Lab:
    return Lab(session, client)


@pytest.fixture
def real_lab(real_app) -> Iterator[Lab]:
    with real_app.app_context():
        yield Lab(db.session(), real_app.test_client())
        db.session.remove()
