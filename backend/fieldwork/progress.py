"""Where a task stands: the column for queries and the row the phones show, always changed together."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from backend.profiles import service as profiles
from backend.tasks.models import InspectionTask
from sync import dossiers


def change_state(session: Session, task: InspectionTask, state: str) -> None:
    """From a mutation or from the office."""
    task.state = state
    show(session, task, state=state)


def show(session: Session, task: InspectionTask, **changes: Any) -> None:
    """Change keys of the dossier's task row, where there is one."""
    row = dossiers.read_rows(session, task.id, "task").get("self")
    if row is not None:
        dossiers.write_online(session, task.id, {("task", "self"): {**row, **changes}})


def complete(session: Session, task: InspectionTask, day: date) -> None:
    """检查完成: the day the record was locked, and the deadline of entry and publication (R99)."""
    deadline = profiles.deadline_after(session, day, task.profile_frozen.get("result_entry_days") or 20)
    task.completed_on, task.entry_deadline = day, deadline.date
    task.deadline_provisional = deadline.provisional
    task.state = "COMPLETED"
    show(
        session, task, state="COMPLETED", completed_on=day.isoformat(),
        entry_deadline={"date": deadline.date.isoformat(), "provisional": deadline.provisional},
    )  # fmt: skip
