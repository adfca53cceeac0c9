"""Making a task: everything it will need later is frozen now (R14), nothing outside the lists enters (R8)."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import User
from backend.draws.models import Draw
from backend.libraries.models import InspectionObject
from backend.lists import service as lists
from backend.lists.models import UnifiedChecklist
from backend.problems import Problem
from backend.profiles import service as profiles
from backend.tasks import dossier, preparation, rows
from backend.tasks.approvals import inspections
from backend.tasks.models import InspectionTask, TaskDepartment, TeamMember
from backend.tasks.team import Seat, check_seats


@dataclass(frozen=True)
class NewTask:
    """What a task is made from."""

    task_no: str
    name: str
    checklist: UnifiedChecklist
    inspected: InspectionObject
    planned_at: datetime
    seats: list[Seat]
    plan_entry_id: UUID | None = None
    draw: Draw | None = None
    surprise: bool = False
    surprise_reason: str = ""
    id: UUID = field(default_factory=uuid4)


def make_task(session: Session, actor: User | None, wanted: NewTask) -> InspectionTask:
    """A task GENERATED with its team and dossier; raises what the rules of list, draw and team raise."""
    day = clock.local_day(wanted.planned_at)
    departments = lists.departments_of(wanted.checklist)
    refuse_lines_out_of_force(wanted)
    refuse_object_not_drawn(wanted)
    if wanted.surprise and not wanted.surprise_reason:
        raise Problem("tasks.surprise_without_lead")
    check_seats(wanted.seats, wanted.checklist, departments, day, wanted.inspected.object_no)
    task = frozen_task(session, actor, wanted)
    task.departments = [part(number, one, wanted.checklist) for number, one in enumerate(departments)]
    task.members = [member(number, seat) for number, seat in enumerate(wanted.seats)]
    session.add(task)
    session.flush()
    session.add_all(preparation.first_sections(wanted.inspected, task))
    session.flush()
    session.refresh(task)
    audit.write(session, actor, "task.make", ("task", task.id), task_no=task.task_no, draw=draw_no(wanted))
    dossier.open_for_team(session, task, actor.id if actor else None)
    inspections.ask_heads(session, task, actor)
    return task


def frozen_task(session: Session, actor: User | None, wanted: NewTask) -> InspectionTask:
    checklist, day = wanted.checklist, clock.local_day(wanted.planned_at)
    profile = profiles.profile_on(session, checklist.jurisdiction, day)
    parameters = profiles.parameters_on(session, checklist.jurisdiction, day)
    return InspectionTask(
        id=wanted.id, task_no=wanted.task_no, name=wanted.name, field_code=checklist.field_code,
        field=checklist.field, industry=checklist.industry, plan_entry_id=wanted.plan_entry_id,
        draw_id=wanted.draw.id if wanted.draw else None, object_id=wanted.inspected.id,
        object_version=wanted.inspected.version, object_frozen=rows.object_frozen(wanted.inspected),
        checklist_frozen={"id": str(checklist.id), "title": checklist.title, "version": checklist.version},
        lines_frozen=lists.line_rows(session, checklist),
        profile_frozen={"code": profile.code, "name": profile.name} | parameters.as_json(),
        planned_at=wanted.planned_at, surprise=wanted.surprise, surprise_reason=wanted.surprise_reason,
        created_by=actor.id if actor else None,
    )  # fmt: skip


def part(order: int, department_id: UUID, checklist: UnifiedChecklist) -> TaskDepartment:
    role = "INITIATING" if department_id == checklist.lead_department_id else "COOPERATING"
    return TaskDepartment(department_id=department_id, role=role, order=order)


def member(order: int, seat: Seat) -> TeamMember:
    person = seat.inspector
    return TeamMember(
        user_id=person.user_id, inspector_id=person.id, department_id=person.department_id, role=seat.role,
        order=order, matched_by=seat.matched_by, frozen=rows.member_frozen(person, seat.role),
    )  # fmt: skip


def refuse_lines_out_of_force(wanted: NewTask) -> None:
    """R8: only published items with a law in force on the planned day."""
    day = clock.local_day(wanted.planned_at)
    items = [line.item for line in wanted.checklist.lines if not lists.is_in_force(line.item, day)]
    if items:
        raise Problem(
            "tasks.item_not_in_force", items="、".join(f"{item.code} {item.name}" for item in items)
        )


def refuse_object_not_drawn(wanted: NewTask) -> None:
    """R50: no substitute for what was drawn."""
    if wanted.draw is None:
        return
    drawn = {one["object_no"] for one in wanted.draw.result}
    if wanted.inspected.object_no not in drawn:
        raise Problem("tasks.not_drawn", name=wanted.inspected.name)


def draw_no(wanted: NewTask) -> str | None:
    return wanted.draw.draw_no if wanted.draw else None
