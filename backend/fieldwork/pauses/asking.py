"""Putting the end of a suspension before the head of the initiating department (待办), and carrying his word out."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.fieldwork.pauses import ending
from backend.tasks.approvals.models import APPROVED, ApprovalRequest
from backend.tasks.approvals.service import Fact, ask, decided
from backend.tasks.models import InspectionTask
from sync import dossiers

Pause = dict[str, Any]
KINDS = {"RESUMED": "RESUME", "TERMINATED": "TERMINATE"}


def ask_head(session: Session, task: InspectionTask, pause: Pause, how: str, by: User) -> None:
    """One card per suspension and way of ending it. Told by phone before, he confirms what he is said to have said."""
    wanted = pause["ended"] or pause["asked"]
    facts = [said("中止原因", pause["reason"]), said("理由", wanted["reason"])]
    exceptions = []
    if pause["ended"]:
        facts.append(said("请示时间", minute(pause["ended"]["approved_at"])))
        exceptions.append(f"已按{pause['ended']['approved_by']}电话同意办理，请本人确认")
    ask(
        session, KINDS[how], task, task.initiating.department_id, subject=pause["id"], facts=facts,
        exceptions=exceptions, details={"how": how}, asked_by=by,
    )  # fmt: skip


def said(label: str, value: str) -> Fact:
    return {"label": label, "value": value}


def minute(moment: int) -> str:
    return datetime.fromtimestamp(moment / 1000, clock.SHANGHAI).strftime("%m-%d %H:%M")


@decided("RESUME")
@decided("TERMINATE")
def carry_out(session: Session, request: ApprovalRequest) -> None:
    """Approved: the suspension ends, or what was told by phone is confirmed. Returned: the team reads why."""
    task, head = request.task, request.decider
    pause = dossiers.read_rows(session, task.id, "pauses").get(request.subject)
    if pause is None or head is None:
        return
    how = request.details["how"]
    if request.state != APPROVED:
        write(session, task, declined(pause, request.opinion), head)
    elif ending.is_same(pause, how):
        write(session, task, {**pause, "ended": {**pause["ended"], "confirmed": True}}, head)
    elif pause["ended"] is None:
        ended = ended_online(pause, how, request, head)
        write(session, task, {**pause, "asked": None, "ended": ended}, head)
        ending.follow(session, head, task, ended)


def declined(pause: Pause, opinion: str) -> Pause:
    """Told by phone and not confirmed it stays as it is: the review shows that nobody confirmed it."""
    asked = pause["asked"]
    return pause if asked is None else {**pause, "asked": {**asked, "returned": opinion}}


def ended_online(pause: Pause, how: str, request: ApprovalRequest, head: User) -> dict[str, Any]:
    asked = pause["asked"] or {"reason": request.opinion, "by": str(head.id)}
    at = round((request.decided_at or clock.now()).timestamp() * 1000)
    return {
        "how": how, "at": at, "by": asked["by"], "reason": asked["reason"], "approved_by": head.name,
        "approved_how": "ONLINE", "approved_at": at, "confirmed": True,
    }  # fmt: skip


def write(session: Session, task: InspectionTask, pause: Pause, by: User) -> None:
    dossiers.lock_dossiers(session, [task.id])
    dossiers.write_online(session, task.id, {("pauses", pause["id"]): pause}, by.id)
