"""Backup and restore (G12): a dump holds what it says, `durable` follows the dumps, a restored server asks again."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest
from flask import Flask

from backend import embedded
from backend.app import create_app
from backend.config import Config
from backend.extensions import db
from backend.recovery.backing_up import backup
from backend.recovery.restoring import restore
from tests.sync.lab import Lab


@pytest.fixture
def second(postgres, fresh_database: Config) -> Iterator[Flask]:
    """An application over an empty database beside the first, with the same object store."""
    name = f"liancha_second_{uuid4().hex[:10]}"
    embedded.prepare(postgres, name)
    urls = {
        "database_url": embedded.address(postgres, embedded.RUNTIME, name),
        "owner_database_url": embedded.address(postgres, embedded.OWNER, name),
    }
    made = create_app(
        replace(
            fresh_database, **{k: v.replace("postgresql:", "postgresql+psycopg:") for k, v in urls.items()}
        )
    )
    yield made
    with made.app_context():
        db.session.remove()
        db.engine.dispose()
    with psycopg.connect(postgres.get_uri(), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')


def test_it_works(real_lab: Lab, real_app: Flask, second: Flask):
    """P66, P123: a phone sends again what the restored server does not know."""
    phone = real_lab.phone()
    dossier = real_lab.dossier(phone.user_id)
    real_lab.note(phone, dossier, "a", "in the backup")
    real_lab.sync(phone)
    backup(real_app)
    real_lab.note(phone, dossier, "b", "after the backup")
    real_lab.sync(phone)
    assert (phone.settled_seq, phone.durable) == (2, 1)
    restore(second, None)
    with second.app_context():
        lab = Lab(db.session(), second.test_client())
        lab.sync(phone)
        assert phone.settled_seq == 1 and phone.have
        lab.sync(phone)
        assert lab.texts(dossier, "a") == ["in the backup"]
        assert lab.texts(dossier, "b") == ["after the backup"]
        assert (phone.settled_seq, phone.durable) == (2, 1)
