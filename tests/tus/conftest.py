"""The product as real processes, with one signed-in inspector."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask_jwt_extended import create_access_token
from sqlalchemy.orm import Session

from backend.app import create_app
from backend.config import Config
from backend.extensions import db
from tests import factories


@dataclass(frozen=True)
class Person:
    """Somebody who may upload, and a look into the database."""

    token: str
    user_id: str
    session: Session

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Tus-Resumable": "1.0.0"}


@pytest.fixture
def person(fresh_database: Config) -> Iterator[Person]:
    yield from signed_in(fresh_database)


def signed_in(config: Config) -> Iterator[Person]:
    app = create_app(config, pooled=False)
    with app.app_context():
        user = factories.user(db.session(), "张一", "INSPECTOR")
        db.session.commit()
        yield Person(create_access_token(identity=str(user.id)), str(user.id), db.session())
        db.session.remove()
        db.engine.dispose()
