"""A task as the office's lists and pages show it."""

from typing import Any

from sqlalchemy.orm import Session

from backend import clock
from backend.profiles.deadline import WorkCalendar, days_left, warning
from backend.tasks import rows, states
from backend.tasks.models import InspectionTask, TaskApproval


def short(task: InspectionTask, calendar: WorkCalendar) -> dict[str, Any]:
    """TaskShort of schemas.py."""
    leader = task.leader
    return {
        "id": task.id, "task_no": task.task_no, "name": task.name, "field": task.field,
        "object": {"name": task.object_frozen["name"], "uscc": task.object_frozen["uscc"]},
        "departments": rows.department_rows(task),
        "leader": {"id": leader.user_id, "name": leader.frozen["name"]},
        "state": task.state, "state_label": states.LABELS[task.state], "planned_at": rows.local_minute(task),
        "completed_on": task.completed_on.isoformat() if task.completed_on else None,
        "deadline": deadline(task, calendar),
    }  # fmt: skip


def deadline(task: InspectionTask, calendar: WorkCalendar) -> dict[str, Any] | None:
    """The last day for entry and publication with what is left of it (R111); None before completion."""
    if task.entry_deadline is None:
        return None
    left = days_left(clock.today(), task.entry_deadline, calendar)
    return {
        "date": task.entry_deadline.isoformat(), "provisional": task.deadline_provisional, "days_left": left,
        "warning": warning(left),
    }  # fmt: skip


def whole(session: Session, task: InspectionTask, calendar: WorkCalendar) -> dict[str, Any]:
    """Task of schemas.py."""
    prepared = rows.preparation_rows(session, task).values()
    return short(task, calendar) | {
        "task": rows.task_row(session, task),
        "members": [member.frozen for member in task.team],
        "lines": task.lines_frozen,
        "approvals": [approval_of(one) for one in task.approvals],
        "preparation": sorted(prepared, key=lambda section: int(section["order"])),
        "files": list(rows.file_rows(session, task).values()),
    }


def approval_of(approval: TaskApproval) -> dict[str, Any]:
    return {
        "department": approval.department_id, "by": approval.approved_by, "opinion": approval.opinion,
        "at": approval.approved_at,
    }  # fmt: skip
