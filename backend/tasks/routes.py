"""Tasks as the office reads them, and the head's approval. Reading a task is a view of personal data (R21)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from backend import audit
from backend.accounts.models import User
from backend.extensions import db
from backend.profiles.service import work_calendar
from backend.tasks import contacts, schemas, service, showing
from backend.tasks.deputies import service as deputies
from backend.web.guard import allowed, seen
from backend.web.paging import page_of

routes = Blueprint("tasks", __name__, url_prefix="/api/tasks", description="检查任务")


@routes.get("")
@allowed()
@routes.arguments(schemas.TaskQuery, location="query")
@routes.response(200, schemas.TaskPage)
def list_tasks(actor: User, query: dict[str, Any]) -> dict[str, Any]:
    found = service.find(actor, query["q"], query["state"])
    calendar = work_calendar(db.session())
    return page_of(
        db.session(), found, lambda task: showing.short(task, calendar), query["page"], query["size"]
    )


@routes.get("/<uuid:task_id>")
@allowed()
@routes.response(200, schemas.Task)
def show_task(actor: User, task_id: UUID) -> dict[str, Any]:
    session = db.session()
    task = seen(service.visible_task(session, actor, task_id))
    answer = showing.whole(session, task, work_calendar(session))
    audit.write(session, actor, "task.view", ("task", task.id))
    session.commit()
    return answer


@routes.post("/<uuid:task_id>/approve")
@allowed("DEPT_HEAD")
@routes.arguments(schemas.Opinion)
@routes.response(200, schemas.Task)
def approve(actor: User, wanted: dict[str, str], task_id: UUID) -> dict[str, Any]:
    session = db.session()
    task = seen(service.visible_task(session, actor, task_id))
    service.approve(session, actor, task, wanted["opinion"])
    session.commit()
    return showing.whole(session, task, work_calendar(session))


@routes.get("/<uuid:task_id>/phones")
@allowed()
@routes.response(200, schemas.Phones)
def list_phones(actor: User, task_id: UUID) -> dict[str, Any]:
    session = db.session()
    task = seen(service.visible_task(session, actor, task_id))
    return {"items": contacts.phones_of(session, task)}


@routes.get("/deputies/candidates")
@allowed("DEPT_HEAD")
@routes.response(200, schemas.People)
def list_candidates(actor: User) -> dict[str, Any]:
    return {"items": deputies.candidates(db.session(), actor)}
