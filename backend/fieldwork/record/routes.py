"""GET /api/forms/tasks/<id>/F-09.pdf."""

from uuid import UUID

from flask import Response, current_app
from flask_smorest import Blueprint

from backend.accounts.models import User
from backend.audit import trail
from backend.config import Config
from backend.extensions import db
from backend.fieldwork.record.printing import may_print, print_record
from backend.forms.printing import Press
from backend.problems import Problem
from backend.tasks.models import InspectionTask
from backend.web.guard import allowed, seen
from backend.web.store import current_store

routes = Blueprint("forms", __name__, url_prefix="/api/forms", description="文书")


@routes.get("/tasks/<uuid:task_id>/F-09.pdf")
@allowed()
@routes.response(200, content_type="application/pdf")
def read_f09(actor: User, task_id: UUID) -> Response:
    task = seen(db.session.get(InspectionTask, task_id))
    if not may_print(actor, task):
        raise Problem("request.not_found")
    made = print_record(db.session(), current_store(), press(), task)
    trail.write(db.session(), actor, "form.print", ("task", task.id), form="F-09")
    db.session.commit()
    answer = Response(made, mimetype="application/pdf")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["Content-Disposition"] = f'inline; filename="F-09-{task.id}.pdf"'
    return answer


def press() -> Press:
    config: Config = current_app.extensions["liancha_config"]
    return Press.of(config.pwa_dir, config.fonts_dir, demo=config.demo)
