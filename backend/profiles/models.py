"""A county's parameters, effective-dated, and the days that differ from an ordinary week."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.columns import Key, Made, Words
from backend.extensions import Model


class JurisdictionProfile(Model):
    """One version of one county's own values; what it leaves open comes from `parent_code`, then the default."""

    __tablename__ = "jurisdiction_profile"
    __table_args__ = (
        UniqueConstraint("code", "effective_from"),
        CheckConstraint("effective_to is null or effective_to > effective_from", name="period"),
    )

    id: Mapped[Key]
    code: Mapped[Words]  # "WUZHI"
    name: Mapped[Words]  # "武陟县"
    area_code: Mapped[Words]  # GB/T 2260
    parent_code: Mapped[Words | None]
    effective_from: Mapped[date]
    effective_to: Mapped[date | None]  # exclusive
    parameters: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    source: Mapped[Words] = mapped_column(default="")  # the regulation the values come from
    created_at: Mapped[Made]


class CalendarDay(Model):
    """One day of an imported holiday calendar (R100); it takes precedence over the built-in one."""

    __tablename__ = "calendar_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    is_off_day: Mapped[bool]
    name: Mapped[Words]
    source: Mapped[Words]
    imported_at: Mapped[Made]
