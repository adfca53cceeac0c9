"""Wires the feature into the application."""

from flask import Flask

from backend.extensions import api
from backend.fieldwork import jobs, models, problems
from backend.fieldwork.absence import mutations as absence
from backend.fieldwork.assignments import mutations as assignments
from backend.fieldwork.before import mutations as before
from backend.fieldwork.clues import mutations as clues
from backend.fieldwork.conclusions import mutations as conclusions
from backend.fieldwork.contests import mutations as contests
from backend.fieldwork.doorstep import models as doorstep_models
from backend.fieldwork.doorstep import mutations as doorstep
from backend.fieldwork.doorstep import problems as doorstep_problems
from backend.fieldwork.doorstep import routes as door
from backend.fieldwork.evidence import mutations as evidence
from backend.fieldwork.evidence import states, watermark
from backend.fieldwork.findings import mutations as findings
from backend.fieldwork.measures import mutations as measures
from backend.fieldwork.papers import mutations as papers
from backend.fieldwork.papers import problems as papers_problems
from backend.fieldwork.parts import mutations as parts
from backend.fieldwork.party import mutations as party
from backend.fieldwork.pauses import mutations as pauses
from backend.fieldwork.pauses import problems as pauses_problems
from backend.fieldwork.record import mutations as record
from backend.fieldwork.record.routes import routes
from backend.fieldwork.recorders import models as recorder_models
from backend.fieldwork.recorders import mutations as recorders
from backend.fieldwork.samples import mutations as samples
from backend.fieldwork.services import mutations as services
from backend.fieldwork.supplements import mutations as supplements
from backend.fieldwork.team import mutations as team
from backend.forms import problems as forms_problems
from backend.web import hooks
from backend.web.media_access import WATERMARKS
from sync import media

__all__ = [
    "absence",
    "assignments",
    "before",
    "doorstep",
    "doorstep_models",
    "doorstep_problems",
    "clues",
    "conclusions",
    "contests",
    "evidence",
    "findings",
    "forms_problems",
    "jobs",
    "measures",
    "models",
    "papers",
    "papers_problems",
    "party",
    "parts",
    "pauses",
    "pauses_problems",
    "problems",
    "record",
    "recorder_models",
    "recorders",
    "register",
    "samples",
    "services",
    "supplements",
    "team",
]


def register(app: Flask) -> None:
    """The verbs register themselves by being imported; files tell their state."""
    hooks.listen(media.LISTENERS, states.follow)
    hooks.listen(WATERMARKS, watermark.copy_of)
    api.register_blueprint(routes)
    api.register_blueprint(door.public_routes)
    api.register_blueprint(door.routes)
