"""FollowUp 后续处理, as far as publication needs it: what, whose, until when."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.columns import Key, Made, Words
from backend.extensions import Model


class FollowUp(Model):
    """Something a department still has to do about a problem found."""

    __tablename__ = "follow_up"
    __table_args__ = (Index("ix_follow_up_task_id_department_id", "task_id", "department_id"),)

    id: Mapped[Key]
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))  # whose result it comes from
    responsible_department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    type: Mapped[Words]  # RECTIFY | INVESTIGATE | ABNORMAL_LIST …
    due_on: Mapped[date | None]
    state: Mapped[Words] = mapped_column(default="OPEN")
    created_at: Mapped[Made]
