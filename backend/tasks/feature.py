"""Wires the feature into the application: routes, and what it listens to in earlier features."""

from flask import Flask

from backend.accounts import desk
from backend.audit import sight
from backend.draws import models as draws
from backend.extensions import api
from backend.libraries import service as libraries
from backend.lists import service as lists
from backend.plans import models as plans
from backend.profiles import service as profiles
from backend.tasks import dossier, models, problems, service
from backend.tasks.approvals import desk as approvals_desk
from backend.tasks.approvals import mutations, replacements, surprises
from backend.tasks.approvals import problems as approval_problems
from backend.tasks.routes import routes
from backend.web.hooks import listen

__all__ = [
    "approval_problems",
    "draws",
    "models",
    "mutations",
    "plans",
    "problems",
    "register",
    "replacements",
    "surprises",
]


def register(app: Flask) -> None:
    """Add the routes and listen."""
    listen(libraries.object_changed, dossier.on_object_changed)
    listen(lists.item_changed, dossier.on_item_changed)
    listen(profiles.calendar_changed, service.on_calendar_changed)
    listen(desk.desk_written, approvals_desk.bring_up_to_date)
    listen(sight.may_see_task, service.may_see)
    api.register_blueprint(routes)
