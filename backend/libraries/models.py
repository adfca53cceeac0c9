"""The object library 检查对象名录库 and the inspector library 执法检查人员名录库."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import Department, User
from backend.columns import JsonList, Key, Made, Texts, Words
from backend.extensions import Model


class InspectionObject(Model):
    """Whom or what is inspected (domain.md 4.7)."""

    __tablename__ = "inspection_object"
    __table_args__ = (Index("ix_inspection_object_name", "name"),)

    id: Mapped[Key]
    object_no: Mapped[Words] = mapped_column(unique=True)  # "O-02"
    kind: Mapped[Words]  # ENTERPRISE | SOLE_TRADER | COOPERATIVE | OTHER_UNIT | PRODUCT | PROJECT | BEHAVIOUR
    name: Mapped[Words]
    uscc: Mapped[Words | None] = mapped_column(unique=True)
    registration_no: Mapped[Words | None]
    address_registered: Mapped[Words] = mapped_column(default="")
    premises: Mapped[Texts]
    area_code: Mapped[Words] = mapped_column(default="")
    town: Mapped[Words] = mapped_column(default="")
    jurisdiction_level: Mapped[Words] = mapped_column(default="县")
    business_scope: Mapped[Words] = mapped_column(default="")
    industry_code: Mapped[Words] = mapped_column(default="")
    licences: Mapped[JsonList]  # [{name, no, issuer, valid_from, valid_to}]
    registration_status: Mapped[Words] = mapped_column(default="存续")
    credit_risk_class: Mapped[Words | None]  # A–D, never public (R22)
    class_date: Mapped[date | None]
    class_source: Mapped[Words] = mapped_column(default="")
    key_flags: Mapped[JsonList]  # [{flag, since, evidence}]
    joint_fields: Mapped[Texts]  # joint fields it belongs to: ["F1", "F3"]
    responsible_department_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    contact_name: Mapped[Words] = mapped_column(default="")
    contact_phone: Mapped[Words] = mapped_column(default="")
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("inspection_object.id"))
    labels: Mapped[Texts]
    hazardous: Mapped[bool] = mapped_column(default=False)  # phones off, no flash on the forecourt
    geo: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))  # {lat_e7, lon_e7, system}
    version: Mapped[int] = mapped_column(default=1)  # raised by every change; a task compares (R14)
    created_at: Mapped[Made]


class Inspector(Model):
    """One enforcement officer or auxiliary (domain.md 4.5)."""

    __tablename__ = "inspector"

    id: Mapped[Key]
    inspector_no: Mapped[Words] = mapped_column(unique=True)  # "I-COM-1"
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("app_user.id"), unique=True)
    name: Mapped[Words]
    sex: Mapped[Words] = mapped_column(default="")
    position: Mapped[Words] = mapped_column(default="")
    specialties: Mapped[Texts]
    phone: Mapped[Words] = mapped_column(default="")
    certificate_no: Mapped[Words] = mapped_column(default="")
    certificate_issuer: Mapped[Words] = mapped_column(default="")
    certificate_valid_to: Mapped[date | None]
    person_type: Mapped[Words]  # CERTIFIED | AUXILIARY
    status: Mapped[Words] = mapped_column(default="ACTIVE")
    enforcement_level: Mapped[Words] = mapped_column(default="县")
    area_code: Mapped[Words] = mapped_column(default="")
    enforcement_category: Mapped[Words] = mapped_column(default="")
    interests: Mapped[JsonList]  # declared interests: [{object_no, relation}]
    effective_from: Mapped[date | None]
    effective_to: Mapped[date | None]

    department: Mapped[Department] = relationship(lazy="joined")
    user: Mapped[User | None] = relationship(lazy="joined")

    def is_certified_on(self, day: date) -> bool:
        """Whether this person may be matched, count toward two and sign as an officer on a day (R17)."""
        valid = self.certificate_valid_to
        return self.person_type == "CERTIFIED" and valid is not None and valid >= day

    def is_active_on(self, day: date) -> bool:
        """Whether the person is in the pool on a day (R18)."""
        gone = self.effective_to is not None and self.effective_to <= day
        return not gone and (self.status == "ACTIVE" or self.effective_to is not None)
