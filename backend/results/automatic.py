"""What results do by themselves when the field reports: enter a whole record, enter a supplemented one again."""

from uuid import UUID

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.fieldwork import hooks
from backend.results import entry, standing
from backend.results.responsibility import may_enter
from backend.tasks.models import InspectionTask


def on_supplement(session: Session, task: InspectionTask, department: str, user: str) -> None:
    """RETURNED → supplemented → ENTERED again, in the name of who may enter (R94, R101)."""
    result = standing.find(session, task.id, UUID(department))
    if result is None or result.state != "RETURNED":
        return
    author = session.get_one(User, UUID(user))
    by = author if may_enter(author, task, result.department_id) else task.leader.user
    entry.write_entry(session, by, task, result.department_id)


def listen() -> None:
    """Wired once, however many applications a process makes."""
    for listeners, listener in ((hooks.on_whole, entry.enter_whole), (hooks.on_supplement, on_supplement)):
        if listener not in listeners:
            listeners.append(listener)  # type: ignore[arg-type]
