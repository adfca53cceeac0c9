"""Asking a department's head, and deciding. What a decision brings about is told to ON_DECIDED."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import User
from backend.problems import Problem
from backend.tasks.approvals import cards
from backend.tasks.approvals.models import APPROVED, RETURNED, WAITING, ApprovalRequest
from backend.tasks.deputies.models import Deputy
from backend.tasks.models import InspectionTask

Fact = dict[str, str]  # {label, value}
Listener = Callable[[Session, ApprovalRequest], None]

# Per kind: who carries the decision out. A listener that raises a Problem undoes the decision.
ON_DECIDED: dict[str, list[Listener]] = {}
OUTCOMES = {"APPROVE": APPROVED, "RETURN": RETURNED}


def decided(kind: str) -> Callable[[Listener], Listener]:
    """Register a listener for the decisions of one kind."""

    def register(listener: Listener) -> Listener:
        ON_DECIDED.setdefault(kind, []).append(listener)
        return listener

    return register


def ask(
    session: Session,
    kind: str,
    task: InspectionTask,
    department_id: UUID,
    *,
    subject: str,
    facts: Iterable[Fact] = (),
    exceptions: Iterable[str] = (),
    candidates: Iterable[dict[str, str]] = (),
    details: dict[str, Any] | None = None,
    asked_by: User | None = None,
) -> ApprovalRequest:
    """Put a matter on the desks of the department's heads and their deputies; asking again answers the same.

    `subject` is the asking part's own name for the matter (with task, department and kind it is unique while it
    waits); `details` are kept for the listener and shown to nobody.
    """
    if known := waiting(session, task, department_id, kind, subject):
        return known
    made = ApprovalRequest(
        kind=kind, task_id=task.id, department_id=department_id, subject=subject, facts=list(facts),
        exceptions=list(exceptions), candidates=list(candidates), details=details or {},
        asked_by=asked_by.id if asked_by else None, asked_at=clock.now(), state=WAITING, as_deputy=False,
    )  # fmt: skip
    session.add(made)
    session.flush()
    session.refresh(made)
    audit.write(session, asked_by, "approval.ask", ("approval", made.id), task_id=task.id, kind=kind)
    cards.write_card(session, made)
    return made


def waiting(
    session: Session, task: InspectionTask, department_id: UUID, kind: str, subject: str | None = None
) -> ApprovalRequest | None:
    """The request of a kind that still waits."""
    query = select(ApprovalRequest).where(
        ApprovalRequest.task_id == task.id, ApprovalRequest.department_id == department_id,
        ApprovalRequest.kind == kind, ApprovalRequest.state == WAITING,
    )  # fmt: skip
    if subject is not None:
        query = query.where(ApprovalRequest.subject == subject)
    return session.scalars(query).first()


def decide(
    session: Session,
    actor: User,
    request: ApprovalRequest,
    decision: str,
    opinion: str,
    successor: UUID | None = None,
) -> ApprovalRequest:
    """APPROVE or RETURN, once; raises approvals.decided_already, .not_yours, .opinion_missing, .successor_missing,
    and what the listeners raise."""
    if request.state != WAITING:
        name = request.decider.name if request.decider else ""
        raise Problem("approvals.decided_already", name=name)
    as_deputy = in_what_capacity(session, actor, request.department_id)
    refuse_incomplete(request, decision, opinion, successor)
    request.state, request.decided_by, request.decided_at = OUTCOMES[decision], actor.id, clock.now()
    request.opinion, request.as_deputy, request.successor = opinion.strip(), as_deputy, successor
    session.flush()
    session.refresh(request)
    audit.write(
        session, actor, "approval.decide", ("approval", request.id), task_id=request.task_id, kind=request.kind,
        decision=decision, opinion=request.opinion, as_deputy=as_deputy,
    )  # fmt: skip
    for listener in ON_DECIDED.get(request.kind, []):
        listener(session, request)
    cards.write_card(session, request)
    return request


def close(session: Session, request: ApprovalRequest, like: ApprovalRequest) -> None:
    """Settled together with another request: the same word on both cards."""
    request.state, request.decided_by, request.decided_at = like.state, like.decided_by, like.decided_at
    request.opinion, request.as_deputy = like.opinion, like.as_deputy
    session.flush()
    session.refresh(request)
    cards.write_card(session, request)


def refuse_incomplete(request: ApprovalRequest, decision: str, opinion: str, successor: UUID | None) -> None:
    """Returning needs a reason, a replacement its successor from among the candidates."""
    if decision == "RETURN" and not opinion.strip():
        raise Problem("approvals.opinion_missing")
    named = {one["user"] for one in request.candidates}
    if decision == "APPROVE" and request.kind == "REPLACEMENT" and str(successor) not in named:
        raise Problem("approvals.successor_missing")


def in_what_capacity(session: Session, actor: User, department_id: UUID) -> bool:
    """False as the department's head, True as a deputy in force today; raises approvals.not_yours."""
    if actor.has_role("DEPT_HEAD") and actor.department_id == department_id:
        return False
    query = select(Deputy).where(Deputy.deputy_id == actor.id, Deputy.department_id == department_id)
    if any(one.is_in_force_on(clock.today()) for one in session.scalars(query)):
        return True
    raise Problem("approvals.not_yours")


def may_decide(session: Session, actor: User, department_id: UUID) -> bool:
    """Whether somebody decides for a department today."""
    try:
        in_what_capacity(session, actor, department_id)
    except Problem:
        return False
    return True
