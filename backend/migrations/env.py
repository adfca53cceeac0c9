"""Alembic's environment: migrations run as the owner, on the address create_app was given."""

from alembic import context
from flask import current_app
from sqlalchemy import create_engine, pool

from backend.config import Config
from backend.extensions import db


def run() -> None:
    config: Config = current_app.extensions["liancha_config"]
    engine = create_engine(config.owner_database_url, poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=db.metadata, compare_type=True)
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
