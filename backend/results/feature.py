"""Wires the feature into the application."""

from flask import Flask

from backend.extensions import api
from backend.results import automatic, models, problems, reading
from backend.results.routes import routes
from backend.web.hooks import listen
from backend.web.media_access import READERS

__all__ = ["models", "problems", "register"]


def register(app: Flask) -> None:
    """Add the routes, and enter by itself what the field completed."""
    api.register_blueprint(routes)
    automatic.listen()
    listen(READERS, reading.may_see)
