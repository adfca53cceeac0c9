"""POST /api/sync/witness: rows of a dossier the restored database does not know, as a phone holds them (P127).

Kept apart, by device and row, for people to read; nothing here is ever merged. Asked first without rows, so that
a phone sends only what is wanted.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from sync import epochs, protocol
from sync import tables as t
from sync.faults import Fault
from sync.payload import without_nul
from sync.proofs import certificate, chain
from sync.protocol import PROTOCOL
from sync.recovery_tables import witness

MOST_ROWS = 2000  # of one request
Row = tuple[str, str, int, Any]  # collection, key, version, body|null


@dataclass(frozen=True, slots=True)
class Offer:
    """One read request; no rows: only asking whether they are wanted."""

    id: str
    device: UUID
    epoch: str
    dossier: UUID
    text: str
    rows: list[Row]
    proof: bytes


def answer(session: Session, raw: bytes) -> bytes:
    """Keep what is wanted. Commits. Raises Fault: input.*, sync.device_unknown, sync.proof_invalid."""
    offer = read(raw)
    check(session, offer)
    life = epochs.current(session)
    wanted = is_wanted(session, offer, life)
    if wanted and offer.rows:
        keep(session, offer, life.id)
    session.commit()
    return orjson.dumps(
        {
            "protocol": PROTOCOL, "id": offer.id, "epoch": str(life.id), "wanted": wanted,
            "kept": len(offer.rows) if wanted else 0,
        }
    )  # fmt: skip


def check(session: Session, offer: Offer) -> None:
    """The device's own key stands behind every row."""
    key = session.scalar(select(t.device.c.public_key).where(t.device.c.id == offer.device))
    if key is None:
        raise Fault("sync.device_unknown")
    said = certificate.witness_text(offer.device, offer.epoch, offer.id, offer.dossier, offer.text)
    if not chain.verify(key, said, offer.proof):
        raise Fault("sync.proof_invalid")


def is_wanted(session: Session, offer: Offer, life: epochs.Life) -> bool:
    """Only while recovering, in this life, and only of dossiers the database does not know."""
    if not life.recovering or offer.epoch != str(life.id):
        return False
    return session.scalar(select(t.dossier.c.id).where(t.dossier.c.id == offer.dossier)) is None


def keep(session: Session, offer: Offer, epoch: UUID) -> None:
    made = insert(witness)
    fresh = ("epoch", "version", "body", "received_at")
    newer = made.on_conflict_do_update(
        index_elements=["device_id", "dossier_id", "collection", "key"],
        set_={name: made.excluded[name] for name in fresh},
    )
    rows = [
        {
            "device_id": offer.device, "dossier_id": offer.dossier, "collection": collection, "key": key,
            "epoch": epoch, "version": version, "body": body,
        }
        for collection, key, version, body in {(row[0], row[1]): row for row in offer.rows}.values()
    ]  # fmt: skip
    session.execute(newer, rows)


def read(raw: bytes) -> Offer:
    body = protocol.json_object(raw)
    text: str = protocol.want(body, "rows", str)
    try:
        dossier = UUID(protocol.want(body, "dossier", str))
    except ValueError as error:
        raise protocol.invalid("dossier", "a UUID") from error
    return Offer(
        protocol.short(body, "id"), protocol.device_id(body), protocol.want(body, "epoch", str), dossier,
        text, rows_of(text), protocol.bytes_of(body, "proof"),
    )  # fmt: skip


def rows_of(text: str) -> list[Row]:
    """The rows of the text that was signed: [[collection, key, version, body|null] …]."""
    try:
        found = without_nul(orjson.loads(text))
    except orjson.JSONDecodeError as error:
        raise protocol.invalid("rows", "JSON") from error
    if not isinstance(found, list) or len(found) > MOST_ROWS or not all(is_row(row) for row in found):
        raise protocol.invalid("rows", f"at most {MOST_ROWS} of [collection, key, version, body]")
    return [(row[0], row[1], row[2], row[3]) for row in found]


def is_row(row: Any) -> bool:
    if not isinstance(row, list) or len(row) != 4:
        return False
    collection, key, version, body = row
    names = all(isinstance(name, str) and 0 < len(name) <= 200 for name in (collection, key))
    number = isinstance(version, int) and not isinstance(version, bool) and 0 <= version < 2**53
    return names and number and isinstance(body, dict | None)
