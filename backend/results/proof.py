"""What proves each piece of evidence: the signature of the phone, its chain, and the custody of the bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import User
from sync import tables as t
from sync.proofs import chain

STEPS = {
    "declared": "已声明", "delivered": "字节已送达", "verified": "哈希核验一致", "quarantined": "未通过核验，已隔离",
    "lost": "确认丢失", "derived": "已生成预览", "expired": "上传已过期",
    "missing": "恢复后未找到文件，等待重新上传",
}  # fmt: skip


@dataclass(frozen=True)
class Attached:
    """How a file entered the dossier."""

    received_at: datetime
    effective_at: datetime | None
    time_verified: bool
    device: str
    clock_offset_ms: int | None
    signature_valid: bool


def attachments(session: Session, task_id: UUID) -> dict[str, Attached]:
    """Key of the evidence row → the mutation that attached it, its signature checked now against the device's key."""
    m, d = t.mutation.c, t.device.c
    query = (
        select(t.mutation, d.public_key, d.label, d.clock_offset_ms)
        .join(t.device, d.id == m.device_id)
        .where(m.dossier_id == task_id, m.name == "evidence.attach/1")
        .order_by(m.received_at.desc())
    )
    found = {}
    for row in session.execute(query):
        args = orjson.loads(row.payload)["args"] if payload_fits(row) else {}
        name = args.get("id") or args.get("sha256")
        if isinstance(name, str):
            found[name] = attached(row)
    return found


def payload_fits(row: Any) -> bool:
    return bool(sha256(row.payload).digest() == row.payload_hash)


def attached(row: Any) -> Attached:
    follows = chain.link_n(row.prev_link, row.payload_hash) == row.link
    return Attached(
        received_at=row.received_at,
        effective_at=row.effective_at,
        time_verified=row.time_verified,
        device=row.label or str(row.device_id),
        clock_offset_ms=row.clock_offset_ms,
        signature_valid=follows and chain.verify(row.public_key, row.link, row.signature),
    )


def custody_of(session: Session, names: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """sha256 (hex) → [{at, step, by, text}] in order."""
    c = t.custody.c
    query = (
        select(c.sha256, c.event, c.at, c.details, User.name, t.device.c.label)
        .outerjoin(User, User.id == c.user_id)
        .outerjoin(t.device, t.device.c.id == c.device_id)
        .where(c.sha256.in_([bytes.fromhex(name) for name in names]))
        .order_by(c.id)
    )
    steps: dict[str, list[dict[str, Any]]] = {}
    for digest, event, at, details, user, device in session.execute(query):
        reason = (details or {}).get("reason")
        step = {
            "at": at.isoformat(), "step": event, "by": user or device,
            "text": STEPS.get(event, event) + (f"：{reason}" if isinstance(reason, str) else ""),
        }  # fmt: skip
        steps.setdefault(digest.hex(), []).append(step)
    return steps
