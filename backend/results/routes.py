"""The review desk: queue, one task, enter, return, pass."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from backend.accounts.models import User
from backend.extensions import db
from backend.problems import Problem
from backend.results import desk, entry, off_site, queue, recorders, retests, review, samples, schemas
from backend.results.models import DepartmentResult, EvidenceReview, SampleReport, SampleRetest
from backend.tasks import service as tasks
from backend.tasks.models import InspectionTask
from backend.web.guard import allowed, seen
from backend.web.paging import pages

routes = Blueprint("results", __name__, url_prefix="/api/results", description="结果录入与审核")


def load(actor: User, task_id: UUID, department_id: UUID | None = None) -> InspectionTask:
    """The task if the account may see it, and the department if it takes part; else 404."""
    task = seen(tasks.visible_task(db.session(), actor, task_id))
    if department_id is not None and department_id not in {part.department_id for part in task.departments}:
        raise Problem("request.not_found")
    return task


@routes.get("/tasks")
@allowed()
@routes.arguments(schemas.Queue, location="query")
@routes.response(200, schemas.QueuePage)
def list_tasks(actor: User, asked: dict[str, Any]) -> dict[str, Any]:
    found, total = queue.page(db.session(), actor, asked)
    return {"items": found, "total": total, "page": asked["page"], "pages": pages(total, asked["size"])}


@routes.get("/tasks/<uuid:task_id>")
@allowed()
@routes.response(200)
def read_task(actor: User, task_id: UUID) -> dict[str, Any]:
    return desk.detail(db.session(), actor, load(actor, task_id))


@routes.post("/tasks/<uuid:task_id>/enter")
@allowed()
@routes.arguments(schemas.ForDepartment)
@routes.response(200, schemas.Stands)
def enter(actor: User, wanted: dict[str, Any], task_id: UUID) -> DepartmentResult:
    task = load(actor, task_id, wanted["department"])
    result = entry.enter(db.session(), actor, task, wanted["department"])
    db.session.commit()
    return result


@routes.post("/tasks/<uuid:task_id>/return")
@allowed()
@routes.arguments(schemas.Return)
@routes.response(200, schemas.Stands)
def send_back(actor: User, wanted: dict[str, Any], task_id: UUID) -> DepartmentResult:
    task = load(actor, task_id, wanted["department"])
    result = review.send_back(
        db.session(), actor, task, wanted["department"], wanted["opinion"], wanted["lines"]
    )
    db.session.commit()
    return result


@routes.post("/tasks/<uuid:task_id>/pass")
@allowed()
@routes.arguments(schemas.ForDepartment)
@routes.response(200, schemas.Stands)
def let_pass(actor: User, wanted: dict[str, Any], task_id: UUID) -> DepartmentResult:
    task = load(actor, task_id, wanted["department"])
    result = review.let_pass(db.session(), actor, task, wanted["department"])
    db.session.commit()
    return result


@routes.post("/tasks/<uuid:task_id>/recorders/<uuid:entry_id>/files")
@allowed()
@routes.arguments(schemas.RecorderFiles)
@routes.response(200, schemas.RecorderStands)
def import_recorder_files(
    actor: User, wanted: dict[str, Any], task_id: UUID, entry_id: UUID
) -> dict[str, Any]:
    task = load(actor, task_id)
    entry_row = recorders.import_files(db.session(), actor, task, entry_id, wanted["files"])
    db.session.commit()
    return entry_row


@routes.post("/tasks/<uuid:task_id>/samples/<uuid:sample_id>/report")
@allowed("REVIEWER", "DEPT_ADMIN")
@routes.arguments(schemas.SampleReported)
@routes.response(200, schemas.SampleStands)
def receive_report(actor: User, told: dict[str, Any], task_id: UUID, sample_id: UUID) -> SampleReport:
    made = samples.receive(db.session(), actor, load(actor, task_id), sample_id, told)
    db.session.commit()
    return made


@routes.post("/tasks/<uuid:task_id>/evidence/<string:sha256>/reviews")
@allowed("REVIEWER", "DEPT_ADMIN", "DEPT_HEAD")
@routes.arguments(schemas.EvidenceReviewed)
@routes.response(200, schemas.EvidenceReviewStands)
def review_evidence(actor: User, said: dict[str, Any], task_id: UUID, sha256: str) -> EvidenceReview:
    made = off_site.review(
        db.session(), actor, load(actor, task_id), sha256, said["kind"], said["usable"], said["opinion"]
    )
    db.session.commit()
    return made


@routes.post("/tasks/<uuid:task_id>/samples/<uuid:sample_id>/retest")
@allowed("REVIEWER", "DEPT_ADMIN")
@routes.arguments(schemas.RetestAsked)
@routes.response(200, schemas.RetestStands)
def ask_retest(actor: User, told: dict[str, Any], task_id: UUID, sample_id: UUID) -> SampleRetest:
    task = load(actor, task_id)
    made = retests.ask(db.session(), actor, task, sample_id, told["asked_on"], told["reason"])
    db.session.commit()
    return made
