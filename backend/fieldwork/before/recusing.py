"""Recused, by the own word or because the party asked and the head agreed: off the team, and a successor is asked for."""

from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.tasks import dossier
from backend.tasks.approvals import replacements
from backend.tasks.models import InspectionTask, TeamMember
from sync import dossiers

Rows = dict[tuple[str, str], dict[str, Any] | None]


def recuse(
    session: Session, task: InspectionTask, leaving: TeamMember, why: str, *, by: User, at: int
) -> None:
    """Once: a person recused already, or replaced, stays as it is. `at` in ms (R60, R62, R138)."""
    if leaving.recused_at is not None or leaving.left_at is not None:
        return
    leaving.recused_at = clock.now()
    replacements.ask(session, task, leaving, "RECUSAL", why, by)
    user = str(leaving.user_id)
    asked = request_row(task, user, by=str(by.id), at=at)
    rows: Rows = {("members", user): None, ("replacements", asked["id"]): asked}
    dossiers.write_online(session, task.id, rows, by.id)
    dossier.rewrite(session, task, by.id)


def request_row(task: InspectionTask, user: str, *, by: str, at: int) -> dict[str, Any]:
    """ReplacementRow, named after the recusal so that it is made once. Why is for the head alone."""
    return {
        "id": str(uuid5(NAMESPACE_OID, f"{task.id}/{user}/recusal")), "user": user, "reason": "RECUSAL", "note": "",
        "by": by, "at": at, "state": "WAITING", "successor": None, "opinion": "",
    }  # fmt: skip
