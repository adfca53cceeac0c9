"""Inspection items with their guidance, the joint list, and unified checklists made of lines."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, Uuid
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import Department
from backend.columns import Instant, JsonList, Key, Made, Texts, Words
from backend.extensions import Model


class InspectionItem(Model):
    """One item of a department's list 抽查事项清单 (domain.md 4.1), one row per version."""

    __tablename__ = "inspection_item"
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[Key]
    code: Mapped[Words]  # "GS-C1"
    version: Mapped[int] = mapped_column(default=1)
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    category: Mapped[Words]
    name: Mapped[Words]
    object_scope: Mapped[Words]
    item_class: Mapped[Words]  # GENERAL | KEY
    methods: Mapped[Texts]
    inspecting_body: Mapped[Words]
    # [{law, article, text, mark, effective_from?, effective_to?}], days as "2026-01-01", effective_to exclusive
    legal_basis: Mapped[JsonList]
    content: Mapped[Words]
    ratio: Mapped[Words] = mapped_column(default="按年度计划")
    ratio_cap: Mapped[Words | None]
    frequency: Mapped[Words] = mapped_column(default="按年度计划")
    result_type: Mapped[Words] = mapped_column(default="STANDARD")  # STANDARD | QUALITY
    requires_specialty: Mapped[Words] = mapped_column(default="")
    materials: Mapped[Texts]
    status: Mapped[Words] = mapped_column(default="DRAFT")  # DRAFT | PUBLISHED | SUSPENDED | ABOLISHED
    published_at: Mapped[Instant | None]
    abolished_on: Mapped[date | None]
    change_reason: Mapped[Words] = mapped_column(default="")

    department: Mapped[Department] = relationship(lazy="joined")


class Guidance(Model):
    """How an item is checked 检查指引书 (4.4); a task keeps the version it was made with."""

    __tablename__ = "guidance"
    __table_args__ = (UniqueConstraint("item_code", "version"),)

    id: Mapped[Key]
    item_code: Mapped[Words]
    version: Mapped[int] = mapped_column(default=1)
    how_to_check: Mapped[Texts]
    evidence_required: Mapped[Texts]
    phrases: Mapped[Texts]  # 常用语
    status: Mapped[Words] = mapped_column(default="CURRENT")  # CURRENT | NEEDS_REVIEW | OLD
    created_at: Mapped[Made]


class JointItem(Model):
    """One line of the joint list 部门联合抽查事项清单 (4.2), the annex's six columns."""

    __tablename__ = "joint_item"
    __table_args__ = (UniqueConstraint("jurisdiction", "field_code", "version"),)

    id: Mapped[Key]
    jurisdiction: Mapped[Words]
    seq_no: Mapped[int]
    field_code: Mapped[Words]  # "F1"
    field: Mapped[Words]  # 抽查领域
    items: Mapped[Texts]
    object_scope: Mapped[Words]
    initiating_department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    cooperating_department_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    edition: Mapped[Words] = mapped_column(default="第一版")
    priority_reason: Mapped[Words] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    status: Mapped[Words] = mapped_column(default="PUBLISHED")
    published_at: Mapped[Instant | None]


class UnifiedChecklist(Model):
    """One industry's checklist 统一检查单 (4.3)."""

    __tablename__ = "unified_checklist"
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[Key]
    code: Mapped[Words]  # "GS"
    version: Mapped[int] = mapped_column(default=1)
    title: Mapped[Words]
    jurisdiction: Mapped[Words]
    field_code: Mapped[Words]
    field: Mapped[Words]
    industry: Mapped[Words]
    industry_code: Mapped[Words] = mapped_column(default="")  # GB/T 4754
    lead_department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    frequency: Mapped[Words] = mapped_column(default="")
    status: Mapped[Words] = mapped_column(default="PUBLISHED")
    published_at: Mapped[Instant | None]

    lines: Mapped[list["ChecklistLine"]] = relationship(order_by="ChecklistLine.order", lazy="selectin")
    lead_department: Mapped[Department] = relationship(lazy="joined")


class ChecklistLine(Model):
    """One line: an item of one department in its place."""

    __tablename__ = "checklist_line"
    __table_args__ = (
        UniqueConstraint("checklist_id", "item_id"),
        Index("ix_checklist_line_checklist_id", "checklist_id"),
    )

    id: Mapped[Key]
    checklist_id: Mapped[UUID] = mapped_column(ForeignKey("unified_checklist.id"))
    item_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_item.id"))
    order: Mapped[int]

    item: Mapped[InspectionItem] = relationship(lazy="joined")
