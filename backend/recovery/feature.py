"""Wires the feature into the application."""

from flask import Flask

from backend.extensions import api
from backend.recovery import jobs, problems, standing
from backend.recovery.routes import phone_routes, routes
from backend.web import hooks
from sync import known_again

__all__ = ["jobs", "problems", "register"]


def register(app: Flask) -> None:
    """Add the routes, and make accounts for phones that come back."""
    hooks.listen(known_again.RESTORED, standing.ensure_account)
    api.register_blueprint(routes)
    api.register_blueprint(phone_routes)
