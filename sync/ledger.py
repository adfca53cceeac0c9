"""The ledger of mutations: one line per (device, seq), inserted once, never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, insert, or_, select, true, tuple_
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

from sync import tables as t
from sync.protocol import Envelope

Place = tuple[UUID, int]  # device, seq
WAITS = "sync.base_unknown"  # the problem of work that waits for another mutation


@dataclass(slots=True)
class Settled:
    """One line of the ledger, with the columns of sync_mutation."""

    device_id: UUID
    seq: int
    id: UUID | None
    dossier_id: UUID | None
    name: str
    payload: bytes
    payload_hash: bytes
    prev_link: bytes
    link: bytes
    signature: bytes
    outcome: str
    problem: dict[str, Any] | None
    via: str
    received_at: datetime
    effective_at: datetime | None
    time_verified: bool
    made_by: UUID | None
    flags: list[str] | None


@dataclass(frozen=True, slots=True)
class Line:
    """What a second arrival is compared with."""

    link: bytes
    outcome: str


def write(session: Session, settled: list[Settled]) -> None:
    if settled:
        columns = [column.name for column in t.mutation.c]
        session.execute(
            insert(t.mutation), [{name: getattr(one, name) for name in columns} for one in settled]
        )


def find(session: Session, places: Iterable[Place]) -> dict[Place, Line]:
    """The lines already written at these places."""
    m = t.mutation.c
    query = select(m.device_id, m.seq, m.link, m.outcome)
    found = session.execute(query.where(tuple_(m.device_id, m.seq).in_(list(places))))
    return {(device, seq): Line(link, outcome) for device, seq, link, outcome in found}


def seq_of_link(session: Session, device: UUID, link: bytes) -> int | None:
    """Where a signed link stands; for payloads that cannot say it themselves."""
    m = t.mutation.c
    found = session.execute(select(m.seq).where(m.device_id == device, m.link == link)).first()
    return int(found.seq) if found else None


def hash_at(session: Session, device: UUID, seq: int) -> str | None:
    """The payload hash on record, in hex."""
    m = t.mutation.c
    found = session.execute(select(m.payload_hash).where(m.device_id == device, m.seq == seq)).first()
    return found.payload_hash.hex() if found else None


def line_at(session: Session, device: UUID, seq: int) -> tuple[Settled, str] | None:
    """A whole line and its latest word."""
    query = with_latest_word().where(t.mutation.c.device_id == device, t.mutation.c.seq == seq)
    found = session.execute(query).first()
    if found is None:
        return None
    columns = dict(found._mapping)
    word = columns.pop("word")
    return Settled(**columns), word


def held_in(session: Session, dossier_ids: Iterable[UUID]) -> list[Any]:
    """Mutations of these dossiers that wait for a decision, oldest first."""
    query = with_latest_word().where(t.mutation.c.dossier_id.in_(list(dossier_ids))).subquery()
    waiting = select(query).where(query.c.word == "held")
    return list(session.execute(waiting.order_by(query.c.received_at, query.c.device_id, query.c.seq)))


def ids_taken(session: Session, ids: Iterable[UUID]) -> set[UUID]:
    m = t.mutation.c
    return set(session.execute(select(m.id).where(m.id.in_(list(ids)))).scalars())


def known_heads(session: Session, heads: Iterable[str]) -> set[str]:
    """Those of the heads "<device>:<seq>" one may build on: in the ledger, and not waiting themselves."""
    places = [place for head in heads if (place := place_of(head))]
    if not places:
        return set()
    m = t.mutation.c
    query = select(m.device_id, m.seq).where(tuple_(m.device_id, m.seq).in_(places), ~still_waits())
    return {f"{device}:{seq}" for device, seq in session.execute(query)}


def still_waits() -> ColumnElement[bool]:
    """Held until what it builds on has come, and nobody has decided otherwise."""
    m, d = t.mutation.c, t.later_decision.c
    decided = select(d.id).where(d.device_id == m.device_id, d.seq == m.seq).exists()
    return and_(m.outcome == "held", func.coalesce(m.problem["code"].astext, "") == WAITS, ~decided)


def place_of(head: str) -> Place | None:
    """Device and number of a head; None for an online write."""
    device, _, seq = head.partition(":")
    try:
        place = UUID(device), int(seq)
    except ValueError:
        return None
    return place if str(place[0]) == device and 0 < place[1] < 2**63 else None


def with_latest_word() -> Select[Any]:
    """Every mutation with `word`: its latest outcome, later decisions counted."""
    d = t.later_decision.c
    latest = (
        select(d.outcome)
        .where(d.device_id == t.mutation.c.device_id, d.seq == t.mutation.c.seq)
        .order_by(d.decided_at.desc(), d.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return select(t.mutation, func.coalesce(latest, t.mutation.c.outcome).label("word"))


def waiting() -> Select[Any]:
    """Everything that waits for a decision: the ledger's columns without the bytes, `since`, and `later`, the reason
    code of a decision that made it wait (a lock that left it outside)."""
    m, d = t.mutation.c, t.later_decision.c
    made = select(m.device_id, m.seq).where(m.outcome == "held")
    ever = made.union(select(d.device_id, d.seq).where(d.outcome == "held")).subquery()
    latest = (
        select(d.outcome, d.reason, d.decided_at)
        .where(d.device_id == m.device_id, d.seq == m.seq)
        .order_by(d.decided_at.desc(), d.id.desc())
        .limit(1)
        .lateral()
    )
    columns = [column for column in m if column.name not in {"payload", "prev_link", "signature"}]
    return (
        select(
            *columns,
            latest.c.reason.label("later"),
            func.coalesce(latest.c.decided_at, m.received_at).label("since"),
        )
        .join(ever, and_(ever.c.device_id == m.device_id, ever.c.seq == m.seq))
        .outerjoin(latest, true())
        .where(func.coalesce(latest.c.outcome, m.outcome) == "held")
    )


def standing_in(session: Session, dossier_id: UUID) -> list[Any]:
    """Mutations of a dossier that count today (applied or contested)."""
    query = with_latest_word().where(t.mutation.c.dossier_id == dossier_id).subquery()
    counts = or_(query.c.word == "applied", query.c.word == "contested")
    return list(session.execute(select(query).where(counts)))


def keep_bytes(session: Session, settled: Settled, payload: bytes, reason: str) -> None:
    """Put bytes that do not belong to the ledger into quarantine, by their hash."""
    values = {
        "payload_hash": settled.payload_hash, "device_id": settled.device_id, "seq": settled.seq,
        "payload": payload, "prev_link": settled.prev_link, "link": settled.link,
        "signature": settled.signature, "reason": reason, "received_at": settled.received_at,
    }  # fmt: skip
    session.execute(postgresql.insert(t.handed_over).values(values).on_conflict_do_nothing())


def keep_stranger(session: Session, author: UUID, envelope: Envelope, reason: str) -> None:
    """Keep bytes carried for a device this server does not know (yet)."""
    values = {
        "payload_hash": envelope.payload_hash, "device_id": author, "payload": envelope.payload,
        "prev_link": envelope.prev_link, "link": envelope.link, "signature": envelope.signature, "reason": reason,
    }  # fmt: skip
    session.execute(postgresql.insert(t.handed_over).values(values).on_conflict_do_nothing())
