"""The record of backups, and what follows from it: how much of a phone's chain is durable (PROTOCOL P120–P122).

A dump passes through four moments, each committed before the next step outside the database is taken:

    began      nothing of it can be restored
    counted    its seqs are on record and hold `durable` down; only now does its manifest make it restorable
    finished   it is surely restorable
    forgotten  its manifest was taken away before: nothing of it can be restored any more

So a dump a restore could choose always counts, whatever process dies between two steps. Nothing is durable while
no dump is finished.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from sync import tables as t
from sync.recovery_tables import backup, backup_device

DURABLE = text(
    """
    with standing as (
      select id, finished_at from sync_backup where counted_at is not null and forgotten_at is null
    ), least_of as (
      select d.id, case when exists (select from standing where finished_at is not null)
                        then coalesce(min(coalesce(held.seq, 0)), 0) else 0 end as seq
      from sync_device d
      left join standing on true
      left join sync_backup_device held on held.backup_id = standing.id and held.device_id = d.id
      group by d.id
    )
    update sync_device d set durable_seq = least_of.seq
    from least_of where least_of.id = d.id and d.durable_seq <> least_of.seq
    """
)
MOST_ROWS = 1000  # of one insert


@dataclass(frozen=True, slots=True)
class Backup:
    """One dump as the database has it."""

    id: UUID
    epoch: UUID
    began_at: datetime
    counted_at: datetime | None
    finished_at: datetime | None
    forgotten_at: datetime | None
    key: str
    sha256: bytes | None
    size: int | None


def begin(session: Session, backup_id: UUID, epoch: UUID, key: str, at: datetime) -> None:
    """A dump is about to be taken."""
    session.execute(insert(backup).values(id=backup_id, epoch=epoch, key=key, began_at=at))


def count(session: Session, backup_id: UUID, sha256: bytes, size: int, seqs: Mapping[UUID, int]) -> None:
    """It is in the store, whole and read back; from here on no phone may drop what it does not hold."""
    rows = [{"backup_id": backup_id, "device_id": device, "seq": seq} for device, seq in seqs.items()]
    for start in range(0, len(rows), MOST_ROWS):
        session.execute(insert(backup_device).on_conflict_do_nothing(), rows[start : start + MOST_ROWS])
    set_moment(session, backup_id, counted_at=func.clock_timestamp(), sha256=sha256, size=size)
    move_durable(session)


def finish(session: Session, backup_id: UUID) -> None:
    """A restore may choose it; what every such dump holds is durable."""
    set_moment(session, backup_id, finished_at=func.clock_timestamp())
    move_durable(session)


def forget(session: Session, backup_id: UUID) -> None:
    """No restore can choose it any more (the caller has seen to that): it holds nothing down."""
    set_moment(session, backup_id, forgotten_at=func.clock_timestamp())
    session.execute(delete(backup_device).where(backup_device.c.backup_id == backup_id))
    move_durable(session)


def set_moment(session: Session, backup_id: UUID, **values: Any) -> None:
    session.execute(update(backup).where(backup.c.id == backup_id).values(**values))


def move_durable(session: Session) -> None:
    """Reckon `durable_seq` of every device anew; the devices are locked in the one order everybody uses."""
    session.execute(select(t.device.c.id).order_by(t.device.c.id).with_for_update(key_share=True))
    session.execute(DURABLE)


def standing(session: Session) -> list[Backup]:
    """Every dump that is not forgotten, newest first."""
    c = backup.c
    query = select(backup).where(c.forgotten_at.is_(None)).order_by(c.began_at.desc(), c.id.desc())
    return [Backup(*row) for row in session.execute(query)]


def adopt(session: Session, found: Backup, seqs: Mapping[UUID, int]) -> None:
    """A restored database learns of a dump from its manifest: finished, with these seqs."""
    values = {
        "id": found.id, "epoch": found.epoch, "began_at": found.began_at, "key": found.key,
        "sha256": found.sha256, "size": found.size, "counted_at": found.began_at,
        "finished_at": found.began_at, "forgotten_at": None,
    }  # fmt: skip
    made = insert(backup).values(values)
    session.execute(made.on_conflict_do_update(index_elements=["id"], set_=values))
    session.execute(delete(backup_device).where(backup_device.c.backup_id == found.id))
    rows = [{"backup_id": found.id, "device_id": device, "seq": seq} for device, seq in seqs.items()]
    for start in range(0, len(rows), MOST_ROWS):
        session.execute(insert(backup_device), rows[start : start + MOST_ROWS])
