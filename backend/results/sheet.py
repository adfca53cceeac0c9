"""A task's dossier as the desk reads it: every row, who wrote it, what stands beside it; and its mutations."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sync import tables as t

COLLECTIONS = (
    "checkins", "lines", "findings", "evidence", "contacts", "witnesses", "parts", "confirmation", "record",
    "supplements", "review", "pauses", "recorders", "measures", "samples", "adopted", "clues",
    "evidence_reviews",
)  # fmt: skip
Rows = dict[str, dict[str, Any]]


@dataclass
class Sheet:
    """collection → key → value; "collection/key" → contest; counts of flags and of waiting work."""

    rows: dict[str, Rows] = field(default_factory=dict)
    contests: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    held: int = 0

    def of(self, collection: str) -> Rows:
        return self.rows.get(collection, {})

    def self_of(self, collection: str) -> dict[str, Any] | None:
        return self.of(collection).get("self")


def sheets_of(session: Session, task_ids: list[UUID]) -> dict[UUID, Sheet]:
    """The sheets of several tasks, in three queries whatever their number."""
    sheets = {task_id: Sheet() for task_id in task_ids}
    r = t.row.c
    rows = select(r.dossier_id, r.collection, r.key, r.value, r.contest).where(
        r.dossier_id.in_(task_ids), r.collection.in_(COLLECTIONS)
    )
    for dossier, collection, key, value, contest in session.execute(rows):
        if value is not None:
            sheets[dossier].rows.setdefault(collection, {})[key] = value
        if contest:
            sheets[dossier].contests[f"{collection}/{key}"] = contest
    add_mutations(session, sheets)
    return sheets


def sheet_of(session: Session, task_id: UUID) -> Sheet:
    return sheets_of(session, [task_id])[task_id]


def add_mutations(session: Session, sheets: dict[UUID, Sheet]) -> None:
    """Review flags, and how much waits for a decision."""
    m = t.mutation.c
    flagged = select(m.dossier_id, m.flags).where(m.dossier_id.in_(sheets), m.flags.is_not(None))
    for dossier, flags in session.execute(flagged):
        sheets[dossier].flags.update(flags)
    words = select(m.dossier_id, latest_word()).where(m.dossier_id.in_(sheets)).subquery()
    waiting = (
        select(words.c.dossier_id, func.count()).where(words.c.word == "held").group_by(words.c.dossier_id)
    )
    for dossier, count in session.execute(waiting):
        sheets[dossier].held = count


def latest_word() -> Any:
    """The outcome of a mutation today: its latest decision, else how it was settled."""
    d, m = t.later_decision.c, t.mutation.c
    latest = (
        select(d.outcome)
        .where(d.device_id == m.device_id, d.seq == m.seq)
        .order_by(d.decided_at.desc(), d.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(latest, m.outcome).label("word")
