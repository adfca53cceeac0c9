"""Wires the feature into the application."""

from flask import Flask

from backend.draws import models as draws
from backend.plans import models as plans
from backend.tasks import models

__all__ = ["draws", "models", "plans", "register"]


def register(app: Flask) -> None:
    """Add the routes of this feature."""
