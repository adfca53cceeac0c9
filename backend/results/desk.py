"""Everything the review desk shows about one task, as far as the account may see it (R102, R136)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.fieldwork.models import FieldRecord
from backend.results import beside, interruptions, off_site, queue, recorders, standing, waiting
from backend.results.case import case_of
from backend.results.facts import completeness
from backend.results.models import DepartmentResult
from backend.results.processing import processing_of
from backend.results.proof import Attached, attachments, custody_of
from backend.results.responsibility import may_report, sees_findings
from backend.results.sheet import Sheet, sheet_of
from backend.tasks.models import InspectionTask, TaskDepartment
from backend.tasks.rows import local_minute
from sync.proofs import record as code_of

Names = dict[str, str]


def detail(session: Session, actor: User, task: InspectionTask) -> dict[str, Any]:
    """ResultDetail. A department whose findings the account may not see appears with its summary only."""
    sheet, now = sheet_of(session, task.id), queue.clock_of(session)
    results = standing.find_all(session, [task.id])
    open_to = [p.department_id for p in task.departments if sees_findings(actor, task, p.department_id)]
    names = names_of(session, task)
    record = sheet.self_of("record")
    facts = completeness(case_of(session, task, sheet, open_to)) if open_to else []
    return {
        "id": str(task.id), "task_no": task.task_no, "name": task.name, "field": task.field,
        "planned_at": local_minute(task), "state": task.state, "mode": record["mode"] if record else None,
        "started_at": task.on_site_started_at.isoformat() if task.on_site_started_at else None,
        "completed_on": task.completed_on.isoformat() if task.completed_on else None,
        "exceptions": queue.exceptions(record, facts) if open_to else [],
        "object": object_of(task, sheet),
        "departments": [
            department(actor, task, part, sheet, results.get((task.id, part.department_id)), now, names)
            for part in task.departments
        ],
        "evidence": evidence(session, actor, task, sheet, open_to, names),
        "completeness": [{"code": f.code, "ok": f.ok, "text": f.text, "barrier": f.is_barrier} for f in facts],
        "record": record_of(session, task, names),
        "confirmation": confirmation(sheet) if open_to else None,
        "recorders": recorders.shown(actor, task, sheet.of("recorders"), names) if open_to else [],
        "pauses": interruptions.shown(sheet, names) if open_to else [],
        "clues": beside.clues(session, task, names) if open_to else [],
        "held": waiting.held(session, task.id, names) if open_to else [],
        "flags": waiting.flagged(session, task.id, names) if open_to else [],
        "contested": waiting.contested(sheet, task, names, open_to),
        "history": history(session, task, names),
    }  # fmt: skip


def names_of(session: Session, task: InspectionTask) -> Names:
    """User id → name, for everybody the desk may have to name."""
    names = {str(member.user_id): member.frozen["name"] for member in task.members}
    steps = {step.by for step in standing.history(session, task.id) if step.by}
    others = session.execute(select(User.id, User.name).where(User.id.in_(steps)))
    return names | {str(user): name for user, name in others}


def object_of(task: InspectionTask, sheet: Sheet) -> dict[str, Any]:
    answer = (sheet.self_of("confirmation") or {}).get("unreachable") or {}
    frozen = task.object_frozen
    visited = answer.get("address_visited") or frozen["address_registered"]
    return {key: frozen[key] for key in ("name", "uscc", "address_registered")} | {"address_visited": visited}


def department(
    actor: User, task: InspectionTask, part: TaskDepartment, sheet: Sheet, result: DepartmentResult | None,
    now: queue.Clock, names: Names,
) -> dict[str, Any]:  # fmt: skip
    seen = sees_findings(actor, task, part.department_id)
    review = sheet.of("review").get(str(part.department_id), {})
    row = queue.department_row(actor, part, result, task, now)
    findings = sheet.of("findings")
    own = task.lines_of(part.department_id) if seen else []
    lines = [
        line_row(line, findings, names) | beside.of_line(sheet, line["code"], may_report(actor, task, part.department_id))
        for line in own
    ]  # fmt: skip
    return row | {
        "code": part.department.code, "role": part.role, "lines": lines,
        "processing": processing_of([line["finding"] for line in lines if line["finding"]]),
        "opinion": review.get("opinion", "") if seen else "",
        "entered_by": names.get(str(result.entered_by)) if result else None,
    }  # fmt: skip


def line_row(line: dict[str, Any], findings: dict[str, Any], names: Names) -> dict[str, Any]:
    finding = findings.get(line["code"])
    kept = {key: line[key] for key in ("code", "order", "department", "item", "content")}
    basis = [{"law": each["law"], "article": each["article"]} for each in line["basis"]]
    author = names.get(finding["recorded_by"]) if finding else None
    return kept | {"finding": finding, "basis": basis, "recorded_by_name": author}


def evidence(
    session: Session, actor: User, task: InspectionTask, sheet: Sheet, open_to: list[UUID], names: Names
) -> list[dict[str, Any]]:
    """Files of the departments' lines, and those of the visit as a whole, in the order they were taken."""
    of_line = {line["code"]: line["department"] for line in task.lines_frozen}
    allowed = {str(department_id) for department_id in open_to}
    seen = [
        (key, row) for key, row in sheet.of("evidence").items()
        if allowed and (row["line"] is None or of_line.get(row["line"]) in allowed)
    ]  # fmt: skip
    attached = attachments(session, task.id)
    custody = custody_of(session, sorted({row["sha256"] for _, row in seen}))
    return [
        {"id": key}
        | medium(row, attached.get(key), custody.get(row["sha256"], []), names)
        | off_site.shown(actor, task, row, sheet.of("evidence_reviews"))
        for key, row in sorted(seen, key=lambda each: (each[1]["captured_at"], each[0]))
    ]


def medium(
    row: dict[str, Any], attached: Attached | None, custody: list[dict[str, Any]], names: Names
) -> dict[str, Any]:
    kept = (
        "sha256", "kind", "purpose", "line", "mime", "size", "state", "place", "duration_ms", "width", "height",
    )  # fmt: skip
    author = row["captured_by"]
    return {key: row[key] for key in kept} | {
        "source": row.get("source", "CAMERA"),
        "gaps": row.get("gaps", []),
        "follows": row.get("follows"),
        "captured_by": {"id": author, "name": names.get(author, "")},
        "captured_at_device": row["captured_at"],
        "captured_at_server": attached.received_at.isoformat() if attached else None,
        "time_verified": attached.time_verified if attached else None,
        "clock_offset_ms": attached.clock_offset_ms if attached else None,
        "signature_valid": attached.signature_valid if attached else None,
        "device": attached.device if attached else None,
        "custody": custody,
    }


def record_of(session: Session, task: InspectionTask, names: Names) -> dict[str, Any] | None:
    record = session.get(FieldRecord, task.id)
    if record is None:
        return None
    return {
        "sha256": record.sha256.hex(), "code": code_of.shown(record.code),
        "locked_at": record.locked_at.isoformat(), "received_at": record.received_at.isoformat(),
        "locked_by": names.get(str(record.locked_by), ""), "incomplete": record.incomplete,
    }  # fmt: skip


def confirmation(sheet: Sheet) -> dict[str, Any] | None:
    answer = sheet.self_of("confirmation")
    if answer is None:
        return None
    refusal, nobody = answer["refusal"] or {}, answer["unreachable"] or {}
    resisted = answer["uncooperative"] or {}
    return {key: answer[key] for key in ("mode", "signer_name", "signer_role", "opinion")} | {
        "refusal_reason": refusal.get("reason", ""),
        "refusal_document": refusal.get("document", ""),
        "note": nobody.get("note", "") or resisted.get("note", ""),
        "behaviours": resisted.get("behaviours", []),
        "warning": resisted.get("warning", ""),
    }


def history(session: Session, task: InspectionTask, names: Names) -> list[dict[str, Any]]:
    """Every step of entry, review and publication."""
    departments = {part.department_id: part.department.name for part in task.departments}
    said = {
        "ENTER": "录入",
        "RETURN": "审核退回",
        "PASS": "审核通过",
        "PUBLISH": "公示",
        "TERMINATE": "检查终止",
        "WITHHOLD": "依法不公开",
    }
    return [
        {
            "at": step.at.isoformat(), "actor": names.get(str(step.by)), "action": step.action,
            "text": f"{departments[step.department_id]}：{said[step.action]}"
            + (f"（{step.opinion}）" if step.opinion else ""),
        }
        for step in standing.history(session, task.id)
    ]  # fmt: skip
