"""Wires the feature into the application."""

from flask import Flask

from backend.libraries import models

__all__ = ["models", "register"]


def register(app: Flask) -> None:
    """Add the routes of this feature."""
