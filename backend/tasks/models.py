"""An inspection task with everything frozen at its making, its departments, team, approvals and papers."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import Department, User
from backend.columns import Instant, Json, JsonList, Key, Made, Words
from backend.extensions import Model


class InspectionTask(Model):
    """One inspection of one object (domain.md 4.11). Frozen parts have the shapes of pwa/src/domain/rows.ts."""

    __tablename__ = "inspection_task"
    __table_args__ = (Index("ix_inspection_task_state", "state"),)

    id: Mapped[Key]  # also the id of its dossier
    task_no: Mapped[Words] = mapped_column(unique=True)  # "T-2026-F1-003"
    name: Mapped[Words]
    field_code: Mapped[Words]
    field: Mapped[Words]
    industry: Mapped[Words]
    plan_entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("plan_entry.id"))
    draw_id: Mapped[UUID | None] = mapped_column(ForeignKey("draw.id"))
    object_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_object.id"))
    object_version: Mapped[int]
    object_frozen: Mapped[Json]  # TaskRow.object without changed_since
    checklist_frozen: Mapped[Json]  # TaskRow.checklist
    lines_frozen: Mapped[JsonList]  # LineRow[] by order
    profile_frozen: Mapped[Json]  # every parameter of the profile in force, with code and name
    planned_at: Mapped[Instant]
    surprise: Mapped[bool] = mapped_column(default=False)
    surprise_reason: Mapped[Words] = mapped_column(default="")
    vehicle: Mapped[Words] = mapped_column(default="")
    state: Mapped[Words] = mapped_column(default="GENERATED")
    on_site_started_at: Mapped[Instant | None]
    on_site_ended_at: Mapped[Instant | None]
    completed_on: Mapped[date | None]
    entry_deadline: Mapped[date | None]
    deadline_provisional: Mapped[bool] = mapped_column(default=False)
    external_platform_no: Mapped[Words] = mapped_column(default="")
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))
    created_at: Mapped[Made]

    departments: Mapped[list["TaskDepartment"]] = relationship(
        order_by="TaskDepartment.order", lazy="selectin", back_populates="task"
    )
    members: Mapped[list["TeamMember"]] = relationship(order_by="TeamMember.order", lazy="selectin")
    approvals: Mapped[list["TaskApproval"]] = relationship(lazy="selectin")

    @property
    def team(self) -> list["TeamMember"]:
        """Who is on the team now."""
        return [member for member in self.members if member.left_at is None]

    @property
    def leader(self) -> "TeamMember":
        return next(member for member in self.team if member.role == "LEADER")

    @property
    def initiating(self) -> "TaskDepartment":
        return next(part for part in self.departments if part.role == "INITIATING")

    def lines_of(self, department_id: UUID) -> list[dict[str, Any]]:
        """The frozen lines a department is responsible for."""
        return [line for line in self.lines_frozen if line["department"] == str(department_id)]


class TaskDepartment(Model):
    """A department taking part in a task."""

    __tablename__ = "task_department"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"), primary_key=True)
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"), primary_key=True)
    role: Mapped[Words]  # INITIATING | COOPERATING
    order: Mapped[int]

    task: Mapped[InspectionTask] = relationship(back_populates="departments")
    department: Mapped[Department] = relationship(lazy="joined")


class TeamMember(Model):
    """A person on the team 联合检查组, with the data as of the making of the task (R14)."""

    __tablename__ = "team_member"
    __table_args__ = (
        Index("ix_team_member_user_id", "user_id"),
        Index(
            "uq_team_member_current",
            "task_id",
            "user_id",
            unique=True,
            postgresql_where=text("left_at is null"),
        ),
    )

    id: Mapped[Key]
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    inspector_id: Mapped[UUID] = mapped_column(ForeignKey("inspector.id"))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    role: Mapped[Words]  # LEADER | MEMBER | AUXILIARY | EXPERT
    order: Mapped[int]
    matched_by: Mapped[Words] = mapped_column(default="RANDOM")  # RANDOM | DIRECT | REPLACEMENT
    frozen: Mapped[Json]  # MemberRow
    joined_at: Mapped[Made]
    left_at: Mapped[Instant | None]
    left_reason: Mapped[Words] = mapped_column(default="")
    recused_at: Mapped[Instant | None]  # declared a conflict (R60): hidden and barred until replaced
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"))  # of a replacement (R62)
    filed_at: Mapped[Instant | None]  # filed with the office, automatically

    user: Mapped[User] = relationship(lazy="joined", foreign_keys=[user_id])


class TaskApproval(Model):
    """A department head's approval of the inspection (N3, R40)."""

    __tablename__ = "task_approval"
    __table_args__ = (UniqueConstraint("task_id", "department_id"),)

    id: Mapped[Key]
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    approved_by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    as_deputy: Mapped[bool] = mapped_column(default=False)  # 委托审批
    opinion: Mapped[Words] = mapped_column(default="同意检查")
    approved_at: Mapped[Instant]

    approver: Mapped[User] = relationship(lazy="joined", foreign_keys=[approved_by])


class Preparation(Model):
    """One section of what the team takes along (R67); body None shows 未获取."""

    __tablename__ = "preparation"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"), primary_key=True)
    section: Mapped[Words] = mapped_column(primary_key=True)
    title: Mapped[Words]
    order: Mapped[int]
    source: Mapped[Words]
    date: Mapped[Words]  # "2026-11-20"
    body: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB(none_as_null=True))


class CarriedFile(Model):
    """A file the dossier carries: guidance pictures, last photos, forms."""

    __tablename__ = "carried_file"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"), primary_key=True)
    sha256: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    mime: Mapped[Words]
    title: Mapped[Words]
    kind: Mapped[Words]  # PHOTO | GUIDANCE | FORM
