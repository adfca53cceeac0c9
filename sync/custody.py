"""What happened to a file, in order. Append-only; shown to reviewers and kept in the archive."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Exists, Insert, exists, insert, literal, or_, select, union_all
from sqlalchemy.orm import Session

from sync import tables as t

EventName = Literal[
    "declared", "delivered", "verified", "quarantined", "lost", "derived", "expired", "missing"
]
Step = dict[str, Any]
STEP = ("sha256", "event", "user_id", "device_id", "details")


@dataclass(frozen=True)
class Sender:
    """Who brings bytes or speaks of them: a person, a device, or both."""

    user_id: UUID | None = None
    device_id: UUID | None = None

    @property
    def id(self) -> UUID:
        """The device where there is one, else the user; raises ValueError when there is neither."""
        found = self.device_id or self.user_id
        if found is None:
            raise ValueError("a sender is a device or a user")
        return found


NOBODY = Sender()


@dataclass(frozen=True)
class Event:
    """One step of a file's custody."""

    event: str
    at: datetime
    user_id: UUID | None
    device_id: UUID | None
    details: dict[str, Any]


def record(session: Session, sha256: bytes, event: EventName, by: Sender = NOBODY, **details: Any) -> None:
    """Add a step."""
    session.execute(adding(step(sha256, event, by, **details)))


def step(sha256: bytes, event: EventName, by: Sender = NOBODY, **details: Any) -> Step:
    """A step, not yet written."""
    return {
        "sha256": sha256, "event": event, "user_id": by.user_id, "device_id": by.device_id,
        "details": details or None,
    }  # fmt: skip


def adding(*new: Step) -> Insert:
    """The one statement that adds steps in this order (a select of rows: VALUES of several are never cached)."""
    columns = [t.custody.c[name] for name in STEP]
    rows = [select(*(literal(one[column.name], column.type) for column in columns)) for one in new]
    return insert(t.custody).from_select([*STEP], union_all(*rows))


def steps(session: Session, sha256: bytes) -> list[Event]:
    """Every step, in order."""
    c = t.custody.c
    rows = session.execute(
        select(c.event, c.at, c.user_id, c.device_id, c.details).where(c.sha256 == sha256).order_by(c.id)
    )
    return [Event(r.event, r.at, r.user_id, r.device_id, r.details or {}) for r in rows]


def has_delivered(session: Session, sha256: bytes, by: Sender) -> bool:
    """Did this person or this device bring the bytes themselves?"""
    return bool(session.scalar(select(delivered(sha256, by))))


def delivered(sha256: bytes, by: Sender) -> Exists:
    c = t.custody.c
    return exists().where(c.sha256 == sha256, c.event == "delivered", same_sender(c, by))


def same_sender(columns: Any, by: Sender) -> ColumnElement[bool]:
    """Rows of this device, or of this person."""
    matches = [columns.device_id == by.device_id] if by.device_id else []
    matches += [columns.user_id == by.user_id] if by.user_id else []
    return or_(*matches) if matches else columns.sha256.is_(None)
