"""Department, user with roles, and the refresh tokens that keep a phone signed in."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.columns import Instant, Key, Made, Texts, Words
from backend.extensions import Model

ROLES = (
    "INSPECTOR", "AUXILIARY", "EXPERT", "DEPT_ADMIN", "DEPT_HEAD", "REVIEWER", "OFFICE", "OFFICE_HEAD",
    "DRAW_UNDERTAKER", "DRAW_OPERATOR", "DRAW_SUPERVISOR", "ARCHIVIST", "LAW_SUPERVISOR", "SYS_ADMIN",
    "SEC_ADMIN", "AUDITOR",
)  # fmt: skip
OF_A_DEPARTMENT = {"INSPECTOR", "AUXILIARY", "DEPT_ADMIN", "DEPT_HEAD", "REVIEWER"}


class Department(Model):
    """A member unit 成员单位 of a county."""

    __tablename__ = "department"

    id: Mapped[Key]
    code: Mapped[Words] = mapped_column(unique=True)  # "WZ-COM"
    name: Mapped[Words]
    jurisdiction: Mapped[Words]  # code of the JurisdictionProfile: "WUZHI"
    contact: Mapped[Words] = mapped_column(default="")
    closed_at: Mapped[Instant | None]
    created_at: Mapped[Made]


class User(Model):
    """An account. The facts of a certificate are kept by the inspector library, which writes them here."""

    __tablename__ = "app_user"

    id: Mapped[Key]
    username: Mapped[Words] = mapped_column(unique=True)
    name: Mapped[Words]
    password_hash: Mapped[Words | None]  # None: no sign-in (made from an enrolment after a restore)
    department_id: Mapped[UUID | None] = mapped_column(ForeignKey("department.id"))
    roles: Mapped[Texts]
    phone: Mapped[Words] = mapped_column(default="")
    inspector_no: Mapped[Words] = mapped_column(default="")  # "I-COM-1"
    person_type: Mapped[Words] = mapped_column(default="NONE")  # CERTIFIED | AUXILIARY | NONE
    certificate_no: Mapped[Words] = mapped_column(default="")
    certificate_valid_to: Mapped[date | None]
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    blocked_until: Mapped[Instant | None]
    disabled_at: Mapped[Instant | None]
    created_at: Mapped[Made]

    department: Mapped[Department | None] = relationship(lazy="joined")

    def has_role(self, *roles: str) -> bool:
        """Whether the account holds any of the roles."""
        return not set(roles).isdisjoint(self.roles)

    def is_certified_on(self, day: date) -> bool:
        """Whether this person may count and sign as an officer on a day (R17)."""
        valid = self.certificate_valid_to
        return self.person_type == "CERTIFIED" and valid is not None and valid >= day


class RecoveryCode(Model):
    """An administrator's code that lets one phone of an account be opened again; kept hashed, good for one use."""

    __tablename__ = "recovery_code"
    __table_args__ = (Index("ix_recovery_code_user_id", "user_id"),)

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    code_hash: Mapped[Words]
    made_by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    made_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    tries: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[Instant | None]


class RefreshToken(Model):
    """One refresh token; its parent stays valid until this one is used for the first time."""

    __tablename__ = "refresh_token"
    __table_args__ = (Index("ix_refresh_token_user_id", "user_id"),)

    id: Mapped[Key]  # the token's jti
    user_id: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("refresh_token.id", ondelete="SET NULL"))
    issued_at: Mapped[Made]
    expires_at: Mapped[Instant]
    retired_at: Mapped[Instant | None]
