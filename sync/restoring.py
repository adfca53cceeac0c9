"""From a dump to a database that may serve: load, begin a new life, learn of the other dumps, publish.

    load        into an empty database, all or nothing
    (the caller brings the schema to its newest version)
    begin       a new life, recovering; its name is published as not ready: every server refuses from here on
    relisting   the object store is listed and hashed again (sync/relisting.py); may be repeated after a crash
    open_doors  the new life is published as ready

Each step may be run again when the one after it failed.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import create_engine, func, select, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from sync import backups, dumps, epochs, manifests
from sync.backing_up import Source, alone, verify
from sync.faults import Fault
from sync.manifests import Manifest


def choose(source: Source, wanted: UUID | None) -> Manifest:
    """The dump that is wanted, or the newest; raises Fault('backup.not_found')."""
    found = manifests.find(source.dumps, wanted) if wanted else newest(manifests.every(source.dumps))
    if found is None:
        raise Fault("backup.not_found", id=str(wanted) if wanted else "—")
    return found


def newest(every: Iterable[Manifest]) -> Manifest | None:
    return max(every, key=lambda one: (one.began_at, one.id.bytes), default=None)


def load(source: Source, manifest: Manifest) -> None:
    """Put the dump into the empty database at `source.url`.

    Raises Fault: backup.database_not_empty, backup.unreadable, backup.tool_failed.
    """
    with alone(source.url):
        refuse_full(source.url)
        verify(source, manifest)
        dumps.load(source.tools, source.url, source.dumps.open(manifest.key))


def refuse_full(url: str) -> None:
    """A restore never writes over anything."""
    engine = create_engine(url, poolclass=NullPool)
    query = "select exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p'))"
    with engine.connect() as connection:
        if connection.execute(text(query.replace("::", "\\:\\:"))).scalar_one():
            raise Fault("backup.database_not_empty")


def begin(session: Session, source: Source, manifest: Manifest | None) -> epochs.Life:
    """The new life of a restored database, or of one promoted by other means (no manifest). Commits.

    Asked again for a life that never became ready, it goes on with that one.
    """
    life = epochs.current(session)
    if life.ready_at is not None:
        epochs.begin(session, manifest.id if manifest else None, moment_of(session, manifest))
        life = epochs.current(session)
    learn_dumps(session, source)
    session.commit()
    epochs.publish(source.objects, life.id, ready=False)
    return life


def moment_of(session: Session, manifest: Manifest | None) -> datetime:
    """What the database shows is of this moment."""
    if manifest is not None:
        return manifest.began_at
    now: datetime = session.execute(select(func.clock_timestamp())).scalar_one()
    return now


def learn_dumps(session: Session, source: Source) -> None:
    """The store says which dumps there are; what the database remembers of them is older than itself."""
    there = {one.id: one for one in manifests.every(source.dumps)}
    for manifest in there.values():
        backups.adopt(session, manifest.record(), manifest.seqs)
    for remembered in backups.standing(session):
        if remembered.id not in there:
            manifests.take_away(source.dumps, remembered.id)
            backups.forget(session, remembered.id)
    backups.move_durable(session)


def open_doors(session: Session, source: Source) -> epochs.Life:
    """The life may serve. Commits, then publishes it."""
    life = epochs.current(session)
    epochs.change(session, life.id, ready_at=func.clock_timestamp())
    session.commit()
    epochs.publish(source.objects, life.id, ready=True)
    return life
