"""Replacing an inspector (R61–R62): the own department's head names the successor, nothing is drawn again, the
office is told by itself. The dossier moves with the seat; what the leaving phone still holds stays deliverable."""

from uuid import UUID

from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import User
from backend.libraries import service as libraries
from backend.libraries.models import InspectionObject, Inspector
from backend.problems import Problem
from backend.tasks import rows, states
from backend.tasks.approvals import service as approvals
from backend.tasks.models import InspectionTask, TeamMember
from backend.tasks.papers import pack
from backend.tasks.team import Seat, check_seat, department_name, member_of
from sync import dossiers

REASONS = ("RECUSAL", "POST_CHANGE", "WORK_CONFLICT", "HEALTH", "OTHER")
REPLACEABLE = (*states.BEFORE_VISIT, "ON_SITE", "SUSPENDED")


def replace(
    session: Session,
    actor: User,
    task: InspectionTask,
    leaving: UUID,
    successor: Inspector,
    reason: str,
    words: str = "",
) -> TeamMember:
    """Raises tasks.replacement_reason, .replacement_approver, .successor_other_department, .on_team_already,
    .not_in_this_state, and what a seat must fulfil."""
    before = member_of(task, leaving)
    check_replacement(session, actor, task, before, successor, reason, words)
    inspected = session.get_one(InspectionObject, task.object_id)
    departments = [part.department_id for part in task.departments]
    check_seat(
        Seat(successor, before.role), departments, clock.local_day(task.planned_at), inspected.object_no
    )
    before.left_at, before.left_reason = clock.now(), f"{reason}：{words}" if words else reason
    after = seat_of(actor, before, successor)
    task.members.append(after)
    session.flush()
    hand_over_dossier(session, task, before, after)
    audit.write(
        session, actor, "team.replace", ("task", task.id),
        leaves=str(before.user_id), comes=str(after.user_id), reason=reason, filed=True,
    )  # fmt: skip
    return after


def check_replacement(
    session: Session,
    actor: User,
    task: InspectionTask,
    before: TeamMember,
    successor: Inspector,
    reason: str,
    words: str,
) -> None:
    if reason not in REASONS or (reason == "OTHER" and not words.strip()):
        raise Problem("tasks.replacement_reason")
    if task.state not in REPLACEABLE:
        raise Problem("tasks.not_in_this_state", state=states.LABELS[task.state], event="更换检查人员")
    if not approvals.may_decide(session, actor, before.department_id):
        name = department_name(task, str(before.department_id))
        raise Problem("tasks.replacement_approver", name=before.frozen["name"], department=name)
    if successor.department_id != before.department_id:
        raise Problem("tasks.successor_other_department")
    if successor.user_id in {member.user_id for member in task.team}:
        raise Problem("tasks.on_team_already")


def candidates(session: Session, task: InspectionTask, leaving: TeamMember) -> list[Inspector]:
    """Who may take the seat: of the same department, certified and in the pool that day, with an account, without
    an interest in the object, not on the team."""
    day = clock.local_day(task.planned_at)
    inspected = session.get_one(InspectionObject, task.object_id)
    there = {member.user_id for member in task.team}
    return [
        person
        for person in libraries.pool(session, leaving.department_id, day)
        if person.user_id is not None
        and person.user_id not in there
        and person.is_certified_on(day)
        and not any(interest["object_no"] == inspected.object_no for interest in person.interests)
    ]


def seat_of(actor: User, before: TeamMember, successor: Inspector) -> TeamMember:
    return TeamMember(
        user_id=successor.user_id, inspector_id=successor.id, department_id=before.department_id,
        role=before.role, order=before.order, matched_by="REPLACEMENT",
        frozen=rows.member_frozen(successor, before.role), approved_by=actor.id, filed_at=clock.now(),
    )  # fmt: skip


def hand_over_dossier(session: Session, task: InspectionTask, before: TeamMember, after: TeamMember) -> None:
    dossiers.withdraw(session, task.id, before.user_id)
    dossiers.permit(session, task.id, after.user_id)
    dossiers.write_online(
        session,
        task.id,
        {
            ("members", str(before.user_id)): None,
            ("members", str(after.user_id)): after.frozen,
            ("task", "self"): rows.task_row(session, task),
        },
        after.approved_by,
    )
    pack.ask(session, task)
