"""The demo stage's three tasks: those of today, and fresh ones whenever somebody starts afresh.

Nothing recorded is ever deleted, so starting afresh brings new tasks. The cooperating department has done its part in
each, so that one phone can carry the visit to its end.
"""

from datetime import date, datetime
from typing import Any

from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import Department, User
from backend.config import Config
from backend.demo import pictures, plot, stories, visits
from backend.demo.atomic import one_transaction
from backend.demo.carried import carry_pictures
from backend.demo.county import County
from backend.demo.history import teams
from backend.demo.plot import Visit
from backend.demo.stage import Scene, Stage
from backend.demo.today import LASTS
from backend.draws.models import Draw
from backend.extensions import db
from backend.libraries.models import InspectionObject, Inspector
from backend.lists.models import UnifiedChecklist
from backend.plans.models import PlanEntry
from backend.tasks.models import InspectionTask
from backend.web.store import current_store

STORIES = (("signed", "O-04"), ("refused", "O-08"), ("unreachable", "O-13"))
LEADER = plot.GAS_TEAM[0]


def of_today(session: Session) -> list[dict[str, Any]]:
    """[{key, task, object, actor}]: the newest task of each story that is planned for today; [] when one is missing."""
    found = [newest(session, object_no) for _, object_no in STORIES]
    tasks = [task for task in found if task and clock.local_day(task.planned_at) == clock.today()]
    if len(tasks) < len(STORIES):
        return []
    return [
        {"key": key, "task": task.id, "object": task.object_frozen["name"], "actor": LEADER}
        for (key, _), task in zip(STORIES, tasks, strict=True)
    ]


def newest(session: Session, object_no: str) -> InspectionTask | None:
    return session.scalars(
        select(InspectionTask)
        .join(InspectionObject, InspectionObject.id == InspectionTask.object_id)
        .where(InspectionObject.object_no == object_no, InspectionTask.field_code == "F1")
        .order_by(InspectionTask.created_at.desc(), InspectionTask.task_no.desc())
        .limit(1)
    ).first()


def ensure_today(app: Flask) -> None:
    """A demo loaded on an earlier day gets tasks for today."""
    with app.app_context():
        missing = not of_today(db.session())
        db.session.rollback()
    if missing:
        start_afresh(app)


def start_afresh(app: Flask) -> None:
    """Three new tasks for today, in one database transaction."""
    config: Config = app.extensions["liancha_config"]
    with one_transaction(app) as session:
        bring_three(session, config, clock.now())


def bring_three(session: Session, config: Config, now: datetime) -> None:
    # two people starting afresh at once would take the same numbers
    session.execute(text("select pg_advisory_xact_lock(hashtext('demo_afresh'))"))
    county = known_county(session)
    stage = Stage(session, current_store(), config, county, opened=now.isoformat())
    pens = pictures.find_pens(config.pwa_dir)
    chosen = numbered(session, clock.local_day(now))
    draws = session.scalar(select(func.count()).select_from(Draw)) or 0
    tasks = visits.bring_drawn(session, county, f"D-{now.year}-{draws + 200}", chosen, now - LASTS * 2)
    for task in tasks.values():
        carry_pictures(stage, pens, task)
        _, others = teams(stage, task)
        stories.cooperating_done(Scene(stage, task, now - LASTS), others, pens)


def numbered(session: Session, day: date) -> tuple[Visit, ...]:
    """Visits at the stage's three businesses with task numbers nobody has yet."""
    used = session.scalar(select(func.count()).select_from(InspectionTask)) or 0
    return tuple(
        Visit(
            f"T-{day.year}-F1-{200 + used + n}",
            object_no,
            "F1",
            plot.GAS_TEAM,
            plot.at(day, 9 + 3 * n),
            plot.HALF_DONE,
        )
        for n, (_, object_no) in enumerate(STORIES)
    )


def known_county(session: Session) -> County:
    """The loaded demo county by its short names."""
    return County(
        {one.code: one for one in session.scalars(select(Department))},
        {one.username: one for one in session.scalars(select(User))},
        {one.inspector_no: one for one in session.scalars(select(Inspector))},
        {one.object_no: one for one in session.scalars(select(InspectionObject))},
        {one.field_code: one for one in session.scalars(select(UnifiedChecklist))},
        {one.entry_no[-2:]: one for one in session.scalars(select(PlanEntry))},
    )
