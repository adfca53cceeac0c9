"""A draw once it is locked: append-only, nobody changes it (R50)."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.columns import Instant, JsonList, Key, Words
from backend.extensions import Model


class Draw(Model):
    """The locked record of one draw (domain.md 4.10)."""

    __tablename__ = "draw"

    id: Mapped[Key]
    draw_no: Mapped[Words] = mapped_column(unique=True)  # "D-2026-001"
    plan_entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("plan_entry.id"))
    jurisdiction: Mapped[Words]
    mode: Mapped[Words] = mapped_column(default="FULL_DOUBLE")
    level: Mapped[Words] = mapped_column(default="COUNTY")
    base_count: Mapped[int]
    present: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)  # {undertaker, operator, supervisor}
    exclusions: Mapped[JsonList]  # [{object_no, reason}]
    result: Mapped[JsonList]  # [{object, object_no, name}] in order of drawing
    locked_at: Mapped[Instant]
