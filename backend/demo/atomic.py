"""Loads the demo in one database transaction, although what it calls commits as it does for a phone."""

from flask import Flask
from sqlalchemy.orm import Session

from backend.config import Config
from backend.demo.load import load
from backend.extensions import db
from backend.web.store import current_store


def load_into(app: Flask) -> bool:
    """Load the demo county into an application's database, wholly or not at all; False when it is there already."""
    config: Config = app.extensions["liancha_config"]
    with app.app_context(), db.engine.connect() as connection, connection.begin():
        with Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session:
            loaded = load(session, current_store(), config)
            session.commit()
        return loaded
