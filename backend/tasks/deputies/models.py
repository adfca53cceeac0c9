"""A head's deputy for some days."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.accounts.models import User
from backend.columns import Instant, Made
from backend.extensions import Model


class Deputy(Model):
    """`deputy` decides for `head` from `starts_on` to `ends_on`, both days included, unless ended before."""

    __tablename__ = "deputy"
    __table_args__ = (Index("ix_deputy_department_id", "department_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)  # made by the head's phone
    head_id: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    deputy_id: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("department.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    ended_at: Mapped[Instant | None]
    made_at: Mapped[Made]

    head: Mapped[User] = relationship(lazy="joined", foreign_keys=[head_id])
    deputy: Mapped[User] = relationship(lazy="joined", foreign_keys=[deputy_id])

    def is_in_force_on(self, day: date) -> bool:
        return self.ended_at is None and self.starts_on <= day <= self.ends_on
