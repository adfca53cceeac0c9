"""Exports brought in, and requests to give a file up as lost."""

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import User
from backend.columns import Instant, Key, Made, Words
from backend.extensions import Model
from backend.tasks.models import InspectionTask


class ExportImport(Model):
    """One sealed export that was read; `imported_by` is nobody where the phone itself handed it over. Append-only."""

    __tablename__ = "export_import"
    __table_args__ = (Index("ix_export_import_sha256", "sha256"),)

    id: Mapped[Key]
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    size: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[UUID]
    device_id: Mapped[UUID]
    imported_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))
    imported_at: Mapped[Made]
    counts: Mapped[dict[str, Any]] = mapped_column(JSONB)

    importer: Mapped[User | None] = relationship(lazy="joined")


class MediaLoss(Model):
    """Somebody asks to give a file up as lost; a second person approves or declines (R140)."""

    __tablename__ = "media_loss"
    __table_args__ = (
        Index("uq_media_loss_open", "sha256", unique=True, postgresql_where=text("state = 'ASKED'")),
    )

    id: Mapped[Key]
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    reason: Mapped[Words]
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    asked_at: Mapped[Made]
    state: Mapped[Words] = mapped_column(default="ASKED")  # ASKED | APPROVED | DECLINED
    opinion: Mapped[Words] = mapped_column(default="")
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))
    decided_at: Mapped[Instant | None]

    asker: Mapped[User] = relationship(lazy="joined", foreign_keys=[asked_by])
    decider: Mapped[User | None] = relationship(lazy="joined", foreign_keys=[decided_by])
    task: Mapped[InspectionTask] = relationship(lazy="joined")
