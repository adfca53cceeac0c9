"""Wires publication, and with it disclosure and follow-ups, into the application."""

from flask import Flask

from backend.disclosure import models as disclosure
from backend.extensions import api
from backend.followups import models as followups
from backend.followups import service as owners
from backend.publication import models, problems
from backend.publication.routes import portal_routes, routes
from backend.results import hooks
from backend.web.hooks import listen

__all__ = ["disclosure", "followups", "models", "problems", "register"]


def register(app: Flask) -> None:
    """Add the routes; a problem entered gets an owner at once."""
    api.register_blueprint(routes)
    api.register_blueprint(portal_routes)
    listen(hooks.on_entered, owners.open_for)
