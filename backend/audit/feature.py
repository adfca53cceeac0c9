"""Wires the feature into the application."""

from flask import Flask
from sqlalchemy.orm import Session

from backend import jobs
from backend.audit import models, sealer
from backend.audit.routes import routes
from backend.extensions import api

__all__ = ["models", "register"]


@jobs.every("* * * * *", "audit.seal")
def seal(session: Session) -> None:
    sealer.seal(session)


def register(app: Flask) -> None:
    """Add the routes of this feature."""
    api.register_blueprint(routes)
