"""Taking a dump and forgetting one. The order of the steps is the promise: see sync/backups.py."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, create_engine, select, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from sync import backups, dumps, epochs, manifests
from sync import tables as t
from sync.dumps import Tools
from sync.faults import Fault
from sync.manifests import Manifest
from sync.stores.base import ObjectStore

log = logging.getLogger(__name__)
ALONE = 7319  # advisory lock: one backup, rotation or restore of a database at a time


@dataclass(frozen=True)
class Source:
    """What a backup needs: who may read every table, where dumps go, where the published life is, the programs."""

    url: str  # psycopg address of the role that owns the tables
    dumps: ObjectStore
    objects: ObjectStore
    tools: Tools


def back_up(session: Session, source: Source, now: datetime) -> Manifest:
    """One dump, verified in its store and restorable. Commits on its way.

    Raises Fault: backup.running, backup.no_tools, backup.tool_failed, backup.unreadable, server.epoch_superseded.
    """
    with alone(source.url):
        life = refuse_other_lives(session, source)
        settle_unfinished(session, source)
        made = uuid4()
        backups.begin(session, made, life.id, manifests.dump_key(made), now)
        session.commit()
        sha256, size, seqs = dump(source, made)
        manifest = Manifest(made, life.id, now, sha256, size, seqs)
        verify(source, manifest)
        backups.count(session, made, bytes.fromhex(sha256), size, seqs)
        session.commit()
        refuse_other_lives(session, source)
        manifests.put(source.dumps, manifest)
        backups.finish(session, made)
        session.commit()
    return manifest


def forget(session: Session, source: Source, backup_id: UUID) -> None:
    """Take a dump out of a restore's choice, then let it hold nothing down. Commits.

    Raises Fault('backup.last') when no other dump could be restored then.
    """
    with alone(source.url):
        refuse_other_lives(session, source)
        forget_one(session, source, backup_id)


def rotate(session: Session, source: Source, keep: int) -> list[UUID]:
    """Forget all but the `keep` newest finished dumps; at least one stays. Commits. Returns what was forgotten."""
    with alone(source.url):
        refuse_other_lives(session, source)
        settle_unfinished(session, source)
        finished = [one.id for one in backups.standing(session) if one.finished_at]
        gone = finished[max(keep, 1) :]
        for backup_id in reversed(gone):
            forget_one(session, source, backup_id)
    return gone


def forget_one(session: Session, source: Source, backup_id: UUID) -> None:
    others = [one.id for one in backups.standing(session) if one.finished_at and one.id != backup_id]
    if not any(manifests.find(source.dumps, other) for other in others):
        raise Fault("backup.last")
    session.commit()
    manifests.take_away(source.dumps, backup_id)
    backups.forget(session, backup_id)
    session.commit()


def settle_unfinished(session: Session, source: Source) -> None:
    """What a killed backup left: finished where its manifest is there, else forgotten. Called alone."""
    for one in backups.standing(session):
        if one.finished_at is not None:
            continue
        if one.counted_at is not None and manifests.find(source.dumps, one.id):
            backups.finish(session, one.id)
        else:
            manifests.take_away(source.dumps, one.id)
            backups.forget(session, one.id)
        session.commit()


def refuse_other_lives(session: Session, source: Source) -> epochs.Life:
    """A superseded database neither adds to the dumps nor takes one away."""
    life = epochs.current(session)
    session.commit()
    if why := epochs.claim(source.objects, life):
        raise Fault(why)
    return life


def dump(source: Source, backup_id: UUID) -> tuple[str, int, dict[UUID, int]]:
    """(SHA-256, size, seq of each device): the dump and the seqs are read in one snapshot."""
    with snapshot(source.url) as (connection, name):
        seqs = {
            device: seq
            for device, seq in connection.execute(select(t.device.c.id, t.device.c.acknowledged_seq))
        }
        with (
            dumps.dumping(source.tools, source.url, name) as stream,
            source.dumps.stage(stream) as staged,
        ):
            staged.keep(manifests.dump_key(backup_id))
    return stream.hash.hexdigest(), stream.size, seqs


def verify(source: Source, manifest: Manifest) -> None:
    """Read the stored dump again, block by block; raises Fault('backup.unreadable')."""
    unreadable = Fault("backup.unreadable", id=str(manifest.id))
    try:
        found = dumps.verify(source.tools, source.dumps.open(manifest.key))
    except Fault as fault:
        if fault.code != "backup.tool_failed":
            raise
        raise unreadable from fault
    if found != (manifest.sha256, manifest.size):
        raise unreadable


@contextmanager
def snapshot(url: str) -> Iterator[tuple[Connection, str]]:
    """A REPEATABLE READ transaction and the name under which pg_dump joins its snapshot."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as plain:
        connection = plain.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection, connection.execute(text("select pg_export_snapshot()")).scalar_one()


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Hold the one lock of backups, rotation and restore; raises Fault('backup.running')."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        took = connection.execute(text("select pg_try_advisory_lock(:key)"), {"key": ALONE}).scalar_one()
        connection.commit()
        if not took:
            raise Fault("backup.running")
        try:
            yield
        finally:
            connection.execute(text("select pg_advisory_unlock(:key)"), {"key": ALONE})
            connection.commit()
