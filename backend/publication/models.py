"""Published versions and non-disclosures. Both append-only: once public, never changed or deleted (R106)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.columns import Instant, Key, Made, Words
from backend.extensions import Model


class Publication(Model):
    """One version of one department's published result. `content` holds the fields of R104 and nothing else."""

    __tablename__ = "publication"
    __table_args__ = (
        UniqueConstraint("result_id", "version"),
        Index("ix_publication_published_at", "published_at"),
        Index("ix_publication_uscc", "uscc"),
    )

    id: Mapped[Key]
    result_id: Mapped[UUID] = mapped_column(ForeignKey("department_result.id"))
    version: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    object_name: Mapped[Words]  # as published, for the search
    uscc: Mapped[Words | None]
    field: Mapped[Words]
    checked_on: Mapped[date]
    leaf: Mapped[int] = mapped_column(BigInteger, ForeignKey("log_leaf.position"))
    channel: Mapped[Words] = mapped_column(default="PORTAL")
    published_by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    published_at: Mapped[Instant]


class NonDisclosure(Model):
    """A result that by law is not published: the ground and who approved it (R105)."""

    __tablename__ = "non_disclosure"

    id: Mapped[Key]
    result_id: Mapped[UUID] = mapped_column(ForeignKey("department_result.id"), unique=True)
    ground: Mapped[Words]
    approved_by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    approved_at: Mapped[Made]
