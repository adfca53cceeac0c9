"""The reviewers' queue: every completed task with its clocks and its exceptions (R99, R100, R111)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.fieldwork.evidence.rules import by_file
from backend.profiles.deadline import WorkCalendar, days_left
from backend.profiles.service import work_calendar
from backend.results import standing
from backend.results.case import all_departments, case_of
from backend.results.fact import Fact
from backend.results.facts import completeness
from backend.results.models import DepartmentResult
from backend.results.responsibility import abilities
from backend.results.sheet import Sheet, sheets_of
from backend.tasks import service as tasks
from backend.tasks.models import InspectionTask, TaskDepartment

# what the list of exceptions leaves out: it says nothing a reviewer must decide
QUIET = {"recording", "recorders", "approval"}
DONE = ("PUBLISHED", "NOT_DISCLOSED")
MODES = {
    "REFUSED": "拒绝签名或者盖章", "NOT_PRESENT": "通过登记的住所（经营场所）无法联系",
    "UNCOOPERATIVE": "不配合检查情节严重",
}  # fmt: skip


@dataclass(frozen=True)
class Clock:
    """Today and the work calendar, read once for a page."""

    today: date
    calendar: WorkCalendar

    def deadline(self, task: InspectionTask) -> dict[str, Any] | None:
        """{date, provisional, days_left}; days_left counts working days, 0 is the last one, below 0 is late."""
        if task.entry_deadline is None:
            return None
        left = days_left(self.today, task.entry_deadline, self.calendar)
        return {
            "date": task.entry_deadline.isoformat(),
            "provisional": task.deadline_provisional,
            "days_left": left,
        }


def clock_of(session: Session) -> Clock:
    return Clock(clock.today(), work_calendar(session))


def completed(actor: User, state: str, q: str) -> Select[InspectionTask]:
    """Tasks that are over and the account may see, the most urgent first; terminated ones have no clock."""
    over = InspectionTask.completed_on.is_not(None) | (InspectionTask.state == "TERMINATED")
    query = tasks.visible(actor).where(over)
    if state:
        query = query.where(InspectionTask.state == state)
    if q:
        named = InspectionTask.object_frozen["name"].astext.contains(q, autoescape=True)
        query = query.where(named | InspectionTask.task_no.contains(q, autoescape=True))
    return query.order_by(None).order_by(InspectionTask.entry_deadline.nulls_last(), InspectionTask.task_no)


def rows_of(session: Session, actor: User, found: list[InspectionTask]) -> list[dict[str, Any]]:
    """Queue rows of a page of tasks."""
    ids = [task.id for task in found]
    sheets, results, now = sheets_of(session, ids), standing.find_all(session, ids), clock_of(session)
    return [row_of(session, actor, task, sheets[task.id], results, now) for task in found]


def row_of(
    session: Session, actor: User, task: InspectionTask, sheet: Sheet,
    results: dict[tuple[UUID, UUID], DepartmentResult], now: Clock,
) -> dict[str, Any]:  # fmt: skip
    evidence = by_file(sheet.of("evidence")).values()
    record = sheet.self_of("record")
    facts = completeness(case_of(session, task, sheet, all_departments(task)))
    return {
        "id": str(task.id), "task_no": task.task_no, "name": task.name,
        "object": {"name": task.object_frozen["name"], "uscc": task.object_frozen["uscc"]},
        "departments": [
            department_row(actor, part, results.get((task.id, part.department_id)), task, now)
            for part in task.departments
        ],
        "state": task.state, "mode": record["mode"] if record else None,
        "completed_on": task.completed_on.isoformat() if task.completed_on else None,
        "exceptions": exceptions(record, facts),
        "media": {
            "total": len(evidence), "verified": sum(1 for row in evidence if row["state"] == "verified"),
        },
    }  # fmt: skip


def department_row(
    actor: User, part: TaskDepartment, result: DepartmentResult | None, task: InspectionTask, now: Clock
) -> dict[str, Any]:
    deadline = now.deadline(task)
    state = result.state if result else "COMPLETED" if task.completed_on else "OPEN"
    late = deadline is not None and deadline["days_left"] < 0 and state not in DONE
    return {
        "id": str(part.department_id), "name": part.department.name, "state": state,
        "outcome": result.outcome if result else None, "deadline": deadline, "overdue": late,
        "can": abilities(actor, task, part.department_id, state),
    }  # fmt: skip


def exceptions(record: dict[str, Any] | None, facts: list[Fact]) -> list[str]:
    """What is unusual, in words: how the party answered first, then everything that does not hold."""
    mode = MODES.get(record["mode"]) if record else None
    return ([mode] if mode else []) + [fact.text for fact in facts if not fact.ok and fact.code not in QUIET]


def page(session: Session, actor: User, asked: dict[str, Any]) -> tuple[list[dict[str, Any]], int]:
    """One page of the queue and how many there are."""
    query = completed(actor, asked["state"], asked["q"])
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    size = asked["size"]
    found = session.scalars(query.limit(size).offset((asked["page"] - 1) * size)).unique()
    return rows_of(session, actor, list(found)), total
