"""Wires the feature into the application."""

from flask import Flask

from backend.extensions import api
from backend.held import models, problems
from backend.held.export_routes import by_device
from backend.held.export_routes import routes as export_routes
from backend.held.loss_routes import routes as loss_routes
from backend.held.routes import routes

__all__ = ["models", "problems", "register"]


def register(app: Flask) -> None:
    api.register_blueprint(routes)
    api.register_blueprint(export_routes)
    api.register_blueprint(loss_routes)
    app.register_blueprint(by_device)
