"""Wires the feature into the application."""

from flask import Flask

from backend.extensions import api
from backend.held import models, problems
from backend.held.routes import routes

__all__ = ["models", "problems", "register"]


def register(app: Flask) -> None:
    api.register_blueprint(routes)
