"""What the party asked for: recusal 申请回避 or objection 异议, from its own page or at 亮证告知."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import Department, User
from backend.columns import Instant, Key, Made, Words
from backend.extensions import Model
from backend.tasks.models import InspectionTask


class PartyCase(Model):
    """One request with its number and, once given, the decision the party is shown."""

    __tablename__ = "party_case"
    __table_args__ = (
        Index("ix_party_case_task_id", "task_id"),
        Index("ix_party_case_department_id_state", "department_id", "state"),
    )

    id: Mapped[Key]
    number: Mapped[Words] = mapped_column(unique=True)  # HB-2026-0001 | YY-2026-0001
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    kind: Mapped[Words]  # RECUSAL | OBJECTION
    source: Mapped[Words]  # PORTAL | ON_SITE
    about_id: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))  # whose recusal is asked for
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))  # who decides
    words: Mapped[Words]
    contact: Mapped[Words] = mapped_column(default="")
    asked_at: Mapped[Instant]
    state: Mapped[Words] = mapped_column(default="OPEN")  # OPEN | GRANTED | DECLINED
    opinion: Mapped[Words] = mapped_column(default="")
    suspends: Mapped[bool] = mapped_column(default=False)  # the head stops the work meanwhile (R60)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    made_at: Mapped[Made]

    department: Mapped[Department] = relationship(lazy="joined")
    about: Mapped[User | None] = relationship(lazy="joined", foreign_keys=[about_id])
    decider: Mapped[User | None] = relationship(lazy="joined", foreign_keys=[decided_by])
    task: Mapped[InspectionTask] = relationship(lazy="select")
