"""Bringing together what a completeness list is computed from."""

from uuid import UUID

from sqlalchemy.orm import Session

from backend import clock
from backend.fieldwork.site import presence_of, roster_of
from backend.results.fact import Case
from backend.results.sheet import Sheet
from backend.tasks.models import InspectionTask


def case_of(session: Session, task: InspectionTask, sheet: Sheet, departments: list[UUID]) -> Case:
    """The case of some departments of a task."""
    wanted = {str(department) for department in departments}
    approved = {approval.department_id for approval in task.approvals}
    return Case(
        lines=[line for line in task.lines_frozen if line["department"] in wanted],
        profile=task.profile_frozen,
        roster=roster_of(task),
        presence=presence_of(session, task.id),
        sheet=sheet,
        approved=all(part.department_id in approved for part in task.departments),
        now=round(clock.now().timestamp() * 1000),
    )


def all_departments(task: InspectionTask) -> list[UUID]:
    return [part.department_id for part in task.departments]
