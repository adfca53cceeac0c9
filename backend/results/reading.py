"""Which files the office may open: a reviewer those of his department's lines and of the visit as a whole (R136)."""

from uuid import UUID

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.extensions import db
from backend.fieldwork.evidence.rules import rows_of
from backend.results.responsibility import sees_findings
from backend.tasks import service as tasks
from backend.tasks.models import InspectionTask
from sync import dossiers


def may_see(user_id: UUID, sha256: bytes, dossier_ids: list[UUID]) -> bool:
    """Listener of `backend.web.media_access.READERS`."""
    session = db.session()
    user = session.get(User, user_id)
    return user is not None and any(sees_in(session, user, sha256.hex(), each) for each in dossier_ids)


def sees_in(session: Session, user: User, sha256: str, task_id: UUID) -> bool:
    task = tasks.visible_task(session, user, task_id)
    if task is None:
        return False
    rows = rows_of(dossiers.read_rows(session, task_id, "evidence"), sha256).values()
    lines = {row["line"] for row in rows} or {None}
    return any(sees_findings(user, task, each) for line in lines for each in departments_of(task, line))


def departments_of(task: InspectionTask, line: str | None) -> list[UUID]:
    """The department of a line; without a line every department of the visit."""
    return [
        part.department_id
        for part in task.departments
        if line is None or line in {each["code"] for each in task.lines_of(part.department_id)}
    ]
