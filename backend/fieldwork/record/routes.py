"""GET /api/forms/tasks/<id> and …/<F-xx>.pdf: the paper forms of a visit, and what came back signed on paper."""

from typing import Any
from uuid import UUID

from flask import Response, current_app
from flask_smorest import Blueprint

from backend.accounts.models import User
from backend.audit import trail
from backend.extensions import db
from backend.fieldwork.papers.reading import papers_of
from backend.fieldwork.papers.schemas import FormsOfTask
from backend.fieldwork.record.printing import forms_of, may_print, print_form
from backend.forms.printing import Press
from backend.problems import Problem
from backend.tasks.models import InspectionTask
from backend.web.guard import allowed, seen
from backend.web.store import current_store

routes = Blueprint("forms", __name__, url_prefix="/api/forms", description="文书")


@routes.get("/tasks/<uuid:task_id>")
@allowed()
@routes.response(200, FormsOfTask)
def list_forms(actor: User, task_id: UUID) -> dict[str, Any]:
    task = printable(actor, task_id)
    signed = papers_of(db.session(), task)
    return {"items": forms_of(db.session(), current_store(), task), "papers": signed}


@routes.get("/tasks/<uuid:task_id>/<string:form>.pdf")
@allowed()
@routes.response(200, content_type="application/pdf")
def read_form(actor: User, task_id: UUID, form: str) -> Response:
    task = printable(actor, task_id)
    made = print_form(db.session(), current_store(), press(), task, form)
    trail.write(db.session(), actor, "form.print", ("task", task.id), form=form)
    db.session.commit()
    return pdf(made.content, f"{form}-{task.id}.pdf")


def printable(actor: User, task_id: UUID) -> InspectionTask:
    """The task, if this account may have its papers; otherwise there is none."""
    task: InspectionTask = seen(db.session.get(InspectionTask, task_id))
    if not may_print(actor, task):
        raise Problem("request.not_found")
    return task


def pdf(content: bytes, name: str) -> Response:
    answer = Response(content, mimetype="application/pdf")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def press() -> Press:
    return Press.configured(current_app.extensions["liancha_config"])
