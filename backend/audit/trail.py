"""audit.write: one line beside every write, sign-in, view of personal data, export and publication (R137)."""

from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from backend import clock
from backend.audit.models import AuditEntry


class Actor(Protocol):
    """Whoever acts: an account (or nobody, for the system itself)."""

    @property
    def id(self) -> UUID: ...
    @property
    def name(self) -> str: ...


def write(
    session: Session,
    actor: Actor | None,
    action: str,
    subject: tuple[str, UUID | str],
    *,
    task_id: UUID | None = None,
    **details: Any,
) -> None:
    """Add a line. `action` is "noun.verb", `subject` is (kind, id), `details` are JSON values without secrets."""
    kind, subject_id = subject
    session.add(
        AuditEntry(
            at=clock.now(),
            actor_id=actor.id if actor else None,
            actor_name=actor.name if actor else "系统",
            action=action,
            subject_kind=kind,
            subject_id=str(subject_id),
            task_id=task_id or (UUID(str(subject_id)) if kind == "task" else None),
            details=details,
        )
    )
