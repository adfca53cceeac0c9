"""Wires the feature into the application."""

from flask import Flask

from backend.extensions import api
from backend.libraries import models
from backend.libraries.routes import routes

__all__ = ["models", "register"]


def register(app: Flask) -> None:
    """Add the routes of this feature."""
    api.register_blueprint(routes)
