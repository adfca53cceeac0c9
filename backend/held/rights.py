"""Who sees held work, who reads what it says, who decides on it (R136; sync.md: held is for people to judge). Pure."""

from uuid import UUID

from backend.accounts.models import User
from backend.results.responsibility import OFFICIALS
from backend.tasks.models import InspectionTask

JOINT_OFFICE = ("OFFICE", "OFFICE_HEAD")
SEES = ("DEPT_ADMIN", "DEPT_HEAD", "REVIEWER", *JOINT_OFFICE, "LAW_SUPERVISOR")
DECIDES = ("DEPT_HEAD", *JOINT_OFFICE)


def may_decide(actor: User, author: User | None, task: InspectionTask | None) -> bool:
    """The head of the leader's department or the joint office; never on one's own work.

    Where no task is known, the head of the author's department instead.
    """
    if author is not None and author.id == actor.id:
        return False
    if actor.has_role(*JOINT_OFFICE):
        return True
    answers = answering(author, task)
    return actor.has_role("DEPT_HEAD") and answers is not None and actor.department_id == answers


def answering(author: User | None, task: InspectionTask | None) -> UUID | None:
    """The department whose head decides."""
    if task is not None:
        return task.initiating.department_id
    return author.department_id if author else None


def may_read(actor: User, author: User | None, task: InspectionTask | None) -> bool:
    """What it says: whoever decides, and the officials of the author's own department."""
    own = (
        author is not None and actor.department_id is not None and actor.department_id == author.department_id
    )
    return may_decide(actor, author, task) or (own and actor.has_role(*OFFICIALS))
