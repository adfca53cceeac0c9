"""Rows of a dossier where values stand beside each other."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from sync import tables as t


def contested_of(session: Session, dossier_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """ "collection/key" → what stands beside its current value: [{head, value, by, at}]."""
    row = t.row.c
    found = session.execute(
        select(row.collection, row.key, row.contest)
        .where(row.dossier_id == dossier_id, row.contest.is_not(None))
        .order_by(row.collection, row.key)
    )
    return {f"{collection}/{key}": contest for collection, key, contest in found if contest}
