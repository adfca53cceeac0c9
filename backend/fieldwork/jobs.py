"""Background work of fieldwork."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import jobs
from backend.fieldwork.models import FieldRecord
from backend.fieldwork.record import whole
from backend.tasks.models import InspectionTask
from sync import dossiers


@jobs.every("* * * * *", "fieldwork.look_again")
def look_again(session: Session) -> None:
    """Records still incomplete: what filled the cut may have been rejected work, or work of another task."""
    waiting = list(session.scalars(select(FieldRecord.task_id).where(FieldRecord.incomplete)))
    for task_id in sorted(waiting):
        dossiers.lock_dossiers(session, [task_id])
        whole.look_again(session, session.get_one(InspectionTask, task_id))
        session.commit()
