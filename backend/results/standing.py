"""Where each department's result stands, what the phones see of it, and what that makes of the task."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.results.models import DepartmentResult, ReviewStep
from backend.tasks import dossier, states
from backend.tasks.models import InspectionTask
from sync import dossiers

LABELS = states.LABELS | {"OPEN": "检查中"}
# least advanced first: a task is where its last department is
ORDER = ("TERMINATED", "RETURNED", "ENTERED", "REVIEWED", "PUBLISHED")


def find(session: Session, task_id: UUID, department_id: UUID) -> DepartmentResult | None:
    query = select(DepartmentResult).where(
        DepartmentResult.task_id == task_id, DepartmentResult.department_id == department_id
    )
    return session.scalars(query).one_or_none()


def find_all(session: Session, task_ids: list[UUID]) -> dict[tuple[UUID, UUID], DepartmentResult]:
    query = select(DepartmentResult).where(DepartmentResult.task_id.in_(task_ids))
    return {(found.task_id, found.department_id): found for found in session.scalars(query)}


def step(
    session: Session, actor: User, task: InspectionTask, result: DepartmentResult, action: str,
    opinion: str = "", lines: list[str] | None = None,
) -> None:  # fmt: skip
    """Keep the step, show it on the phones (a return tops their list as 待补正), and move the task along."""
    now = keep(session, actor, result, action, opinion, lines).at
    row = {
        "department": str(result.department_id), "opinion": opinion, "lines": lines or [],
        "state": "PUBLISHED" if result.state == "NOT_DISCLOSED" else result.state,
        "at": round(now.timestamp() * 1000),
    }  # fmt: skip
    dossiers.write_online(session, task.id, {("review", str(result.department_id)): row}, actor.id)
    task.state = task_state(session, task)
    dossier.rewrite(session, task, actor.id)


def keep(
    session: Session, actor: User, result: DepartmentResult, action: str, opinion: str = "",
    lines: list[str] | None = None,
) -> ReviewStep:  # fmt: skip
    """The step alone, for the history."""
    made = ReviewStep(
        task_id=result.task_id, department_id=result.department_id, action=action, opinion=opinion,
        lines=lines or [], by=actor.id, at=clock.now(),
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def task_state(session: Session, task: InspectionTask) -> str:
    """COMPLETED until every department has entered; then where the least advanced stands."""
    found = find_all(session, [task.id])
    if len(found) < len(task.departments):
        return "COMPLETED"
    reached = {result.state for result in found.values()}
    return next((state for state in ORDER if state in reached), "NOT_DISCLOSED")


def history(session: Session, task_id: UUID) -> list[ReviewStep]:
    query = select(ReviewStep).where(ReviewStep.task_id == task_id)
    return list(session.scalars(query.order_by(ReviewStep.at, ReviewStep.recorded_at)))
