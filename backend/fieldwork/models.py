"""What stays of the visit outside its dossier: the events of presence, and the locked record."""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.columns import Instant, Made, Words
from backend.extensions import Model


class PresenceEvent(Model):
    """A check-in, check-out or confirmation, as a phone recorded it. Append-only."""

    __tablename__ = "presence_event"
    __table_args__ = (
        UniqueConstraint("device_id", "seq"),
        Index("ix_presence_event_task_id_user_id", "task_id", "user_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)  # the mutation's id
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    kind: Mapped[Words]  # IN | OUT | CONFIRM
    at: Mapped[Instant]
    made_by: Mapped[UUID]
    device_id: Mapped[UUID]
    seq: Mapped[int] = mapped_column(BigInteger)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)  # method, certificate, place, pictures
    recorded_at: Mapped[Made]


class FieldRecord(Model):
    """The locked record of a task: what was signed, by its hash, and what it still waits for."""

    __tablename__ = "field_record"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"), primary_key=True)
    mode: Mapped[Words]  # SIGNED | SEALED | REFUSED | NOT_PRESENT | UNCOOPERATIVE
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    code: Mapped[Words]  # 核验码
    locked_at: Mapped[Instant]
    locked_by: Mapped[UUID]
    device_id: Mapped[UUID]
    seq: Mapped[int] = mapped_column(BigInteger)
    cut: Mapped[dict[str, Any]] = mapped_column(JSONB)  # {device: {seq, link}}
    signed_rows: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)  # [{row, head}]
    incomplete: Mapped[bool] = mapped_column(default=True)
    received_at: Mapped[Made]
