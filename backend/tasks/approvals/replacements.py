"""Asking for, and carrying out, the replacement of somebody on a team (R60–R62, R138)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.libraries.models import Inspector
from backend.tasks import replacing, rows, scheduling
from backend.tasks.approvals import service
from backend.tasks.approvals.models import APPROVED, ApprovalRequest
from backend.tasks.models import InspectionTask, TeamMember
from sync import dossiers

REASON_LABELS = {
    "RECUSAL": "回避", "POST_CHANGE": "岗位调整", "WORK_CONFLICT": "工作冲突", "HEALTH": "健康状况",
    "OTHER": "其他特殊原因",
}  # fmt: skip


def ask(
    session: Session, task: InspectionTask, leaving: TeamMember, reason: str, note: str, asked_by: User
) -> ApprovalRequest:
    """The head of the person's own department is asked, with everybody who may succeed; nobody is drawn."""
    people = replacing.candidates(session, task, leaving)
    return service.ask(
        session, "REPLACEMENT", task, leaving.department_id, subject=str(leaving.user_id),
        facts=facts(leaving, reason, note), exceptions=exceptions(session, task, leaving, reason, people),
        candidates=[candidate_row(one) for one in people],
        details={"user": str(leaving.user_id), "reason": reason, "note": note}, asked_by=asked_by,
    )  # fmt: skip


def facts(leaving: TeamMember, reason: str, note: str) -> list[dict[str, str]]:
    told = [
        {
            "label": "更换人员",
            "value": f"{leaving.frozen['name']}（{leaving.frozen['certificate_no'] or '无执法证'}）",
        },
        {"label": "更换原因", "value": REASON_LABELS[reason]},
    ]
    return [*told, {"label": "说明", "value": note}] if note else told


def exceptions(
    session: Session, task: InspectionTask, leaving: TeamMember, reason: str, people: list[Inspector]
) -> list[str]:
    """A replacement always needs a name chosen; these are the ones that need thought."""
    found = []
    if reason == "RECUSAL":
        found.append("应当回避，已停止其参加本次检查")
    if leaving.role == "LEADER":
        found.append("更换的是组长，接替人员同时接任组长")
    if not people:
        found.append("本部门没有可以接替的持证检查人员")
    if task.planned_at <= clock.now():
        found.append("已到检查时间")
    busy = {one.user_id for other in scheduling.others_then(session, task) for one in other.team}
    if names := [one.name for one in people if one.user_id in busy]:
        found.append(f"同一半天另有任务：{'、'.join(names)}")
    return found


def candidate_row(person: Inspector) -> dict[str, str]:
    return {"user": str(person.user_id), "name": person.name, "certificate_no": person.certificate_no}


@service.decided("REPLACEMENT")
def carry_out(session: Session, request: ApprovalRequest) -> None:
    """The seat changes hands on approval; the team's rows say how it was decided."""
    user = str(request.details["user"])
    if request.state == APPROVED and request.decider is not None:
        named = select(Inspector).where(Inspector.user_id == request.successor)
        replacing.replace(
            session, request.decider, request.task, UUID(user), session.scalars(named).one(),
            request.details["reason"], request.details["note"],
        )  # fmt: skip
    settle_rows(session, request, user)


def settle_rows(session: Session, request: ApprovalRequest, user: str) -> None:
    """Every request about this person that still waits in the dossier (ReplacementRow)."""
    decided: dict[str, Any] = {
        "state": request.state, "opinion": request.opinion,
        "successor": str(request.successor) if request.state == APPROVED else None,
    }  # fmt: skip
    kept = dossiers.read_rows(session, request.task_id, "replacements")
    changed: dict[tuple[str, str], dict[str, Any] | None] = {
        ("replacements", key): row | decided
        for key, row in kept.items()
        if row["user"] == user and row["state"] == "WAITING"
    }
    changed[("task", "self")] = rows.task_row(session, request.task)
    dossiers.write_online(session, request.task_id, changed, request.decided_by)
