"""Who may read the trail: auditors everything; others the entries of a task they may see."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

# Wired by the tasks feature: may this account see this task?
may_see_task: list[Callable[[Session, Any, UUID], bool]] = []

READS_ALL = ("AUDITOR", "LAW_SUPERVISOR")
READS_TASKS = ("DEPT_HEAD", "DEPT_ADMIN", "REVIEWER", "OFFICE", "OFFICE_HEAD", "ARCHIVIST")


def is_readable(session: Session, actor: Any, task_id: UUID | None) -> bool:
    """Whether the account may read the entries of a task (None: of everything)."""
    if actor.has_role(*READS_ALL):
        return True
    return task_id is not None and any(may_see(session, actor, task_id) for may_see in may_see_task)
