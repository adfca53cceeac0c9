"""A task's dossier as the server opens and rewrites it. Only the team holds it (R136)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.libraries.models import InspectionObject
from backend.tasks import rows, states
from backend.tasks.models import InspectionTask, Preparation
from backend.tasks.papers import pack
from sync import dossiers

Rows = dict[tuple[str, str], dict[str, object] | None]


def open_for_team(session: Session, task: InspectionTask, written_by: UUID | None) -> None:
    """Open the dossier, let the team hold it, write everything the server knows."""
    dossiers.open_dossier(session, task.id, "task")
    for member in task.team:
        dossiers.permit(session, task.id, member.user_id)
    everything: Rows = {("task", "self"): rows.task_row(session, task)}
    everything |= {("members", str(member.user_id)): member.frozen for member in task.team}
    everything |= {("lines", line["code"]): line for line in task.lines_frozen}
    everything |= {("preparation", key): row for key, row in rows.preparation_rows(session, task).items()}
    everything |= {("files", key): row for key, row in rows.file_rows(session, task).items()}
    dossiers.write_online(session, task.id, everything, written_by)


def rewrite(session: Session, task: InspectionTask, written_by: UUID | None = None) -> None:
    """Write task/self anew after an online change of the task; its papers follow."""
    dossiers.write_online(session, task.id, {("task", "self"): rows.task_row(session, task)}, written_by)
    pack.ask(session, task)


def write_section(session: Session, section: Preparation, written_by: UUID | None = None) -> None:
    """Write one section of the preparation anew."""
    row = rows.preparation_row(section)
    dossiers.write_online(session, section.task_id, {("preparation", section.section): row}, written_by)


def rewrite_carried(session: Session, task: InspectionTask, written_by: UUID | None = None) -> None:
    """Write the carried files anew."""
    fresh: Rows = {("files", key): row for key, row in rows.file_rows(session, task).items()}
    if fresh:
        dossiers.write_online(session, task.id, fresh, written_by)


def on_object_changed(session: Session, inspected: InspectionObject) -> None:
    """The library changed: tasks that are still open say 登记信息已变更 and keep what they froze (R14)."""
    query = select(InspectionTask).where(InspectionTask.object_id == inspected.id)
    for task in session.scalars(query.where(InspectionTask.state.in_(states.OPEN))).unique():
        rewrite(session, task)


def on_item_changed(session: Session, code: str) -> None:
    """An item was abolished or changed: tasks drawn before show 依据已失效 (R8)."""
    query = select(InspectionTask).where(InspectionTask.state.in_(states.BEFORE_VISIT))
    for task in session.scalars(query).unique():
        if any(line["code"] == code for line in task.lines_frozen):
            rewrite(session, task)
