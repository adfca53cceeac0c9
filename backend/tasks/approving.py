"""Entering a head's approval into the task (N3, R40): once for each department; the last one lets the task go on."""

from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import User
from backend.problems import Problem
from backend.tasks import dossier, states
from backend.tasks.models import InspectionTask, TaskApproval


def refuse(actor: User, task: InspectionTask) -> None:
    """Raises tasks.not_taking_part or tasks.approved_already."""
    if actor.department_id not in {part.department_id for part in task.departments}:
        raise Problem("tasks.not_taking_part")
    if actor.department_id in states.approved(task):
        raise Problem("tasks.approved_already")


def enter(session: Session, actor: User, task: InspectionTask, opinion: str, as_deputy: bool) -> TaskApproval:
    """Raises what `refuse` raises."""
    refuse(actor, task)
    approval = TaskApproval(
        task_id=task.id, department_id=actor.department_id, approved_by=actor.id, as_deputy=as_deputy,
        opinion=opinion or "同意检查", approved_at=clock.now(),
    )  # fmt: skip
    task.approvals.append(approval)
    session.flush()
    audit.write(
        session, actor, "task.approval", ("task", task.id),
        department=str(actor.department_id), opinion=approval.opinion, as_deputy=as_deputy,
    )  # fmt: skip
    if states.can(task, "approve") and len(states.approved(task)) == len(task.departments):
        states.advance(session, actor, task, "approve")
    dossier.rewrite(session, task, actor.id)
    return approval
