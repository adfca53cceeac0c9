"""Opening follow-ups with an owner (R112). Each type's own procedure (R113–R120) is not built yet."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.followups.models import FollowUp
from backend.results.models import DepartmentResult

# The outcomes that must have an owner before they are published, and what kind of follow-up they begin.
TYPES = {
    "PROBLEM_ORDERED_RECTIFY": "RECTIFY",
    "PROBLEM_PENDING_INVESTIGATION": "INVESTIGATE",
    "UNQUALIFIED": "INVESTIGATE",
    "UNREACHABLE_AT_REGISTERED_ADDRESS": "ABNORMAL_LIST",
    "SERIOUSLY_UNCOOPERATIVE": "INVESTIGATE",
    "FAILED_TO_DISCLOSE_INFO": "RECTIFY",
}


def open_for(session: Session, result: DepartmentResult) -> None:
    """谁管辖、谁负责: a problem belongs to the department that found it until it is transferred."""
    kind = TYPES.get(result.outcome)
    if kind is None or is_owned(session, result.task_id, result.department_id):
        return
    session.add(
        FollowUp(
            task_id=result.task_id, department_id=result.department_id,
            responsible_department_id=result.department_id, type=kind, due_on=result.rectify_by,
        )
    )  # fmt: skip
    session.flush()


def is_owned(session: Session, task_id: UUID, department_id: UUID) -> bool:
    """Does a follow-up with a responsible department exist for this result?"""
    query = select(FollowUp.id).where(FollowUp.task_id == task_id, FollowUp.department_id == department_id)
    return session.scalar(query.limit(1)) is not None


def needs_owner(outcome: str) -> bool:
    return outcome in TYPES
