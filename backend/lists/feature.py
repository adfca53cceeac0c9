"""Wires the feature into the application."""

from flask import Flask

from backend.lists import models
from backend.profiles import models as profiles

__all__ = ["models", "profiles", "register"]


def register(app: Flask) -> None:
    """Add the routes of this feature."""
