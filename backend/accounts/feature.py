"""Wires the feature into the application."""

from uuid import UUID

from flask import Flask

from backend.accounts import models, problems, service
from backend.accounts.device_routes import routes as device_routes
from backend.accounts.recovery_routes import routes as recovery_routes
from backend.accounts.routes import routes
from backend.extensions import api, db
from backend.web import sync_problems
from backend.web.guard import actor_loaders

__all__ = ["models", "problems", "register", "sync_problems"]


def load_actor(user_id: UUID) -> models.User | None:
    return service.active_user(db.session(), user_id)


def register(app: Flask) -> None:
    """Add the routes, and say who an account is."""
    if load_actor not in actor_loaders:
        actor_loaders.append(load_actor)
    api.register_blueprint(routes)
    api.register_blueprint(device_routes)
    api.register_blueprint(recovery_routes)
