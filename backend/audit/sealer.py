"""Seals audit entries into one chain. One job does it, so that no write waits for a global lock.

link = SHA-256('liancha-audit-v1' ‖ previous link ‖ SHA-256(canonical entry)); the first previous link is 32 zero
bytes. Anyone with read access to both tables can reckon it again (`broken`).
"""

from datetime import UTC
from hashlib import sha256
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from backend.audit.models import AuditEntry, AuditSeal
from sync.proofs import canonical

PREFIX = b"liancha-audit-v1"
FIRST = bytes(32)
LOCK = 0x6C69616E  # one sealer at a time, whatever the number of workers


def seal(session: Session, limit: int = 10_000) -> int:
    """Seal what is not sealed yet, in order of number; returns how many entries were sealed."""
    session.execute(text("select pg_advisory_xact_lock(:key)"), {"key": LOCK})
    last = session.scalars(select(AuditSeal).order_by(AuditSeal.position.desc()).limit(1)).first()
    position, link = (last.position, last.link) if last else (0, FIRST)
    waiting = select(AuditEntry).outerjoin(AuditSeal, AuditSeal.entry_id == AuditEntry.id)
    entries = session.scalars(
        waiting.where(AuditSeal.position.is_(None)).order_by(AuditEntry.id).limit(limit)
    ).all()
    for place, entry in enumerate(entries, start=position + 1):
        link = next_link(link, entry)
        session.add(AuditSeal(position=place, entry_id=entry.id, link=link))
    session.flush()
    return len(entries)


def next_link(previous: bytes, entry: AuditEntry) -> bytes:
    return sha256(PREFIX + previous + sha256(canonical.dumps(content(entry))).digest()).digest()


def content(entry: AuditEntry) -> dict[str, Any]:
    """What the seal covers: the whole entry."""
    return {
        "id": entry.id, "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": str(entry.actor_id) if entry.actor_id else None, "actor_name": entry.actor_name,
        "action": entry.action, "subject": [entry.subject_kind, entry.subject_id],
        "task": str(entry.task_id) if entry.task_id else None, "details": entry.details,
    }  # fmt: skip


def broken(session: Session) -> int | None:
    """The position of the first seal that does not fit its entry, None when the chain holds."""
    link = FIRST
    rows = session.execute(
        select(AuditSeal, AuditEntry)
        .join(AuditEntry, AuditEntry.id == AuditSeal.entry_id)
        .order_by(AuditSeal.position)
    )
    for expected, (sealed, entry) in enumerate(rows, start=1):
        link = next_link(link, entry)
        if sealed.link != link or sealed.position != expected:
            return int(sealed.position)
    return None


def shown(session: Session, entry: AuditEntry) -> dict[str, Any]:
    """An entry as the trail shows it."""
    sealed = session.scalar(select(AuditSeal.position).where(AuditSeal.entry_id == entry.id))
    return {
        "id": entry.id, "at": entry.at, "actor_id": entry.actor_id, "actor_name": entry.actor_name,
        "action": entry.action, "subject_kind": entry.subject_kind, "subject_id": entry.subject_id,
        "details": entry.details, "sealed": sealed is not None,
    }  # fmt: skip
