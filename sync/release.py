"""A person's word on held work: let it through, or decline it. What it makes of the rows is checked anew.

Services: they take plain values, write in the caller's transaction and never commit.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from sync import ledger, payload
from sync.decisions import decide
from sync.faults import Fault
from sync.ledger import Settled
from sync.payload import Payload
from sync.registry import VERBS
from sync.settling import Context, Settling


def pending(session: Session, dossier_ids: list[UUID]) -> list[Any]:
    """Held mutations of these dossiers, oldest first: rows of sync_mutation with `word`."""
    return ledger.held_in(session, dossier_ids)


def release(
    session: Session,
    device: UUID,
    seq: int,
    context: Context,
    now: datetime,
    decided_by: UUID,
    reason: str = "",
) -> str:
    """Apply a held mutation now; returns 'applied' or 'contested'.

    Raises Fault('sync.not_held'), or what its handler raises: then nothing has changed.
    """
    content = readable(session, device, seq)
    with Settling(session, context, now, "release") as settling:
        line = lock_held(settling, content, device, seq)
        outcome = run(settling, line, content, released=True)
        decide(settling.batch, line, outcome, reason, decided_by, now)
        settling.batch.keep()
        settling.batch.flush()
    return outcome


def decline(
    session: Session, device: UUID, seq: int, context: Context, now: datetime, decided_by: UUID, reason: str
) -> None:
    """Refuse held work for good; it stays on record. Raises Fault('sync.not_held')."""
    found = ledger.line_at(session, device, seq)
    with Settling(session, context, now, "release") as settling:
        contents = [payload.read(found[0].payload)] if found and found[0].id else []
        settling.prepare([device], contents, [])
        line = still_held(session, device, seq)
        decide(settling.batch, line, "rejected", reason, decided_by, now)
        settling.batch.keep()
        settling.batch.flush()


def readable(session: Session, device: UUID, seq: int) -> Payload:
    found = ledger.line_at(session, device, seq)
    if found is None:
        raise Fault("sync.not_held")
    return payload.read(found[0].payload)


def lock_held(settling: Settling, content: Payload, device: UUID, seq: int) -> Settled:
    """Take every lock in order, and make sure the work is still held."""
    settling.prepare([device], [content], [])
    if content.dossier not in settling.batch.dossiers:
        raise Fault("sync.dossier_unknown")
    return still_held(settling.session, device, seq)


def still_held(session: Session, device: UUID, seq: int) -> Settled:
    found = ledger.line_at(session, device, seq)
    if found is None or found[1] != "held":
        raise Fault("sync.not_held")
    return found[0]


def run(settling: Settling, line: Settled, content: Payload, *, released: bool) -> str:
    """The handler with the conflict check of today."""
    verb = VERBS.get(content.name)
    if verb is None:
        raise Fault("sync.verb_unknown", name=content.name)
    moment = settling.moment(line, content)
    settling.run(line, verb, content, moment, released=released)
    return line.outcome
