"""Wires the feature into the application."""

from flask import Flask

from backend.fieldwork import models, problems
from backend.fieldwork.assignments import mutations as assignments
from backend.fieldwork.evidence import mutations as evidence
from backend.fieldwork.evidence import states
from backend.fieldwork.findings import mutations as findings
from backend.fieldwork.parts import mutations as parts
from backend.fieldwork.party import mutations as party
from backend.fieldwork.record import mutations as record
from backend.fieldwork.supplements import mutations as supplements
from backend.fieldwork.team import mutations as team
from sync import media

__all__ = [
    "assignments",
    "evidence",
    "findings",
    "models",
    "party",
    "parts",
    "problems",
    "record",
    "register",
    "supplements",
    "team",
]


def register(app: Flask) -> None:
    """The verbs register themselves by being imported; files tell their state."""
    if states.follow not in media.LISTENERS:
        media.on_state(states.follow)
