"""Publishing and withholding, by the head of the department, after review (R102, R104–R106)."""

import secrets
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import Department, User
from backend.audit import trail
from backend.disclosure import service as disclosure
from backend.followups import service as followups
from backend.problems import Problem
from backend.publication.models import NonDisclosure, Publication
from backend.publication.whitelist import content_of
from backend.results import standing, termination
from backend.results.aggregation import is_pending
from backend.results.entry import items_of
from backend.results.models import DepartmentResult
from backend.results.responsibility import may_publish
from backend.tasks.models import InspectionTask


def publish(
    session: Session, actor: User, task: InspectionTask, department_id: UUID, salt: bytes | None = None
) -> Publication:
    """Version 1 of a department's result: for good. `salt` is fresh unless a seed gives it."""
    result = require_reviewed(session, actor, task, department_id, "公示")
    if followups.needs_owner(result.outcome) and not followups.is_owned(session, task.id, department_id):
        raise Problem("publication.without_follow_up")
    content = public_content(session, task, result)
    made = add_version(session, actor, task, result, content, salt or secrets.token_bytes(32))
    result.state = "PUBLISHED"
    standing.step(session, actor, task, result, "PUBLISH")
    trail.write(
        session, actor, "result.publish", ("publication", made.id), task_id=task.id,
        result=str(result.id), version=made.version, leaf=made.leaf,
    )  # fmt: skip
    return made


def preview(session: Session, actor: User, task: InspectionTask, department_id: UUID) -> dict[str, object]:
    """Word for word what publish would make public now (R104)."""
    return public_content(session, task, require_reviewed(session, actor, task, department_id, "公示"))


def public_content(session: Session, task: InspectionTask, result: DepartmentResult) -> dict[str, object]:
    department = session.get_one(Department, result.department_id)
    items = items_of(session, result)
    if items and all(is_pending(item.record_line) for item in items):
        raise Problem("results.awaited", what="检验报告")  # nothing is decided yet (R82)
    return content_of(task, department.name, result, items)


def require_reviewed(
    session: Session, actor: User, task: InspectionTask, department_id: UUID, action: str
) -> DepartmentResult:
    """The result if it passed review and the account is the head who answers for it."""
    if not may_publish(actor, task, department_id):
        raise Problem("publication.not_head")
    result = standing.find(session, task.id, department_id)
    if result is not None and result.state == termination.STATE:
        raise Problem("publication.terminated")
    if result is None or result.state != "REVIEWED":
        state = standing.LABELS[result.state if result else "COMPLETED"]
        raise Problem("results.not_in_this_state", action=action, state=state)
    return result


def add_version(
    session: Session, actor: User, task: InspectionTask, result: DepartmentResult,
    content: dict[str, object], salt: bytes,
) -> Publication:  # fmt: skip
    """Append a version with its commitment in the log."""
    if task.completed_on is None:
        raise Problem("results.not_locked")
    version_id = uuid4()
    leaf = disclosure.commit_to(session, "publish", version_id, content, salt)
    made = Publication(
        id=version_id, result_id=result.id, version=1, content=content,
        object_name=str(content["object_name"]), uscc=content["uscc"], field=task.field,
        checked_on=task.completed_on, leaf=leaf.position, published_by=actor.id, published_at=clock.now(),
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def withhold(
    session: Session, actor: User, task: InspectionTask, department_id: UUID, ground: str
) -> NonDisclosure:
    """依法不公开: with the ground in law (R105)."""
    result = require_reviewed(session, actor, task, department_id, "不予公开")
    if not ground.strip():
        raise Problem("publication.ground_missing")
    made = NonDisclosure(result_id=result.id, ground=ground.strip(), approved_by=actor.id)
    session.add(made)
    result.state = "NOT_DISCLOSED"
    standing.step(session, actor, task, result, "WITHHOLD", ground.strip())
    trail.write(
        session, actor, "result.withhold", ("result", result.id), task_id=task.id, ground=ground.strip()
    )
    return made


def version_of(session: Session, result_id: UUID) -> Publication | None:
    """The version in force of a published result."""
    query = select(Publication).where(Publication.result_id == result_id)
    return session.scalars(query.order_by(Publication.version.desc()).limit(1)).one_or_none()
