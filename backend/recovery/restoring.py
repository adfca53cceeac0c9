"""`restore(app, backup)`: the database the application names becomes what a dump holds, and may serve.

app = create_app(config, pooled=False)      # config: the empty database, the same object store
restore(app, None)                          # the newest dump
"""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from flask import Flask
from flask_migrate import upgrade

from backend.config import Config
from backend.extensions import db
from backend.recovery.backing_up import source
from sync import epochs, relisting, restoring

MIGRATIONS = str(Path(__file__).resolve().parents[1] / "migrations")
Say = Callable[[str], None]


def restore(app: Flask, backup_id: UUID | None, say: Say = lambda line: None) -> epochs.Life:
    """Load a dump into the empty database of `app` and recover it. Raises what choose and load raise."""
    with app.app_context():
        chosen = restoring.choose(source(), backup_id)
        say(f"{chosen.id}  {chosen.began_at:%Y-%m-%d %H:%M:%S %Z}  {chosen.size:,} B")
        restoring.load(source(), chosen)
        upgrade(directory=MIGRATIONS)
        restoring.begin(db.session(), source(), chosen)
    return recover(app, say)


def recover(app: Flask, say: Say = lambda line: None) -> epochs.Life:
    """What follows after the data are there; also for a database promoted or put back by other means.

    Begins a new life where the last one was ready, hashes the object store again (going on where an interrupted
    run stopped), and opens the doors.
    """
    with app.app_context():
        upgrade(directory=MIGRATIONS)
        restoring.begin(db.session(), source(), None)
        config: Config = app.extensions["liancha_config"]
        relisting.relist(db.session(), source().objects, config.limits, say)
        life = restoring.open_doors(db.session(), source())
        db.session.remove()
    return life
