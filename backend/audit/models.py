"""The audit trail: entries inserted by whoever acts, seals added later by one job. Both are append-only."""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.columns import Instant, Made, Words
from backend.extensions import Model


class AuditEntry(Model):
    """Who did what to which subject, when."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_task_id", "task_id"),
        Index("ix_audit_entry_subject", "subject_kind", "subject_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[Instant]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[Words] = mapped_column(default="")
    action: Mapped[Words]  # "task.approve"
    subject_kind: Mapped[Words]  # "task"
    subject_id: Mapped[Words]
    task_id: Mapped[UUID | None]  # the task it belongs to, for R137's chain of one result
    details: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)


class AuditSeal(Model):
    """An entry's place in the chain: link = SHA-256('liancha-audit-v1' ‖ previous link ‖ SHA-256(entry))."""

    __tablename__ = "audit_seal"

    position: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    entry_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("audit_entry.id"), unique=True)
    link: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_at: Mapped[Made]
