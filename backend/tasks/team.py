"""Who may be on a team and what each may do: pure rules over plain data (R17, R56, R57, R63, R73)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from backend.libraries.models import Inspector
from backend.lists.models import UnifiedChecklist
from backend.problems import Problem
from backend.tasks.models import InspectionTask, TeamMember


@dataclass(frozen=True)
class Seat:
    """An inspector with a role on a team: LEADER | MEMBER | AUXILIARY | EXPERT."""

    inspector: Inspector
    role: str
    matched_by: str = "RANDOM"


def check_seats(
    seats: list[Seat], checklist: UnifiedChecklist, departments: list[UUID], day: date, object_no: str
) -> None:
    """Raises tasks.one_leader, .leader_not_initiating, .outside_departments, .certificate_invalid or .without_account."""
    leaders = [seat.inspector for seat in seats if seat.role == "LEADER"]
    if len(leaders) != 1:
        raise Problem("tasks.one_leader")
    if leaders[0].department_id != checklist.lead_department_id:
        raise Problem(
            "tasks.leader_not_initiating", name=leaders[0].name, department=checklist.lead_department.name
        )
    for seat in seats:
        check_seat(seat, departments, day, object_no)


def check_seat(seat: Seat, departments: list[UUID], day: date, object_no: str) -> None:
    """One person: of a department taking part, certified then, with an account, without an interest (R17, R60)."""
    person = seat.inspector
    if person.department_id not in departments:
        raise Problem("tasks.outside_departments", name=person.name)
    counts = seat.role in {"LEADER", "MEMBER"}
    if counts and not (person.is_certified_on(day) and person.is_active_on(day)):
        raise Problem("tasks.certificate_invalid", name=person.name, day=day.isoformat())
    if person.user_id is None:
        raise Problem("tasks.without_account", name=person.name)
    if any(interest["object_no"] == object_no for interest in person.interests):
        raise Problem("tasks.interest_declared", name=person.name)


def officers(members: Iterable[TeamMember], day: date) -> dict[UUID, set[UUID]]:
    """Per department the members who count toward two on a day: certified then, by what was frozen (R56)."""
    counted: dict[UUID, set[UUID]] = {}
    for member in members:
        valid_to = member.frozen["certificate_valid_to"]
        certified = member.frozen["person_type"] == "CERTIFIED" and valid_to and valid_to >= day.isoformat()
        if certified and member.recused_at is None and member.role in {"LEADER", "MEMBER"}:
            counted.setdefault(member.department_id, set()).add(member.user_id)
    return counted


def member_of(task: InspectionTask, user_id: UUID) -> TeamMember:
    """The current membership of a user; raises tasks.not_on_team (R63)."""
    for member in task.team:
        if member.user_id == user_id:
            return member
    raise Problem("tasks.not_on_team")


def department_name(task: InspectionTask, department_id: str) -> str:
    return next(part.department.name for part in task.departments if str(part.department_id) == department_id)
