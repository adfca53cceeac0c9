"""A visit that was terminated: every department's result is 其他情况 with the reason, and it is not published."""

from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.audit import trail
from backend.results import aggregation, standing
from backend.results.models import DepartmentResult
from backend.tasks.models import InspectionTask

STATE = "TERMINATED"


def on_terminated(session: Session, task: InspectionTask, reason: str, actor: User) -> None:
    """What was recorded stays in the dossier and on the desk; a department that has a result keeps it."""
    for part in task.departments:
        if standing.find(session, task.id, part.department_id) is None:
            result = DepartmentResult(
                task_id=task.id, department_id=part.department_id, state=STATE, entry=0,
                outcome=aggregation.department_outcome([], STATE), entered_by=actor.id, entered_at=clock.now(),
            )  # fmt: skip
            session.add(result)
            session.flush()
            standing.keep(session, actor, result, "TERMINATE", reason)
            trail.write(session, actor, "result.terminate", ("result", result.id), task_id=task.id)
