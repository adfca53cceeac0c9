"""The daily dump: taken at 2:30 in the county, older ones forgotten."""

from flask import current_app
from sqlalchemy.orm import Session

from backend import clock, jobs
from backend.config import Config
from backend.recovery.backing_up import source
from sync import backing_up
from sync.faults import Fault


@jobs.every("30 18 * * *", "recovery.back_up")
def back_up(session: Session) -> None:
    """One dump and the rotation; somebody else's at this moment serves as well."""
    config: Config = current_app.extensions["liancha_config"]
    try:
        backing_up.back_up(session, source(), clock.now())
        backing_up.rotate(session, source(), config.backups_kept)
    except Fault as fault:
        if fault.code != "backup.running":
            raise
