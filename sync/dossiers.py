"""Dossiers: opening, access, and online writes. Each write locks the dossier row and raises its version."""

import uuid
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from sync import tables as t


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
        .with_for_update()
    )


def write_online(
    session: Session,
    dossier_id: UUID,
    rows: dict[tuple[str, str], dict[str, Any] | None],
    written_by: UUID | None = None,
) -> int:
    """Write rows from the office (no device, a random head); returns the dossier's new version."""
    version = session.execute(
        update(t.dossier)
        .where(t.dossier.c.id == dossier_id)
        .values(version=t.dossier.c.version + 1)
        .returning(t.dossier.c.version)
    ).scalar_one()
    head = uuid.uuid4().hex
    for (collection, key), value in rows.items():
        fresh = {
            "version": version, "value": value, "head": head, "device_id": None, "seq": None,
            "written_by": written_by, "written_at": func.clock_timestamp(),
        }  # fmt: skip
        session.execute(
            insert(t.row)
            .values(dossier_id=dossier_id, collection=collection, key=key, **fresh)
            .on_conflict_do_update(index_elements=["dossier_id", "collection", "key"], set_=fresh)
        )
    return int(version)
