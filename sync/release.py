"""A person's word on held work: let it through, or decline it. What it makes of the rows is checked anew.

Services: they take plain values, write in the caller's transaction and never commit.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from sync import dossiers, ledger, payload
from sync import tables as t
from sync.batch import RowKey, Write
from sync.conflict import inside_cut
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


@dataclass(frozen=True)
class Change:
    """What a row says today (None: there is none) and would say; `beside`: kept beside a colleague's value."""

    where: RowKey
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    beside: bool


@dataclass(frozen=True)
class Rehearsal:
    """What `release` would do at this moment: 'applied', 'contested', or 'held' with the fault that stands against it."""

    outcome: str
    fault: Fault | None = None
    changes: list[Change] = field(default_factory=list)


def rehearse(session: Session, device: UUID, seq: int, context: Context, now: datetime) -> Rehearsal:
    """Release it inside a savepoint, look, and take it back. Raises Fault('sync.not_held')."""
    savepoint = session.begin_nested()
    try:
        with Settling(session, context, now, "release") as settling:
            content = readable(session, device, seq)
            line = lock_held(settling, content, device, seq)
            outcome = run(settling, line, content, released=True)
            return Rehearsal(outcome, None, changes(session, settling.batch.writes))
    except Fault as fault:
        if fault.code == "sync.not_held":
            raise
        return Rehearsal("held", fault)
    finally:
        savepoint.rollback()


def changes(session: Session, writes: list[Write]) -> list[Change]:
    """The last write of every row the verb itself writes, beside what the database still says."""
    last = {write.where: write for write in writes if write.state.device is not None}
    r = t.row.c
    found = session.execute(
        select(r.dossier_id, r.collection, r.key, r.value).where(
            tuple_(r.dossier_id, r.collection, r.key).in_(list(last))
        )
    )
    before = {(d, c, k): value for d, c, k, value in found}
    return [
        Change(where, before.get(where), write.state.value, write.beside) for where, write in last.items()
    ]


def lies_outside(session: Session, found: Settled) -> bool:
    """Is the record locked, and this neither inside its cut nor made for after it? Then no signed row may change."""
    cut = session.scalar(select(t.dossier.c.cut).where(t.dossier.c.id == found.dossier_id))
    verb = VERBS.get(found.name)
    if not cut or (verb is not None and verb.after_lock):
        return False
    return not inside_cut(cut, str(found.device_id), found.seq, found.link.hex())


def decline(
    session: Session, device: UUID, seq: int, context: Context, now: datetime, decided_by: UUID, reason: str
) -> None:
    """Refuse held work for good; it stays on record. Raises Fault('sync.not_held')."""
    conclude(session, device, seq, context, now, decided_by, "rejected", reason)


Rows = dict[tuple[str, str], dict[str, Any] | None]


def conclude(
    session: Session, device: UUID, seq: int, context: Context, now: datetime, decided_by: UUID,
    outcome: str, reason: str, rows: Rows | None = None,
) -> None:  # fmt: skip
    """End the waiting without running the verb; `rows` are what the office writes into the dossier instead."""
    found = ledger.line_at(session, device, seq)
    with Settling(session, context, now, "release") as settling:
        contents = [payload.read(found[0].payload)] if found and found[0].id else []
        settling.prepare([device], contents, [])
        line = still_held(session, device, seq)
        decide(settling.batch, line, outcome, reason, decided_by, now)
        if rows and line.dossier_id:
            dossiers.write_online(session, line.dossier_id, rows, decided_by)
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
