"""Approving, preparing and completing tasks; who may see which."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, false, or_, select
from sqlalchemy.orm import Session

from backend import audit
from backend.accounts.models import User
from backend.problems import Problem
from backend.profiles import service as profiles
from backend.tasks import approving, dossier, states
from backend.tasks.approvals import service as approvals
from backend.tasks.models import InspectionTask, TaskApproval, TaskDepartment, TeamMember
from backend.tasks.team import member_of

SEES_ALL = ("OFFICE", "OFFICE_HEAD", "LAW_SUPERVISOR")
SEES_DEPARTMENT = ("DEPT_ADMIN", "DEPT_HEAD", "REVIEWER", "ARCHIVIST")


def approve(session: Session, actor: User, task: InspectionTask, opinion: str = "同意检查") -> TaskApproval:
    """The head's approval for the own department (N3, R40); the last one lets the task go on.

    The same decision as the card of the head's 待办, where one waits.
    """
    approving.refuse(actor, task)
    department = UUID(str(actor.department_id))
    for kind in ("INSPECTION", "URGENT"):
        if card := approvals.waiting(session, task, department, kind):
            approvals.decide(session, actor, card, "APPROVE", opinion)
            return next(one for one in task.approvals if one.department_id == department)
    return approving.enter(session, actor, task, opinion, as_deputy=False)


def prepare(session: Session, actor: User, task: InspectionTask, vehicle: str = "") -> InspectionTask:
    """The leader has the team, the time and the vehicle together."""
    if member_of(task, actor.id).role != "LEADER":
        raise Problem("tasks.only_leader")
    task.vehicle = vehicle
    states.advance(session, actor, task, "prepare", vehicle=vehicle)
    dossier.rewrite(session, task, actor.id)
    return task


def give_notice(session: Session, actor: User, task: InspectionTask, means: str) -> InspectionTask:
    """The party was told (R68), or the surprise stands approved (R69): nothing is sent then."""
    if member_of(task, actor.id).role != "LEADER":
        raise Problem("tasks.only_leader")
    states.advance(session, actor, task, "surprise" if task.surprise else "notify", means=means)
    dossier.rewrite(session, task, actor.id)
    return task


def complete(
    session: Session, actor: User | None, task: InspectionTask, completed_on: date
) -> InspectionTask:
    """The record is locked: `completed_on` starts the clock of entry and publication (R99).

    The caller writes task/self (`work.put_derived("task", "self", rows.task_row(session, task))`).
    """
    task.completed_on = completed_on
    reckon_deadline(session, task)
    states.advance(session, actor, task, "complete", completed_on=completed_on.isoformat())
    return task


def reckon_deadline(session: Session, task: InspectionTask) -> None:
    if task.completed_on is None:
        return
    days = int(task.profile_frozen["result_entry_days"])
    found = profiles.deadline_after(session, task.completed_on, days)
    task.entry_deadline, task.deadline_provisional = found.date, found.provisional


def on_calendar_changed(session: Session) -> None:
    """A year was announced: provisional deadlines are reckoned again and the change is logged (R100)."""
    waiting = select(InspectionTask).where(InspectionTask.deadline_provisional)
    for task in session.scalars(waiting).unique().all():
        before = task.entry_deadline
        reckon_deadline(session, task)
        audit.write(
            session, None, "task.deadline", ("task", task.id),
            before=str(before), after=str(task.entry_deadline), provisional=task.deadline_provisional,
        )  # fmt: skip
        dossier.rewrite(session, task)


def visible(actor: User) -> Select[InspectionTask]:
    """The tasks an account may see: all for the office, the department's for its officials, the own team's (R136)."""
    query = select(InspectionTask).order_by(InspectionTask.planned_at.desc(), InspectionTask.task_no.desc())
    return query if actor.has_role(*SEES_ALL) else query.where(in_sight(actor))


def find(actor: User, words: str, state: str) -> Select[InspectionTask]:
    """Visible tasks by state, task number, or name and credit code of the object as frozen."""
    query = visible(actor)
    if state:
        query = query.where(InspectionTask.state == state)
    for word in words.split():
        name = InspectionTask.object_frozen["name"].astext
        query = query.where(
            name.contains(word, autoescape=True)
            | InspectionTask.task_no.contains(word, autoescape=True)
            | (InspectionTask.object_frozen["uscc"].astext == word.upper())
        )
    return query


def in_sight(actor: User) -> ColumnElement[bool]:
    on_team = exists().where(
        TeamMember.task_id == InspectionTask.id, TeamMember.user_id == actor.id, TeamMember.left_at.is_(None)
    )
    takes_part = exists().where(
        TaskDepartment.task_id == InspectionTask.id, TaskDepartment.department_id == actor.department_id
    )
    return or_(on_team, takes_part if actor.has_role(*SEES_DEPARTMENT) else false())


def visible_task(session: Session, actor: User, task_id: UUID) -> InspectionTask | None:
    """The task, None when there is none or the account may not see it: both are 404."""
    return session.scalars(visible(actor).where(InspectionTask.id == task_id)).unique().one_or_none()


def may_see(session: Session, actor: User, task_id: UUID) -> bool:
    return visible_task(session, actor, task_id) is not None
