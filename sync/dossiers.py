"""Dossiers: opening, access, and online writes. Each write locks the dossier row and raises its version."""

import uuid
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from sync import tables as t
from sync.batch import Batch, RowState, open_batch
from sync.faults import Fault


def open_dossier(session: Session, dossier_id: UUID, kind: str) -> None:
    """Make the dossier if it is not there."""
    session.execute(insert(t.dossier).values(id=dossier_id, kind=kind).on_conflict_do_nothing())


def permit(session: Session, dossier_id: UUID, user_id: UUID) -> None:
    """Let a user hold the dossier from the next sync on."""
    session.execute(insert(t.access).values(user_id=user_id, dossier_id=dossier_id).on_conflict_do_nothing())


def withdraw(session: Session, dossier_id: UUID, user_id: UUID) -> None:
    """Take the dossier from a user; the phone leaves it after everything owed is settled."""
    session.execute(
        delete(t.access).where(t.access.c.user_id == user_id, t.access.c.dossier_id == dossier_id)
    )


def lock_dossiers(session: Session, dossier_ids: list[UUID]) -> None:
    """Lock the rows of several dossiers in the one order everybody uses."""
    session.execute(
        select(t.dossier.c.id)
        .where(t.dossier.c.id.in_(dossier_ids))
        .order_by(t.dossier.c.id)
        .with_for_update(key_share=True)
    )


def write_online(
    session: Session,
    dossier_id: UUID,
    rows: dict[tuple[str, str], dict[str, Any] | None],
    written_by: UUID | None = None,
) -> int:
    """Write rows from the office (no device, a random head); returns the dossier's new version.

    Called while a phone's work is being applied on the same session, the rows join that batch. Raises
    Fault('sync.dossier_unknown').
    """
    running = open_batch(session)
    batch = running or Batch(session)
    batch.lock([dossier_id])
    if dossier_id not in batch.dossiers:
        raise Fault("sync.dossier_unknown")
    batch.preload({(dossier_id, collection, key) for collection, key in rows})
    head = uuid.uuid4().hex
    for (collection, key), value in rows.items():
        lay(batch, (dossier_id, collection, key), value, head, written_by)
    version = batch.next_version(dossier_id)
    if not running:
        batch.keep()
        batch.moved.add(dossier_id)
        batch.flush()
    return version


def lay(
    batch: Batch, where: tuple[UUID, str, str], value: dict[str, Any] | None, head: str, by: UUID | None
) -> None:
    """Put a value the server itself writes; a contest standing there stays."""
    there = batch.get(where)
    contest = there.contest if there else None
    batch.lay(where, RowState(value, head, None, None, contest, by, datetime.now(UTC)))


def read_rows(session: Session, dossier_id: UUID, collection: str) -> dict[str, dict[str, Any]]:
    """Every current value of a collection by key, as the running batch or the database has it."""
    batch = open_batch(session) or Batch(session)
    found = batch.collection(dossier_id, collection)
    return {key: state.value for key, state in found.items() if state.value is not None}
