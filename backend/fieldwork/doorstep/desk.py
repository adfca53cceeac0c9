"""What the desk shows of the door: who arrived when and where, what the party was told, what it asked for."""

from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.fieldwork.doorstep import cases
from backend.fieldwork.doorstep.models import PartyCase
from backend.fieldwork.doorstep.page import case_row
from backend.tasks.models import InspectionTask
from sync import dossiers


def door_of(session: Session, actor: User, task: InspectionTask) -> dict[str, Any]:
    """Door of schemas.py."""
    names = {str(member.user_id): member.frozen["name"] for member in task.members}
    units = {str(member.user_id): member.frozen["department_name"] for member in task.members}
    checkins = dossiers.read_rows(session, task.id, "checkins").values()
    told = dossiers.read_rows(session, task.id, "told").get("self")
    return {
        "told": told_row(told, names) if told else None,
        "arrivals": [
            row | {"name": names.get(row["user"], ""), "department": units.get(row["user"], ""),
                   "by": names.get(row["by"], "")}
            for row in sorted(checkins, key=lambda row: (row["in_at"], row["user"]))
        ],
        "geo": task.object_frozen.get("geo"),
        "cases": [case_of(actor, one) for one in cases.of_task(session, task.id)],
    }  # fmt: skip


def told_row(told: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return told | {
        "by": names.get(told["by"], ""),
        "officers": [names.get(user, "") for user in told["officers"]],
    }


def case_of(actor: User, case: PartyCase) -> dict[str, Any]:
    """DeskCase. Who may not decide may read it, without the party's telephone."""
    may = cases.may_decide(actor, case)
    return case_row(case) | {
        "id": str(case.id), "task": str(case.task_id), "task_no": case.task.task_no,
        "object": case.task.object_frozen["name"], "source": case.source, "contact": case.contact if may else "",
        "decided_by": case.decider.name if case.decider else None, "may_decide": may and case.state == "OPEN",
    }  # fmt: skip
