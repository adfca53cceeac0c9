"""Cards of 待办: a request as the desks of those who may decide it show it (ApprovalRow of visit_rows.ts)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.tasks import rows
from backend.tasks.approvals.models import ApprovalRequest
from backend.tasks.deputies.models import Deputy
from sync import dossiers

Rows = dict[tuple[str, str], dict[str, Any] | None]
TITLES = {
    "INSPECTION": "检查审批", "URGENT": "紧急检查补批", "SURPRISE": "突击检查审批", "REPLACEMENT": "更换检查人员",
    "RESUME": "恢复检查审批", "TERMINATE": "终止检查审批", "RECUSAL": "当事人申请回避",
    "REPORT": "拒签报告",
}  # fmt: skip


def heads_of(session: Session, department_id: UUID) -> list[User]:
    """The department's heads with an account in use."""
    query = select(User).where(User.department_id == department_id, User.disabled_at.is_(None))
    return [user for user in session.scalars(query.order_by(User.username)) if user.has_role("DEPT_HEAD")]


def deputies_of(session: Session, department_id: UUID) -> list[User]:
    """Whoever is named deputy today or on a later day: the phone shows the cards from the first day on."""
    query = select(Deputy).where(
        Deputy.department_id == department_id, Deputy.ended_at.is_(None), Deputy.ends_on >= clock.today()
    )
    return [one.deputy for one in session.scalars(query) if one.deputy.disabled_at is None]


def write_card(session: Session, request: ApprovalRequest) -> None:
    """Put the card on every desk it belongs to."""
    readers = [*heads_of(session, request.department_id), *deputies_of(session, request.department_id)]
    card = card_of(request)
    for reader in {one.id: one for one in readers}.values():
        put_on_desk(session, reader, {("approvals", str(request.id)): card})


def put_on_desk(session: Session, reader: User, changed: Rows) -> None:
    """Nothing to say leaves the desk's version as it is."""
    if not changed:
        return
    dossiers.open_dossier(session, reader.id, "desk")
    dossiers.permit(session, reader.id, reader.id)
    dossiers.write_online(session, reader.id, changed)


def card_of(request: ApprovalRequest) -> dict[str, Any]:
    """ApprovalRow."""
    task = request.task
    return {
        "id": str(request.id), "kind": request.kind, "task": str(task.id), "task_no": task.task_no,
        "department": str(request.department_id), "title": TITLES[request.kind],
        "object_name": task.object_frozen["name"], "town": task.object_frozen["town"],
        "planned_at": rows.local_minute(task), "facts": request.facts, "exceptions": list(request.exceptions),
        "candidates": request.candidates, "asked_by": request.asker.name if request.asker else "",
        "at": milliseconds(request.asked_at), "state": request.state, "decided": decision_of(request),
    }  # fmt: skip


def decision_of(request: ApprovalRequest) -> dict[str, Any] | None:
    if request.decider is None or request.decided_at is None:
        return None
    return {
        "by": str(request.decider.id), "name": request.decider.name, "at": milliseconds(request.decided_at),
        "opinion": request.opinion, "as_deputy": request.as_deputy,
    }  # fmt: skip


def milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
