"""One embedded PostgreSQL for the run; one migrated template; one database per xdist worker.

`app` is an application over the worker's database. Every test that uses `db` runs in a transaction that is
rolled back; a test of commits, locks or several sessions uses `fresh_database` and cleans after itself.
"""

import os
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy.orm import Session

from backend import embedded
from backend.app import create_app
from backend.config import Config
from backend.extensions import db as extension
from tests.cast import Cast, make_cast

REPO = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory):
    """The server of the run, shared by all workers."""
    root = tmp_path_factory.getbasetemp()
    shared = root.parent if os.environ.get("PYTEST_XDIST_WORKER") else root
    return embedded.start(shared / "postgres")


def make_config(server, database: str, data_dir: Path) -> Config:
    return Config(
        database_url=embedded.address(server, embedded.RUNTIME, database).replace(
            "postgresql://", "postgresql+psycopg://"
        ),
        owner_database_url=embedded.address(server, embedded.OWNER, database).replace(
            "postgresql://", "postgresql+psycopg://"
        ),
        secret_key="tests-only-" + "k" * 32,
        signing_key="11" * 32,
        recovery_key="33" * 32,
        data_dir=data_dir,
        pwa_dir=REPO / "pwa" / "dist",
    )


def migrate(config: Config) -> None:
    app = create_app(config, pooled=False)
    with app.app_context():
        upgrade(directory=str(REPO / "backend" / "migrations"))


@pytest.fixture(scope="session")
def config(postgres, tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The configuration of this worker's own migrated database."""
    name = f"liancha_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}_{secrets.token_hex(4)}"
    embedded.prepare(postgres, name)
    made = make_config(postgres, name, tmp_path_factory.mktemp("data"))
    migrate(made)
    return made


@pytest.fixture
def fresh_database(postgres, tmp_path: Path) -> Iterator[Config]:
    """A database of its own, migrated, for tests that really commit."""
    name = f"liancha_fresh_{uuid.uuid4().hex[:10]}"
    embedded.prepare(postgres, name)
    made = make_config(postgres, name, tmp_path)
    migrate(made)
    yield made
    with psycopg.connect(postgres.get_uri(), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')


@pytest.fixture
def real_app(fresh_database: Config) -> Iterator[Flask]:
    """An application over a database of its own, for tests that really commit; its connections are closed after."""
    made = create_app(fresh_database)
    yield made
    with made.app_context():
        extension.session.remove()
        extension.engine.dispose()


@pytest.fixture(scope="session")
def _app(config: Config) -> Iterator[Flask]:
    made = create_app(config)
    yield made
    with made.app_context():
        extension.engine.dispose()


@pytest.fixture
def app(_app: Flask) -> Iterator[Flask]:
    """The application inside a transaction that is rolled back after the test (commits become savepoints)."""
    with _app.app_context(), rolled_back():
        yield _app


@contextmanager
def rolled_back() -> Iterator[None]:
    """Every session of the application works on one connection whose transaction never commits."""
    engine = extension.engine
    with engine.connect() as connection:
        transaction = connection.begin()
        extension.engines[None] = connection
        extension.session.configure(join_transaction_mode="create_savepoint")
        try:
            yield
        finally:
            extension.session.remove()
            extension.session.configure(join_transaction_mode="conditional_savepoint")
            extension.engines[None] = engine
            transaction.rollback()


@pytest.fixture
def session(app: Flask) -> Session:
    return extension.session()


@pytest.fixture
def client(app: Flask):
    return app.test_client()


@pytest.fixture
def cast(session: Session) -> Cast:
    """The named people, their task and its dossier (tests/cast.py says who is who)."""
    made = make_cast(session)
    session.commit()
    return made
