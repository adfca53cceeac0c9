"""Wires the feature into the application."""

from flask import Flask

from backend.extensions import api
from backend.results import automatic, models, problems
from backend.results.routes import routes

__all__ = ["models", "problems", "register"]


def register(app: Flask) -> None:
    """Add the routes, and enter by itself what the field completed."""
    api.register_blueprint(routes)
    automatic.listen()
