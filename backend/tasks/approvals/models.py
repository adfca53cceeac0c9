"""One matter a department's head is asked to decide, whatever it is about."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import User
from backend.columns import Instant, Json, JsonList, Key, Texts, Words
from backend.extensions import Model
from backend.tasks.models import InspectionTask

KINDS = ("INSPECTION", "URGENT", "SURPRISE", "REPLACEMENT", "RESUME", "TERMINATE", "RECUSAL", "REPORT")
WAITING, APPROVED, RETURNED = "WAITING", "APPROVED", "RETURNED"


class ApprovalRequest(Model):
    """Asked of the head of `department_id`; what it is about is named by `subject` (an id of the asking part)."""

    __tablename__ = "approval_request"
    __table_args__ = (
        Index("ix_approval_request_task_id", "task_id"),
        Index(
            "uq_approval_request_waiting",
            "task_id",
            "department_id",
            "kind",
            "subject",
            unique=True,
            postgresql_where=text("state = 'WAITING'"),
        ),
    )

    id: Mapped[Key]
    kind: Mapped[Words]  # KINDS
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    subject: Mapped[Words] = mapped_column(default="")
    facts: Mapped[JsonList]  # [{label, value}]
    exceptions: Mapped[Texts]  # what is unusual, in words
    candidates: Mapped[JsonList]  # [{user, name, certificate_no}]
    details: Mapped[Json]  # what the asking part needs to carry the decision out
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))
    asked_at: Mapped[Instant]
    state: Mapped[Words] = mapped_column(default=WAITING)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))
    decided_at: Mapped[Instant | None]
    opinion: Mapped[Words] = mapped_column(default="")
    as_deputy: Mapped[bool] = mapped_column(default=False)
    successor: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))

    task: Mapped[InspectionTask] = relationship(lazy="joined")
    asker: Mapped[User | None] = relationship(lazy="joined", foreign_keys=[asked_by])
    decider: Mapped[User | None] = relationship(lazy="joined", foreign_keys=[decided_by])
