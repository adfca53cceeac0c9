"""One database transaction around what commits on its way, as it does for a phone: wholly or not at all."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from flask import Flask
from sqlalchemy.orm import Session

from backend.config import Config
from backend.demo.load import load
from backend.extensions import db
from backend.web.store import current_store


@contextmanager
def one_transaction(app: Flask) -> Iterator[Session]:
    """A session whose commits are savepoints of one transaction, inside an application context."""
    with ExitStack() as stack:
        stack.enter_context(app.app_context())
        connection = stack.enter_context(db.engine.connect())
        stack.enter_context(connection.begin())
        session = Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False)
        yield stack.enter_context(session)
        session.commit()


def load_into(app: Flask) -> bool:
    """Load the demo county into an application's database; False when it is there already."""
    config: Config = app.extensions["liancha_config"]
    with one_transaction(app) as session:
        return load(session, current_store(), config)
