"""An entry of the annual plan (domain.md 4.8), as far as draws and tasks name it."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from backend.columns import Json, Key, Words
from backend.extensions import Model


class PlanEntry(Model):
    __tablename__ = "plan_entry"

    id: Mapped[Key]
    entry_no: Mapped[Words] = mapped_column(unique=True)  # "PE-2026-F1"
    year: Mapped[int]
    task_name: Mapped[Words]
    field_code: Mapped[Words]
    joint_item_id: Mapped[UUID] = mapped_column(ForeignKey("joint_item.id"))
    base_count: Mapped[int]
    ratio: Mapped[Json]  # {"all": "20%"} or {"A": "3%", "B": …}
    time_from: Mapped[date]
    time_to: Mapped[date]
    state: Mapped[Words]
    document_no: Mapped[Words] = mapped_column(default="")
