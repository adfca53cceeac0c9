"""What the demo's teams take along besides what the libraries know. Sections nobody filled stay 未获取."""

from pathlib import Path

import orjson
from sqlalchemy.orm import Session

from backend import clock
from backend.demo.plot import Visit
from backend.tasks import preparation
from backend.tasks.models import InspectionTask

KNOWN = orjson.loads(Path(__file__).with_name("data").joinpath("known.json").read_bytes())


def fill_dossier(session: Session, task: InspectionTask, visit: Visit) -> None:
    """Put filings, penalties and earlier results into the sections of a task."""
    first_of_year = visit.planned_at.year == 2026 and visit.planned_at.month == 5
    for section, (source, body) in KNOWN.get(visit.inspected, {}).items():
        if section == "last_results" and first_of_year:
            continue  # in May there was no earlier joint check
        pairs = [{"label": label, "value": value} for label, value in body]
        preparation.fill(session, task.leader.user, task, section, source, clock.today().isoformat(), pairs)
