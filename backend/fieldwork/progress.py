"""Where a task stands, as phones report it. What a phone may still believe in is never refused here."""

from datetime import date

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.audit import trail
from backend.tasks import dossier, service, states
from backend.tasks.models import InspectionTask

ANSWERS = {
    "SIGNED": "confirm", "SEALED": "confirm", "REFUSED": "refuse", "NOT_PRESENT": "unreachable",
    "UNCOOPERATIVE": "uncooperative",
}  # fmt: skip


def report(session: Session, actor: User, task: InspectionTask, event: str) -> None:
    """Move the task if it can: an event that comes after the record was locked changes nothing."""
    if states.can(task, event):
        states.advance(session, actor, task, event)
        dossier.rewrite(session, task, actor.id)


def complete(session: Session, actor: User, task: InspectionTask, mode: str, day: date) -> None:
    """检查完成 on the day the record was locked in China; the clock of entry and publication begins (R99).

    The answer of the party may still be on its way: the lock says which it was.
    """
    for event in ("start", ANSWERS[mode]):
        report(session, actor, task, event)
    if states.can(task, "complete"):
        service.complete(session, actor, task, day)
    else:
        complete_against_state(session, actor, task, day)
    dossier.rewrite(session, task, actor.id)


def complete_against_state(session: Session, actor: User, task: InspectionTask, day: date) -> None:
    """The office had suspended or ended the task meanwhile: the locked record stands, the trail says so."""
    before, task.state, task.completed_on = task.state, "COMPLETED", day
    service.reckon_deadline(session, task)
    trail.write(
        session, actor, "task.complete", ("task", task.id), before=before, after=task.state,
        completed_on=day.isoformat(),
    )  # fmt: skip
