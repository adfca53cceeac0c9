"""Wires the feature into the application."""

from flask import Flask

from backend.recovery import problems

__all__ = ["problems", "register"]


def register(app: Flask) -> None:
    """The words of backups and recovering."""
