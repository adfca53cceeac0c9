"""The WSGI application of a process that a test may kill: the tests' verbs, the database named in the environment."""

import os
from pathlib import Path

from backend.app import create_app
from backend.config import Config
from tests.sync import verbs

__all__ = ["application", "verbs"]

application = create_app(
    Config(
        database_url=os.environ["DATABASE_URL"],
        owner_database_url=os.environ["DATABASE_URL"],
        secret_key=os.environ["SECRET_KEY"],
        signing_key=os.environ["SIGNING_KEY"],
        recovery_key=os.environ["RECOVERY_KEY"],
        data_dir=Path(os.environ["DATA_DIR"]),
    )
)
