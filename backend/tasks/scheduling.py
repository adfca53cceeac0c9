"""Two visits that cannot both be made: the same vehicle or the same person in one half-day (R72). Pure warnings."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import clock
from backend.tasks import states
from backend.tasks.models import InspectionTask

NOON = 12


def half_day(moment: datetime) -> tuple[datetime, datetime]:
    """Morning or afternoon in China, as [start, end)."""
    local = moment.astimezone(clock.SHANGHAI)
    start = local.replace(hour=0 if local.hour < NOON else NOON, minute=0, second=0, microsecond=0)
    return start, start + timedelta(hours=NOON)


def others_then(session: Session, task: InspectionTask) -> list[InspectionTask]:
    """Visits still to be made in the same half-day."""
    start, end = half_day(task.planned_at)
    query = select(InspectionTask).where(
        InspectionTask.planned_at >= start, InspectionTask.planned_at < end, InspectionTask.id != task.id,
        InspectionTask.state.in_(states.BEFORE_VISIT),
    )  # fmt: skip
    return list(session.scalars(query.order_by(InspectionTask.task_no)).unique())


def conflicts(session: Session, task: InspectionTask) -> list[str]:
    """In words, for the dossier's warnings. People are named only when the hours collide: a half-day holds several
    visits of one team, but a vehicle is booked for all of it."""
    found = []
    for other in others_then(session, task):
        if task.vehicle and plate(other.vehicle) == plate(task.vehicle) and not same_team(task, other):
            found.append(
                f"车辆 {task.vehicle} 同一半天已安排给 {other.task_no} {other.object_frozen['name']}"
            )
        if other.planned_at == task.planned_at and (names := shared(task, other)):
            found.append(f"{'、'.join(names)}同一时间还有 {other.task_no} {other.object_frozen['name']}")
    return found


def plate(vehicle: str) -> str:
    return vehicle.replace(" ", "").replace("·", "").upper()


def same_team(task: InspectionTask, other: InspectionTask) -> bool:
    """One team drives one route: its own next visit is no second booking."""
    return {one.user_id for one in task.team} == {one.user_id for one in other.team}


def shared(task: InspectionTask, other: InspectionTask) -> list[str]:
    there = {one.user_id for one in other.team}
    return [one.frozen["name"] for one in task.team if one.user_id in there]
