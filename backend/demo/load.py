"""`liancha demo load`: the demo county into an empty database, through the services everybody uses."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import Department, User
from backend.config import Config
from backend.demo import history, pictures, today
from backend.demo.county import load_county
from backend.demo.stage import Stage
from backend.problems import Entry, Problem, catalogue
from backend.tasks.models import InspectionTask
from sync.stores.base import ObjectStore

MARK = "LC-31"  # the last department of the demo: no real county has it

catalogue(
    {
        "demo.not_empty": Entry(
            409, "数据库中已有其他数据", "演示数据只能载入空数据库，以免与正式数据混淆。",
            "The database is not empty", "Demo data go into an empty database only.",
        ),
    }
)  # fmt: skip


def load(session: Session, store: ObjectStore, config: Config) -> bool:
    """Load the demo; False when it is there already. Raises demo.not_empty. Commits on the way
    as a phone's work does: give it a session inside a transaction (atomic.py) to have all or nothing."""
    if session.scalar(select(Department.id).where(Department.code == MARK)):
        return False
    refuse_other_data(session)
    county = load_county(session, config.demo_password)
    session.commit()
    pens, now = pictures.find_pens(config.pwa_dir), clock.now()
    stage = Stage(session, store, config, county)
    history.play(stage, pens, now)
    today.play(stage, pens, now)
    return True


def refuse_other_data(session: Session) -> None:
    """Nobody's real accounts or tasks get fictional neighbours."""
    for table in (User, Department, InspectionTask):
        if session.scalar(select(func.count()).select_from(table)):
            raise Problem("demo.not_empty")
