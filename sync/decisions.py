"""Later word on work already settled: one line in the append-only ledger and one row on the author's desk."""

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import insert

from sync import tables as t
from sync.anchors import to_ms
from sync.batch import Batch, RowState
from sync.identifiers import uuid7


class Settled(Protocol):
    """What is needed of a settled mutation: a row of sync_mutation, or one about to become it."""

    id: UUID | None
    device_id: UUID
    seq: int
    link: bytes
    name: str
    made_by: UUID | None


def decide(
    batch: Batch, mutation: Settled, outcome: str, reason: str, decided_by: UUID | None, at: datetime
) -> None:
    """Record a decision. `outcome` is applied, contested, held or rejected; `reason` a code or a person's words."""
    batch.session.execute(
        insert(t.later_decision).values(
            id=uuid7(to_ms(at)), device_id=mutation.device_id, seq=mutation.seq, outcome=outcome,
            reason=reason, decided_by=decided_by, decided_at=at,
        )
    )  # fmt: skip
    if mutation.made_by is not None:
        tell_author(batch, mutation, mutation.made_by, outcome, reason, at)


def tell_author(
    batch: Batch, mutation: Settled, author: UUID, outcome: str, reason: str, at: datetime
) -> None:
    """decisions/<mutation id> on the author's desk; nothing when he has none."""
    batch.lock([author])
    if author not in batch.dossiers:
        return
    value: dict[str, Any] = {
        "device": str(mutation.device_id), "seq": mutation.seq,
        "outcome": "applied" if outcome == "contested" else outcome, "reason": reason, "at": to_ms(at),
    }  # fmt: skip
    key = str(mutation.id) if mutation.id else f"{mutation.device_id}:{mutation.seq}"
    head = uuid7(to_ms(at)).hex
    batch.lay((author, "decisions", key), RowState(value, head, None, None, None, None, at))
