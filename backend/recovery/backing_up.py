"""`backup(app)` and `rotate(app)`: for the command line, the daily job and tests."""

from uuid import UUID

from flask import Flask, current_app

from backend import clock
from backend.config import Config
from backend.extensions import db
from backend.web.store import current_store
from sync import backing_up, manifests
from sync.backing_up import Source
from sync.dumps import Tools
from sync.manifests import Manifest
from sync.stores.disk import DiskStore


def source() -> Source:
    """Where the running application's dumps come from and go to."""
    config: Config = current_app.extensions["liancha_config"]
    objects = current_store()
    dumps = DiskStore(config.backup_dir) if config.backup_dir else objects
    return Source(config.owner_database_url, dumps, objects, Tools(config.pg_bin))


def backup(app: Flask, keep: int | None = None) -> Manifest:
    """Take one dump, then forget all but the `keep` newest (None: none is forgotten). Raises what back_up raises."""
    with app.app_context():
        made = backing_up.back_up(db.session(), source(), clock.now())
        if keep is not None:
            backing_up.rotate(db.session(), source(), keep)
        db.session.remove()
    return made


def forget(app: Flask, backup_id: UUID) -> None:
    """Take one dump out of a restore's choice; raises Fault('backup.last')."""
    with app.app_context():
        backing_up.forget(db.session(), source(), backup_id)
        db.session.remove()


def choices(app: Flask) -> list[Manifest]:
    """Every dump a restore may choose, oldest first. Needs the store alone, no database."""
    with app.app_context():
        return list(manifests.every(source().dumps))
