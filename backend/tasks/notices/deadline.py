"""By which day the party must know of a visit (R68)."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from backend import clock
from backend.profiles import service as profiles
from backend.profiles.deadline import WorkCalendar
from backend.tasks.models import InspectionTask

ONE_DAY = timedelta(days=1)


def latest_day(planned: date, days: int, calendar: WorkCalendar) -> date:
    """The last day after which `days` whole working days still lie before the visit; make-up days count."""
    day, left = planned, days
    while left > 0:
        day -= ONE_DAY
        left -= calendar.is_workday(day)
    return day - ONE_DAY


def notice_by(session: Session, task: InspectionTask) -> date | None:
    """None for a surprise check: nobody is told then (R69)."""
    if task.surprise:
        return None
    days = int(task.profile_frozen.get("notice_days", 3))
    return latest_day(clock.local_day(task.planned_at), days, profiles.work_calendar(session))
