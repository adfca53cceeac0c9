"""Who brought which file of a recorder into a task, and when. Append-only."""

from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.columns import Key, Made, Words
from backend.extensions import Model


class RecorderImport(Model):
    """One file matched to one entry; `file_name` is what the device called it."""

    __tablename__ = "recorder_import"
    __table_args__ = (UniqueConstraint("task_id", "entry_id", "sha256"),)

    id: Mapped[Key]
    task_id: Mapped[UUID] = mapped_column(ForeignKey("inspection_task.id"))
    entry_id: Mapped[UUID]
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    file_name: Mapped[Words]
    imported_by: Mapped[UUID] = mapped_column(ForeignKey("app_user.id"))
    imported_at: Mapped[Made]
