"""Who may be on a team and what each may do: pure rules over plain data (R17, R56, R57, R63, R73)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
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
        if certified and member.role in {"LEADER", "MEMBER"}:
            counted.setdefault(member.department_id, set()).add(member.user_id)
    return counted


def short_departments(task: InspectionTask, present: Iterable[UUID], day: date) -> set[UUID]:
    """The departments with fewer officers present than the profile asks for: their lines pause (R56, R75)."""
    needed = int(task.profile_frozen["min_inspectors_per_dept_on_site"])
    there, counted = set(present), officers(task.team, day)
    return {
        part.department_id
        for part in task.departments
        if len(counted.get(part.department_id, set()) & there) < needed
    }


def member_of(task: InspectionTask, user_id: UUID) -> TeamMember:
    """The current membership of a user; raises tasks.not_on_team (R63)."""
    for member in task.team:
        if member.user_id == user_id:
            return member
    raise Problem("tasks.not_on_team")


def line_of(task: InspectionTask, code: str) -> dict[str, Any]:
    """A frozen line by its code; raises tasks.line_unknown."""
    for line in task.lines_frozen:
        if line["code"] == code:
            return line
    raise Problem("tasks.line_unknown", line=code)


def assignment_rows(
    task: InspectionTask, by: UUID, lines: list[str], users: list[UUID]
) -> dict[str, dict[str, Any]]:
    """AssignmentRow per line code. The leader gives a department's lines to that department's members (R73).

    Raises tasks.only_leader, tasks.not_on_team, tasks.line_unknown or tasks.line_of_other_department.
    """
    if member_of(task, by).role != "LEADER":
        raise Problem("tasks.only_leader")
    members = [member_of(task, user) for user in users]
    rows = {}
    for code in lines:
        line = line_of(task, code)
        if any(str(member.department_id) != line["department"] for member in members):
            raise Problem(
                "tasks.line_of_other_department",
                line=code,
                department=department_name(task, line["department"]),
            )
        rows[code] = {"line": code, "users": [str(user) for user in users], "by": str(by)}
    return rows


def department_name(task: InspectionTask, department_id: str) -> str:
    return next(part.department.name for part in task.departments if str(part.department_id) == department_id)
