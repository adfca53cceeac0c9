"""Push: what a phone sends is settled once, in the order of its chain, whatever else goes wrong.

Signatures are verified before any lock is taken. Then, at most 50 mutations at a time, one transaction each:
device rows by id, dossiers by id, and only then access, revocation and the ledger (sync/settling.py).
A deadlock is retried and is never an outcome. Nothing is answered before its commit.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from sync import devices, ledger, payload, waiting
from sync import tables as t
from sync.faults import Fault
from sync.ledger import Place
from sync.protocol import MOST_PER_TRANSACTION, Envelope, Request
from sync.retrying import retried
from sync.settling import Checked, Context, Settling, check, move_acknowledged


@dataclass
class Pushed:
    """What the answer needs beyond the ledger."""

    places: list[Place] = field(default_factory=list)  # whose outcomes the ledger has
    refused: list[dict[str, Any]] = field(default_factory=list)  # outcomes that stand in no ledger
    expected: int | None = None  # after a gap: the number the server wants next
    closed: str | None = None  # why the sender's chain was closed just now
    dossiers: set[UUID] = field(default_factory=set)

    def add(self, other: "Pushed") -> None:
        self.places += other.places
        self.refused += other.refused
        self.expected = self.expected or other.expected
        self.closed = self.closed or other.closed
        self.dossiers |= other.dossiers


def push(session: Session, request: Request, public_key: bytes, context: Context, now: datetime) -> Pushed:
    """Settle what the request brings, and commit. Relayed work first: the sender may have built on it."""
    pushed = Pushed()
    relayed = list(check_relayed(session, request.relayed, pushed))
    if pushed.refused:
        session.commit()
    own = [check(envelope, request.device, public_key) for envelope in request.mutations]
    for chunk in chunks(relayed):
        pushed.add(retried(session, partial(settle_relayed, session, request.device, chunk, context, now)))
    for chunk in chunks(own):
        pushed.add(retried(session, partial(settle_own, session, request, chunk, context, now)))
        if pushed.closed or pushed.expected:
            break
    waiting.let_through(session, pushed.dossiers, context, now)
    return pushed


def chunks(all_of_them: list[Checked]) -> Iterator[list[Checked]]:
    for start in range(0, len(all_of_them), MOST_PER_TRANSACTION):
        yield all_of_them[start : start + MOST_PER_TRANSACTION]


def check_relayed(session: Session, envelopes: list[Envelope], pushed: Pushed) -> Iterator[Checked]:
    """Relayed work whose author we know and whose signature holds; the rest is answered, never stored as his."""
    authors: dict[UUID, Any] = {}
    read = [(envelope, author_of(envelope)) for envelope in envelopes]
    if wanted := {author for _, author in read if author}:
        query = select(t.device.c.id, t.device.c.public_key).where(t.device.c.id.in_(wanted))
        authors = {found.id: found.public_key for found in session.execute(query)}
    for envelope, author in read:
        if author is None or author not in authors:
            refuse_stranger(session, pushed, envelope, author)
            continue
        checked = check(envelope, author, authors[author])
        if checked.fits and checked.signed and checked.payload and checked.payload.device == author:
            yield checked
        else:
            refuse_relayed(pushed, envelope, author, "sync.relay_invalid")


def refuse_stranger(session: Session, pushed: Pushed, envelope: Envelope, author: UUID | None) -> None:
    """Nobody vouches for it here; where it names its author the bytes are kept for him."""
    if author is None:
        refuse_relayed(pushed, envelope, author, "sync.relay_invalid")
        return
    ledger.keep_stranger(session, author, envelope, "sync.device_unknown")
    refuse_relayed(pushed, envelope, author, "sync.device_unknown")


def author_of(envelope: Envelope) -> UUID | None:
    try:
        return payload.read(envelope.payload).device
    except Fault:
        return None


def refuse_relayed(pushed: Pushed, envelope: Envelope, author: UUID | None, code: str) -> None:
    pushed.refused.append(
        {
            "device": str(author) if author else None,
            "seq": None,
            "hash": envelope.payload_hash.hex(),
            "outcome": "held" if code == "sync.device_unknown" else "rejected",
            "problem": {"code": code, "details": {}},
        }  # fmt: skip
    )


def settle_relayed(
    session: Session, sender: UUID, chunk: list[Checked], context: Context, now: datetime
) -> Pushed:
    """Work carried for colleagues: never a gap, never moves its author's acknowledged."""
    pushed = Pushed()
    contents = [checked.payload for checked in chunk if checked.payload]
    places = [(one.device, one.seq) for one in contents]
    with Settling(session, context, now, "relay") as settling:
        settling.prepare([sender, *(checked.device for checked in chunk)], contents, places)
        for checked, place in zip(chunk, places, strict=True):
            stored = settling.stored.get(place)
            if stored is None:
                settling.settle(checked, place[1])
            elif stored.link != checked.envelope.link:
                refuse_fork(settling, checked, place[1], pushed)
                continue
            pushed.places.append(place)
        finish(settling, pushed)
    return pushed


def settle_own(
    session: Session, request: Request, chunk: list[Checked], context: Context, now: datetime
) -> Pushed:
    """The next piece of the sender's chain."""
    contents = [checked.payload for checked in chunk if checked.payload and checked.fits]
    with Settling(session, context, now, "push") as settling:
        walk = Walk(settling, request)
        settling.prepare([request.device], contents, places_of(request.device, chunk))
        walk.begin()
        for checked in chunk:
            if not walk.step(checked):
                break
        walk.end()
        finish(settling, walk.pushed)
    return walk.pushed


def places_of(device: UUID, chunk: list[Checked]) -> list[Place]:
    return [(device, checked.payload.seq) for checked in chunk if checked.payload]


def finish(settling: Settling, pushed: Pushed) -> None:
    settling.write()
    pushed.dossiers |= {one.dossier_id for one in settling.batch.settled if one.dossier_id}
    settling.session.commit()


def refuse_fork(settling: Settling, checked: Checked, seq: int, pushed: Pushed) -> None:
    """Two signed payloads with one number: both are kept, the chain is closed, the office sees it."""
    line = settling.line(checked, seq)
    ledger.keep_bytes(settling.session, line, checked.envelope.payload, "sync.fork")
    devices.close(settling.session, checked.device, "fork")
    recorded = ledger.hash_at(settling.session, checked.device, seq)
    pushed.refused.append(
        {
            "device": str(checked.device),
            "seq": seq,
            "hash": recorded or checked.envelope.payload_hash.hex(),
            "outcome": "rejected",
            "problem": {"code": "sync.fork", "details": {"recorded": recorded}},
        }  # fmt: skip
    )


class Walk:
    """Along the chain of the sender, from what is acknowledged to the end of what he sent."""

    def __init__(self, settling: Settling, request: Request) -> None:
        self.settling = settling
        self.request = request
        self.pushed = Pushed()
        self.device = request.device

    def begin(self) -> None:
        row = self.settling.devices[self.device]
        self.seq, self.link = int(row.acknowledged_seq), bytes(row.acknowledged_link)
        self.signature = bytes(row.acknowledged_signature)
        self.start = self.seq
        self.open = row.closed_at is None

    def step(self, checked: Checked) -> bool:
        """Settle one mutation; False when nothing after it can be settled."""
        if not self.open:
            self.pushed.closed = "closed"
            return False
        follows = checked.envelope.prev_link == self.link
        seq = self.seq + 1 if follows else self.claimed(checked)
        if seq is not None and self.is_settled(seq, checked):
            return self.repeat(seq, checked)
        if not checked.signed:
            return self.close_badly_signed(checked, seq)
        if follows:
            return self.advance(self.seq + 1, checked)
        return self.place_elsewhere(seq, checked)

    def claimed(self, checked: Checked) -> int | None:
        """The number of a mutation that does not follow what is acknowledged."""
        if checked.payload and checked.fits:
            return checked.payload.seq
        return ledger.seq_of_link(self.settling.session, self.device, checked.envelope.link)

    def is_settled(self, seq: int, checked: Checked) -> bool:
        self.settling.look_up([(self.device, seq)])
        stored = self.settling.stored.get((self.device, seq))
        return stored is not None and stored.link == checked.envelope.link

    def repeat(self, seq: int, checked: Checked) -> bool:
        """Settled before (sent twice, or carried by a colleague): the first outcome stands."""
        if seq == self.seq + 1 and checked.envelope.prev_link == self.link:
            self.move(seq, checked)
        elif self.is_beyond_gap(seq) and checked.signed:  # a colleague carried the first number still held
            self.note_gap(seq, checked)
            self.move(seq, checked)
        self.pushed.places.append((self.device, seq))
        return True

    def advance(self, seq: int, checked: Checked) -> bool:
        if (self.device, seq) in self.settling.stored:
            return self.fork(seq, checked)
        self.settling.settle(checked, seq)
        self.move(seq, checked)
        self.pushed.places.append((self.device, seq))
        return True

    def move(self, seq: int, checked: Checked) -> None:
        self.seq, self.link, self.signature = seq, checked.envelope.link, checked.envelope.signature

    def place_elsewhere(self, seq: int | None, checked: Checked) -> bool:
        """It does not follow: a late filler of a recorded gap, a fork, or a gap."""
        if seq is not None and seq <= self.seq:
            return self.fill_or_fork(seq, checked)
        if seq == self.seq + 1:
            return self.fork(seq, checked)
        if seq is not None and self.is_beyond_gap(seq):
            return self.accept_gap(seq, checked)
        self.pushed.expected = self.seq + 1
        return False

    def fill_or_fork(self, seq: int, checked: Checked) -> bool:
        if (self.device, seq) in self.settling.stored:
            return self.fork(seq, checked)
        self.settling.settle(checked, seq)
        self.pushed.places.append((self.device, seq))
        return True

    def is_beyond_gap(self, seq: int) -> bool:
        """Does the phone, which knows what we have, say that it holds nothing between that and this?"""
        knows = self.request.settled_seq <= self.start
        return knows and seq == self.request.lowest and seq > self.seq + 1

    def accept_gap(self, seq: int, checked: Checked) -> bool:
        """Only when a restored server asks for less than the phone still holds."""
        self.note_gap(seq, checked)
        return self.advance(seq, checked)

    def note_gap(self, seq: int, checked: Checked) -> None:
        """Both links go on record."""
        self.settling.session.execute(
            postgresql.insert(t.gap)
            .values(
                device_id=self.device, after_seq=self.seq, after_link=self.link, next_seq=seq,
                next_link=checked.envelope.prev_link, noticed_at=self.settling.now,
            )
            .on_conflict_do_nothing()
        )  # fmt: skip

    def fork(self, seq: int, checked: Checked) -> bool:
        refuse_fork(self.settling, checked, seq, self.pushed)
        return self.stop("fork")

    def close_badly_signed(self, checked: Checked, seq: int | None) -> bool:
        line = self.settling.line(checked, seq or self.seq + 1)
        ledger.keep_bytes(self.settling.session, line, checked.envelope.payload, "sync.signature_invalid")
        devices.close(self.settling.session, self.device, "signature")
        self.pushed.refused.append(
            {
                "device": str(self.device),
                "seq": line.seq,
                "hash": line.payload_hash.hex(),
                "outcome": "held",
                "problem": {"code": "sync.signature_invalid", "details": {}},
            }  # fmt: skip
        )
        return self.stop("signature")

    def stop(self, reason: str) -> bool:
        self.open, self.pushed.closed = False, reason
        return False

    def end(self) -> None:
        """Move acknowledged once, to the end of what was settled."""
        if self.seq != self.start:
            offset = self.settling.offsets.get(self.device)
            move_acknowledged(self.settling.session, self.device, self.seq, self.link, self.signature, offset)
