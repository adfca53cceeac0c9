"""What the end of a suspension does to the task, whoever ended it."""

from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.fieldwork import hooks
from backend.fieldwork.progress import report
from backend.fieldwork.site import presence_of
from backend.fieldwork.team.presence import spans
from backend.tasks.models import InspectionTask


def is_same(pause: dict[str, Any], how: str) -> bool:
    return pause["ended"] is not None and pause["ended"]["how"] == how


def follow(session: Session, actor: User, task: InspectionTask, ended: dict[str, Any]) -> None:
    """Resumed: as a visit announced, or going on where the team never left. Terminated: it ends here."""
    if ended["how"] == "RESUMED":
        report(session, actor, task, "resume")
        if any(stay.out_at is None for stay in spans(presence_of(session, task.id))):
            report(session, actor, task, "start")
        return
    report(session, actor, task, "terminate")
    if task.state == "TERMINATED":
        for listener in hooks.on_terminated:
            listener(session, task, ended["reason"], actor)
