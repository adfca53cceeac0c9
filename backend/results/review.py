"""Review 审核: pass or return with an opinion; nothing is edited (R102)."""

from uuid import UUID

from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.audit import trail
from backend.problems import Problem
from backend.results import standing
from backend.results.case import case_of
from backend.results.facts import completeness
from backend.results.models import DepartmentResult
from backend.results.responsibility import may_review
from backend.results.sheet import sheet_of
from backend.tasks.models import InspectionTask
from sync import dossiers


def send_back(
    session: Session, actor: User, task: InspectionTask, department_id: UUID, opinion: str, lines: list[str]
) -> DepartmentResult:
    """审核退回: with an opinion, and the lines it is about; the team supplements, nothing is overwritten."""
    result = require_entered(session, actor, task, department_id, "退回")
    if not opinion.strip():
        raise Problem("results.opinion_missing")
    own = {line["code"] for line in task.lines_of(department_id)}
    for code in lines:
        if code not in own:
            raise Problem("results.line_unknown", line=code)
    result.state = "RETURNED"
    decide(session, actor, task, result, "RETURN", opinion, lines)
    return result


def let_pass(session: Session, actor: User, task: InspectionTask, department_id: UUID) -> DepartmentResult:
    """审核通过: only with every barrier of the completeness list away."""
    result = require_entered(session, actor, task, department_id, "通过")
    facts = completeness(case_of(session, task, sheet_of(session, task.id), [department_id]))
    if barriers := [fact.text for fact in facts if fact.is_barrier and not fact.ok]:
        raise Problem("results.incomplete", what="；".join(barriers))
    result.state = "REVIEWED"
    accept_supplements(session, actor, task, department_id)
    decide(session, actor, task, result, "PASS")
    return result


def require_entered(
    session: Session, actor: User, task: InspectionTask, department_id: UUID, action: str
) -> DepartmentResult:
    if not may_review(actor, task, department_id):
        raise Problem("results.not_reviewer")
    result = standing.find(session, task.id, department_id)
    state = result.state if result else "COMPLETED"
    if result is None or state != "ENTERED":
        raise Problem("results.not_in_this_state", action=action, state=standing.LABELS[state])
    return result


def decide(
    session: Session, actor: User, task: InspectionTask, result: DepartmentResult, action: str,
    opinion: str = "", lines: list[str] | None = None,
) -> None:  # fmt: skip
    result.reviewed_by, result.reviewed_at = actor.id, clock.now()
    standing.step(session, actor, task, result, action, opinion, lines)
    trail.write(
        session, actor, f"result.{action.lower()}", ("result", result.id), task_id=task.id, opinion=opinion
    )


def accept_supplements(session: Session, actor: User, task: InspectionTask, department_id: UUID) -> None:
    """What the department supplemented is part of what passed; the signed values stay (R94)."""
    authors = {str(member.user_id) for member in task.members if member.department_id == department_id}
    rows = dossiers.read_rows(session, task.id, "supplements")
    accepted: dict[tuple[str, str], dict[str, object] | None] = {
        ("supplements", key): {**row, "state": "accepted"}
        for key, row in rows.items()
        if row["by"] in authors and row["state"] == "proposed"
    }
    if accepted:
        dossiers.write_online(session, task.id, accepted, actor.id)
