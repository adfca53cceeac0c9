"""Hand-over: sealed work of a revoked device, an ended account or a closed chain. The device's key is the only pass.

It settles the same ledger, as held, by payload hash where a number is taken; it answers what arrived and no content.
"""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from sync import callers, exchange, ledger, protocol, pull
from sync import tables as t
from sync.exchange import Words
from sync.faults import Fault
from sync.ledger import Place
from sync.mutations import chunks
from sync.proofs.text import to_b64u
from sync.protocol import PROTOCOL, Request
from sync.retrying import retried
from sync.settling import Checked, Context, Settling, check, move_acknowledged


def answer(session: Session, raw: bytes, context: Context, now: datetime, words: Words) -> bytes:
    """Keep everything the request brings; raises Fault('sync.device_unknown'), Fault('sync.proof_invalid')."""
    request = protocol.read(raw)
    bind = session.get_bind()
    caller = exchange.greet(bind, request.device)
    callers.prove(caller, request)
    own = [check(envelope, request.device, caller.public_key) for envelope in request.mutations]
    places: list[Place] = []
    beside: list[dict[str, Any]] = []
    for chunk in chunks(own):
        kept, quarantined = retried(session, partial(keep, session, request.device, chunk, context, now))
        places += kept
        beside += quarantined
    with pull.reading(bind) as connection:
        return orjson.dumps(reply(connection, request, places, beside, words))


def keep(
    session: Session,
    device: UUID,
    chunk: list[Checked],
    context: Context,
    now: datetime,
    via: str = "hand-over",
) -> tuple[list[Place], list[dict[str, Any]]]:
    """One transaction: ledger lines where the number is free, quarantine by hash where it is not."""
    with Settling(session, context, now, via) as settling:
        places = [(device, checked.payload.seq) for checked in chunk if checked.payload and checked.fits]
        settling.prepare([device], [], places)
        settling.taken = ledger.ids_taken(session, [c.payload.id for c in chunk if c.payload])
        row = settling.devices[device]
        end = (int(row.acknowledged_seq), bytes(row.acknowledged_link), bytes(row.acknowledged_signature))
        start, kept, beside = end, [], []
        for checked in chunk:
            place, end = keep_one(settling, checked, end, row.closed_at is not None)
            if place:
                kept.append(place)
            else:
                beside.append(quarantined(checked))
        if end != start:
            move_acknowledged(session, device, *end, offset=None)
        settling.write()
        session.commit()
    return kept, beside


End = tuple[int, bytes, bytes]  # seq, link and signature of what is acknowledged


def keep_one(settling: Settling, checked: Checked, end: End, closed: bool) -> tuple[Place | None, End]:
    """Its place in the ledger, or None when only its bytes were kept; and the chain's end after it."""
    envelope = checked.envelope
    seq = checked.payload.seq if checked.payload else 0
    if not (checked.fits and checked.signed and checked.payload and checked.payload.device == checked.device):
        reason = "sync.altered" if checked.signed else "sync.signature_invalid"
        ledger.keep_bytes(settling.session, settling.line(checked, seq), envelope.payload, reason)
        return None, end
    stored = settling.stored.get((checked.device, seq))
    if stored is not None and stored.link != envelope.link:
        ledger.keep_bytes(settling.session, settling.line(checked, seq), envelope.payload, "sync.fork")
        return None, end
    if stored is None:
        settling.hold(checked, seq, Fault("sync.handed_over"))
    if not closed and seq == end[0] + 1 and envelope.prev_link == end[1]:
        end = (seq, envelope.link, envelope.signature)
    return (checked.device, seq), end


def quarantined(checked: Checked) -> dict[str, Any]:
    """The outcome of bytes kept by their hash."""
    return {
        "device": str(checked.device), "seq": checked.payload.seq if checked.payload else None,
        "hash": checked.envelope.payload_hash.hex(), "outcome": "held",
        "problem": {"code": "sync.handed_over", "details": {}},
    }  # fmt: skip


def reply(
    connection: Connection, request: Request, places: list[Place], beside: list[dict[str, Any]], words: Words
) -> dict[str, Any]:
    """What arrived and what is still wanted; no dossier, no anchor."""
    caller = callers.look_up(connection, request.device)
    outcomes = [*exchange.outcomes_at(connection, places), *beside]
    return {
        "protocol": PROTOCOL,
        "epoch": str(caller.epoch),
        "id": request.id,
        "acknowledged": {
            "seq": caller.acknowledged_seq,
            "link": caller.acknowledged_link.hex(),
            "signature": to_b64u(caller.acknowledged_signature),
        },
        "durable": caller.durable,
        "outcomes": [exchange.with_words(outcome, words) for outcome in outcomes],
        "uploads": offsets(connection, request.device),
    } | ({"recovering": True} if caller.recovering else {})


def offsets(connection: Connection, device: UUID) -> dict[str, int]:
    """Bytes received of the device's unfinished uploads, by SHA-256 (hex)."""
    u = t.upload.c
    query = select(u.sha256, u.position).where(u.device_id == device, u.finished_at.is_(None))
    return {digest.hex(): position for digest, position in connection.execute(query)}
