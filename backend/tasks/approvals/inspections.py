"""Approving an inspection before field work (N3, R40), and the back-filling of one begun in an emergency."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.profiles import service as profiles
from backend.profiles.deadline import after
from backend.tasks import approving, dossier, rows, states
from backend.tasks.approvals import cards, service
from backend.tasks.approvals.models import APPROVED, ApprovalRequest
from backend.tasks.models import InspectionTask

SUBJECT = "task"


def ask_heads(session: Session, task: InspectionTask, actor: User | None) -> None:
    """A task was made: each department's head gets its card."""
    for part in task.departments:
        ask_head(session, task, part.department_id, actor)


def ask_head(session: Session, task: InspectionTask, department_id: UUID, actor: User | None) -> None:
    service.ask(
        session, "INSPECTION", task, department_id, subject=SUBJECT, facts=facts(task, department_id),
        exceptions=exceptions(session, task), asked_by=actor,
    )  # fmt: skip


def ask_again(session: Session, task: InspectionTask, actor: User) -> None:
    """The plan of the visit changed: heads who have not approved see it as it stands now, also who returned it."""
    for part in task.departments:
        if part.department_id in states.approved(task):
            continue
        card = service.waiting(session, task, part.department_id, "INSPECTION", SUBJECT)
        if card is None:
            if not service.waiting(session, task, part.department_id, "URGENT"):
                ask_head(session, task, part.department_id, actor)
        else:
            card.facts, card.exceptions = facts(task, part.department_id), exceptions(session, task)
            session.flush()
            cards.write_card(session, card)


def ask_to_backfill(
    session: Session, task: InspectionTask, department_id: UUID, reason: str, begun: datetime, actor: User
) -> ApprovalRequest:
    """Begun before the approval came: the head says so afterwards, by the next working day."""
    due = backfill_due(session, clock.local_day(begun))
    told = [
        {"label": "紧急情况", "value": reason},
        {"label": "开始时间", "value": begun.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M")},
        {"label": "补批期限", "value": due.isoformat()},
    ]
    return service.ask(
        session, "URGENT", task, department_id, subject=SUBJECT, facts=[*told, *facts(task, department_id)],
        exceptions=["未经审批先行检查，须补办审批", *exceptions(session, task)], asked_by=actor,
    )  # fmt: skip


def backfill_due(session: Session, begun: date) -> date:
    """The next working day."""
    return after(begun, 1, profiles.work_calendar(session)).date


def facts(task: InspectionTask, department_id: UUID) -> list[dict[str, str]]:
    """Who goes, and what this department would check."""
    own = [member.frozen["name"] for member in task.team if member.department_id == department_id]
    lines = task.lines_of(department_id)
    return [
        {"label": "任务", "value": task.name},
        {"label": "本部门人员", "value": "、".join(own) or "未定"},
        {"label": "组长", "value": task.leader.frozen["name"]},
        {"label": "本部门检查项", "value": f"{len(lines)} 项：" + "、".join(line["item"] for line in lines)},
        {"label": "检查地址", "value": task.object_frozen["address_registered"]},
    ]


def exceptions(session: Session, task: InspectionTask) -> list[str]:
    """What a head should not pass by: said in words, empty for an ordinary visit."""
    found = [*rows.law_warnings(session, task), *rows.officer_warnings(task)]
    if task.surprise:
        found.append("突击检查，不事先告知")
    if (nth := rows.nth_this_year(session, task)) > 1:
        found.append(f"本年度第 {nth} 次检查该对象")
    return found


@service.decided("INSPECTION")
@service.decided("URGENT")
def carry_out(session: Session, request: ApprovalRequest) -> None:
    """Approved: entered once, whichever of the two cards it was said on; the other one is closed with it.
    Returned: the team reads the opinion among its warnings."""
    if request.state == APPROVED and request.decider is not None:
        approving.enter(session, request.decider, request.task, request.opinion, request.as_deputy)
        close_others(session, request)
    else:
        dossier.rewrite(session, request.task, request.decided_by)


def close_others(session: Session, request: ApprovalRequest) -> None:
    for kind in ("INSPECTION", "URGENT"):
        if other := service.waiting(session, request.task, request.department_id, kind):
            service.close(session, other, request)
