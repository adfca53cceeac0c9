"""Wires the feature into the application."""

from flask import Flask

from backend.audit import models
from backend.audit.routes import routes
from backend.extensions import api

__all__ = ["models", "register"]


def register(app: Flask) -> None:
    """Add the routes of this feature."""
    api.register_blueprint(routes)
