"""What results do by themselves when the field reports: enter a whole record, enter a supplemented one again,
state that a visit was terminated."""

from uuid import UUID

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.fieldwork import hooks
from backend.results import entry, off_site, standing, termination
from backend.results.responsibility import may_enter
from backend.tasks.models import InspectionTask
from backend.web.hooks import listen as listen_to


def on_supplement(session: Session, task: InspectionTask, department: str, user: str) -> None:
    """RETURNED → supplemented → ENTERED again, in the name of who may enter (R94, R101)."""
    result = standing.find(session, task.id, UUID(department))
    if result is None or result.state != "RETURNED" or off_site.awaited(session, task, UUID(department)):
        return
    author = session.get_one(User, UUID(user))
    by = author if may_enter(author, task, result.department_id) else task.leader.user
    entry.write_entry(session, by, task, result.department_id)


def listen() -> None:
    listen_to(hooks.on_whole, entry.enter_whole)
    listen_to(hooks.on_supplement, on_supplement)
    listen_to(hooks.on_terminated, termination.on_terminated)
