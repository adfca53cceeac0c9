"""Wires the feature into the application."""

from flask import Flask

from backend.extensions import api
from backend.fieldwork import jobs, models, problems
from backend.fieldwork.absence import mutations as absence
from backend.fieldwork.assignments import mutations as assignments
from backend.fieldwork.before import mutations as before
from backend.fieldwork.evidence import mutations as evidence
from backend.fieldwork.evidence import states
from backend.fieldwork.findings import mutations as findings
from backend.fieldwork.parts import mutations as parts
from backend.fieldwork.party import mutations as party
from backend.fieldwork.pauses import mutations as pauses
from backend.fieldwork.pauses import problems as pauses_problems
from backend.fieldwork.record import mutations as record
from backend.fieldwork.record.routes import routes
from backend.fieldwork.supplements import mutations as supplements
from backend.fieldwork.team import mutations as team
from backend.forms import problems as forms_problems
from backend.web import hooks
from sync import media

__all__ = [
    "absence",
    "assignments",
    "before",
    "evidence",
    "findings",
    "forms_problems",
    "jobs",
    "models",
    "party",
    "parts",
    "pauses",
    "pauses_problems",
    "problems",
    "record",
    "register",
    "supplements",
    "team",
]


def register(app: Flask) -> None:
    """The verbs register themselves by being imported; files tell their state."""
    hooks.listen(media.LISTENERS, states.follow)
    api.register_blueprint(routes)
