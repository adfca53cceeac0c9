"""Entry 录入: the findings of the signed record become results, in the name of who answers for them (R101)."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.audit import trail
from backend.fieldwork.models import FieldRecord
from backend.fieldwork.record.lines import record_lines
from backend.fieldwork.record.whole import files_on_their_way, waits_for
from backend.problems import Problem
from backend.results import aggregation, hooks, off_site, standing
from backend.results.models import DepartmentResult, ItemResult
from backend.results.responsibility import answers_for, is_lead_entry, may_enter
from backend.tasks.models import InspectionTask
from sync import dossiers


def enter(session: Session, actor: User, task: InspectionTask, department_id: UUID) -> DepartmentResult:
    """By hand: an inspector of the responsible department enters, or enters again after a return."""
    if not may_enter(actor, task, department_id):
        who = next(
            part.department.name
            for part in task.departments
            if part.department_id == answers_for(task, department_id)
        )
        raise Problem("results.not_responsible", who=who)
    refuse_awaited(session, require_record(session, task))
    return write_entry(session, actor, task, department_id)


def enter_whole(session: Session, task: InspectionTask) -> None:
    """By itself, once nothing is awaited: per department whoever closed its part, or the leader (R101)."""
    for part in task.departments:
        if off_site.awaited(session, task, part.department_id):
            continue  # entered with the second review (R80)
        result = standing.find(session, task.id, part.department_id)
        if result is None or result.state == "TERMINATED":  # a phone had not heard of it: the record stands
            write_entry(session, enterer_of(session, task, part.department_id), task, part.department_id)


def enterer_of(session: Session, task: InspectionTask, department_id: UUID) -> User:
    """EACH: who closed the department's part (nobody reached: who locked). LEAD: the leader."""
    if is_lead_entry(task):
        return task.leader.user
    closed = dossiers.read_rows(session, task.id, "parts").get(str(department_id))
    if closed:
        return session.get_one(User, UUID(closed["closed_by"]))
    own = [member.user for member in task.team if member.department_id == department_id]
    return own[0] if own else task.leader.user


def write_entry(session: Session, actor: User, task: InspectionTask, department_id: UUID) -> DepartmentResult:
    record = require_record(session, task)
    if lines := off_site.awaited(session, task, department_id):
        names = [line["item"] for line in task.lines_of(department_id) if line["code"] in lines]
        raise Problem("off_site.unreviewed", lines="、".join(names))
    result = standing.find(session, task.id, department_id)
    if result is not None and result.state not in ("RETURNED", "TERMINATED"):
        raise Problem("results.not_in_this_state", action="录入", state=standing.LABELS[result.state])
    result = stand(session, actor, task, department_id, result)
    lay_items(session, task, result, record.mode)
    standing.step(session, actor, task, result, "ENTER")
    trail.write(
        session, actor, "result.enter", ("result", result.id), task_id=task.id, outcome=result.outcome,
        entry=result.entry,
    )  # fmt: skip
    for listener in hooks.on_entered:
        listener(session, result)
    return result


def enter_again(session: Session, task: InspectionTask, result: DepartmentResult) -> None:
    """A report arrived while the result waits for review: its items are written anew, whoever entered them (R82)."""
    result.entry += 1
    lay_items(session, task, result, require_record(session, task).mode)


def lay_items(session: Session, task: InspectionTask, result: DepartmentResult, mode: str) -> None:
    """The rows of this entry, and what they make of the department's result."""
    lines = lines_as_entered(session, task, result.department_id, mode)
    result.outcome = aggregation.department_outcome(lines, mode)
    ordered = aggregation.rectify_by(lines)
    result.rectify_by = date.fromisoformat(ordered) if ordered else None
    session.flush()
    session.add_all(item_result(result, number, line) for number, line in enumerate(lines, 1))
    session.flush()


def require_record(session: Session, task: InspectionTask) -> FieldRecord:
    """The locked record; raises results.not_locked."""
    record = session.get(FieldRecord, task.id)
    if record is None:
        raise Problem("results.not_locked")
    return record


def refuse_awaited(session: Session, record: FieldRecord) -> None:
    """Entry waits for everything inside the cut, and for every file to be verified or lost."""
    if record.incomplete and (phones := waits_for(session, record)):
        raise Problem("results.awaited", what=f"{len(phones)} 部手机上的检查内容")
    if files := files_on_their_way(session, record):
        raise Problem("results.awaited", what=f"{len(files)} 件音像资料或者记录文件")


def stand(
    session: Session, actor: User, task: InspectionTask, department_id: UUID, result: DepartmentResult | None
) -> DepartmentResult:
    if result is None:
        result = DepartmentResult(task_id=task.id, department_id=department_id, entry=0, outcome="")
        session.add(result)
    result.entry += 1
    result.state, result.entered_by, result.entered_at = "ENTERED", actor.id, clock.now()
    result.reviewed_by, result.reviewed_at = None, None
    return result


def lines_as_entered(
    session: Session, task: InspectionTask, department_id: UUID, mode: str
) -> list[dict[str, Any]]:
    """The department's record lines; where nothing could be inspected open lines say why (R91, R92)."""
    findings = dossiers.read_rows(session, task.id, "findings")
    samples = dossiers.read_rows(session, task.id, "samples")
    signed = record_lines(task.lines_frozen, findings, str(department_id))
    lines = [aggregation.with_report(line, samples) for line in signed]
    if reason := aggregation.REASONS.get(mode):
        return [line if line["checked"] else {**line, "reason": line["reason"] or reason} for line in lines]
    return lines


def item_result(result: DepartmentResult, order: int, line: dict[str, Any]) -> ItemResult:
    return ItemResult(
        result_id=result.id, entry=result.entry, order=order, line=line["code"], item=line["item"],
        checked=line["checked"], outcome=line["outcome"], sub_code=line["sub_code"], measure=line["measure"],
        deadline=date.fromisoformat(line["deadline"]) if line["deadline"] else None, record_line=line,
    )  # fmt: skip


def items_of(session: Session, result: DepartmentResult) -> list[ItemResult]:
    """The items of the newest entry, in order."""
    query = select(ItemResult).where(ItemResult.result_id == result.id, ItemResult.entry == result.entry)
    return list(session.scalars(query.order_by(ItemResult.order)))
