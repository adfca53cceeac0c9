"""Results as they were entered, and every step of their review."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import User
from backend.columns import Instant, Key, Made, Texts, Words
from backend.extensions import Model


class DepartmentResult(Model):
    """One department's result of one task: where it stands. Its items are in item_result, by entry."""

    __tablename__ = "department_result"
    __table_args__ = (UniqueConstraint("task_id", "department_id"),)

    id: Mapped[Key]  # the public id of what is published from it
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    state: Mapped[Words]  # ENTERED | RETURNED | REVIEWED | PUBLISHED | NOT_DISCLOSED | TERMINATED
    outcome: Mapped[Words]
    rectify_by: Mapped[date | None]
    entry: Mapped[int] = mapped_column(default=1)  # how often it was entered
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    entered_at: Mapped[Instant]
    reviewed_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))
    reviewed_at: Mapped[Instant | None]

    enterer: Mapped[User] = relationship(foreign_keys=[entered_by], lazy="joined")


class ItemResult(Model):
    """The result of one line as entered; a new entry adds new rows. Append-only."""

    __tablename__ = "item_result"
    __table_args__ = (
        UniqueConstraint("result_id", "entry", "line"),
        ForeignKeyConstraint(["result_id"], ["department_result.id"]),
    )

    id: Mapped[Key]
    result_id: Mapped[UUID]
    entry: Mapped[int]
    order: Mapped[int]
    line: Mapped[Words]  # "GS-M2"
    item: Mapped[Words]
    checked: Mapped[bool]
    outcome: Mapped[Words | None]
    sub_code: Mapped[Words | None]
    measure: Mapped[Words]
    deadline: Mapped[date | None]
    record_line: Mapped[dict[str, Any]] = mapped_column(JSONB)  # the whole entry of the signed record


class SampleReport(Model):
    """The laboratory's report on one sample: the result of its item, due on a day of its own (R82). Append-only."""

    __tablename__ = "sample_report"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"), primary_key=True)
    sample_id: Mapped[UUID] = mapped_column(primary_key=True)  # made on the phone
    round: Mapped[int] = mapped_column(primary_key=True, server_default="1")  # 2: the report of the re-test
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    line: Mapped[Words]
    received_on: Mapped[date]
    qualified: Mapped[bool]
    number: Mapped[Words]
    media: Mapped[Texts]
    deadline: Mapped[date]
    deadline_provisional: Mapped[bool]
    by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    recorded_at: Mapped[Made]


class SampleRetest(Model):
    """The party disputes a report and asks for a re-test, once (SEED46). Append-only."""

    __tablename__ = "sample_retest"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"), primary_key=True)
    sample_id: Mapped[UUID] = mapped_column(primary_key=True)
    asked_on: Mapped[date]
    reason: Mapped[Words]
    by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    recorded_at: Mapped[Made]


class EvidenceReview(Model):
    """The legal or the technical review of a piece of off-site evidence (R80). Append-only."""

    __tablename__ = "evidence_review"
    __table_args__ = (UniqueConstraint("task_id", "sha256", "kind"),)

    id: Mapped[Key]
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    kind: Mapped[Words]  # LEGAL | TECHNICAL
    usable: Mapped[bool]
    opinion: Mapped[Words]
    by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    at: Mapped[Instant]
    recorded_at: Mapped[Made]


class ReviewStep(Model):
    """Entered, returned, passed, published, withheld: who, when, with what words. Append-only."""

    __tablename__ = "review_step"
    __table_args__ = (Index("ix_review_step_task_id", "task_id"),)

    id: Mapped[Key]
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    action: Mapped[Words]  # ENTER | RETURN | PASS | PUBLISH | WITHHOLD | TERMINATE
    opinion: Mapped[Words] = mapped_column(default="")
    lines: Mapped[Texts]
    by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))
    at: Mapped[Instant]
    recorded_at: Mapped[Made]
