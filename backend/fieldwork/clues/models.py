"""Clues waiting to be dispatched."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.columns import Instant, Made, Texts, Words
from backend.extensions import Model


class ProblemClue(Model):
    """问题线索: found on a visit, for a department outside it. The initiating department must dispatch it (R86)."""

    __tablename__ = "problem_clue"
    __table_args__ = (Index("ix_problem_clue_task_id", "task_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)  # made on the phone
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    line: Mapped[Words | None]
    to_department: Mapped[Words]  # as written on site
    to_department_id: Mapped[UUID | None] = mapped_column(ForeignKey("department.id"))
    responsible_department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))  # dispatches
    matter: Mapped[Words]
    media: Mapped[Texts]  # SHA-256 in hex
    state: Mapped[Words]  # RECORDED | SET_ASIDE
    by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    at: Mapped[Instant]
    recorded_at: Mapped[Made]
