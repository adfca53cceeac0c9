"""Recusal asked for by the party is a card of that person's own head (R60): decided on the phone or at the desk, once."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.fieldwork.before import recusing
from backend.fieldwork.doorstep.models import PartyCase
from backend.fieldwork.doorstep.telling import settle
from backend.tasks import replacing
from backend.tasks.approvals import service as approvals
from backend.tasks.approvals.models import APPROVED, ApprovalRequest
from backend.tasks.models import InspectionTask

SOURCES = {"PORTAL": "当事人页", "ON_SITE": "亮证告知"}


def put_to_head(session: Session, task: InspectionTask, case: PartyCase) -> None:
    """APPROVE recuses, RETURN (with its reason) does not; work goes on meanwhile."""
    name = case.about.name if case.about else ""
    facts = [
        {"label": "案号", "value": case.number}, {"label": "申请回避人员", "value": name},
        {"label": "当事人的理由", "value": case.words}, {"label": "提出方式", "value": SOURCES[case.source]},
        {"label": "检查是否停止", "value": "不停止，负责人另有要求的除外"},
    ]  # fmt: skip
    approvals.ask(session, "RECUSAL", task, case.department_id, subject=case.number, facts=facts)


def waiting_for(session: Session, case: PartyCase) -> ApprovalRequest | None:
    return approvals.waiting(session, case.task, case.department_id, "RECUSAL", case.number)


def decide(
    session: Session, actor: User, request: ApprovalRequest, *, granted: bool, opinion: str, suspends: bool
) -> None:
    """The same decision from the desk."""
    request.details = request.details | {"suspends": suspends}
    approvals.decide(session, actor, request, "APPROVE" if granted else "RETURN", opinion)


@approvals.decided("RECUSAL")
def follow(session: Session, request: ApprovalRequest) -> None:
    """The card was decided: the party sees it on its page."""
    case = session.scalars(select(PartyCase).where(PartyCase.number == request.subject)).one_or_none()
    by = session.get(User, request.decided_by)
    if case is None or by is None:
        return
    granted = request.state == APPROVED
    opinion = request.opinion or ("同意回避" if granted else "不予回避")
    settle(
        session, case, by, granted=granted, opinion=opinion, suspends=bool(request.details.get("suspends"))
    )
    if granted:
        ask_for_successor(session, case, by)


def ask_for_successor(session: Session, case: PartyCase, by: User) -> None:
    """A recusal granted while the visit can still change hands puts the replacement on the head's desk (R60, R138)."""
    seat = next((one for one in case.task.team if one.user_id == case.about_id), None)
    if seat is None or case.task.state not in replacing.REPLACEABLE:
        return
    why = f"当事人申请回避（{case.number}），已同意：{case.words}"
    recusing.recuse(session, case.task, seat, why, by=by, at=round(clock.now().timestamp() * 1000))
