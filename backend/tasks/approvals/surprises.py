"""A surprise check: asked for with a reason and its lead, approved by the initiating department's head (R69)."""

from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.tasks import rows, states
from backend.tasks.approvals import inspections, service
from backend.tasks.approvals.models import APPROVED, ApprovalRequest
from backend.tasks.models import InspectionTask
from sync import dossiers


def ask(session: Session, task: InspectionTask, reason: str, files: int, asked_by: User) -> ApprovalRequest:
    """One card for the head of the initiating department."""
    told = [
        {"label": "问题线索", "value": reason},
        {"label": "线索材料", "value": f"{files} 件，随任务资料上传"},
    ]
    own = inspections.facts(task, task.initiating.department_id)
    return service.ask(
        session, "SURPRISE", task, task.initiating.department_id, subject="surprise", facts=[*told, *own],
        exceptions=["批准后不事先告知检查对象"], details={"reason": reason}, asked_by=asked_by,
    )  # fmt: skip


@service.decided("SURPRISE")
def carry_out(session: Session, request: ApprovalRequest) -> None:
    """Approved: nobody is told before arrival. Either way the dossier says so."""
    task = request.task
    if request.state == APPROVED:
        task.surprise, task.surprise_reason = True, request.details["reason"]
        for event in ("prepare", "surprise"):
            if states.can(task, event):
                states.advance(session, request.decider, task, event)
    changed: dict[tuple[str, str], dict[str, Any] | None] = {("task", "self"): rows.task_row(session, task)}
    row = dossiers.read_rows(session, task.id, "surprise").get("self")
    if row is not None:
        changed[("surprise", "self")] = row | {"state": request.state}
    dossiers.write_online(session, task.id, changed, request.decided_by)
