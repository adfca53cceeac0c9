"""What the party's own page shows: who inspects what and why; after the lock the receipt of what it was told."""

from typing import Any

import orjson
from sqlalchemy.orm import Session

from backend.fieldwork.doorstep import cases
from backend.fieldwork.doorstep.models import PartyCase
from backend.fieldwork.doorstep.shown import Scanned
from backend.fieldwork.models import FieldRecord
from backend.fieldwork.record.printing import read
from backend.fieldwork.site import presence_of
from backend.fieldwork.team.presence import spans
from backend.forms.words import MODES, ROLES, measure_words, outcome_words
from backend.tasks import rows
from backend.tasks.models import InspectionTask, TaskDepartment, TeamMember
from sync import dossiers
from sync.stores.base import ObjectStore


def page_of(session: Session, store: ObjectStore, scanned: Scanned) -> dict[str, Any]:
    """VisitPage of schemas.py."""
    task = scanned.task
    receipt = receipt_of(session, store, task)
    told = dossiers.read_rows(session, task.id, "told").get("self")
    here = present(session, task)
    return {
        "task_no": task.task_no, "name": task.name, "field": task.field, "year": int(rows.local_minute(task)[:4]),
        "nth": rows.nth_this_year(session, task), "object": task.object_frozen["name"],
        "stage": stage(session, task, scanned.code, receipt), "planned_at": rows.local_minute(task),
        "departments": [department(task, part) for part in task.departments],
        "officers": [officer(member, here) for member in cases.on_team(task)],
        "contact": contact(task), "told_at": told["at"] if told else None,
        "shown": {"at": scanned.shown.at, "by": scanned.shown.by} if scanned.shown else None,
        "scanned_code": scanned.code, "receipt": receipt, "deadline": rows.deadline(task),
        "cases": [case_row(one) for one in cases.of_task(session, task.id)],
    }  # fmt: skip


def present(session: Session, task: InspectionTask) -> set[str]:
    """Who is on site as far as the server knows."""
    return {stay.user for stay in spans(presence_of(session, task.id)) if stay.out_at is None}


def stage(session: Session, task: InspectionTask, code: str | None, receipt: dict[str, Any] | None) -> str:
    """UPLOADING: locked on site, and the signed record is not here yet."""
    if receipt is not None:
        return "LOCKED"
    if code is not None or session.get(FieldRecord, task.id) is not None:
        return "UPLOADING"
    return "ON_SITE" if task.on_site_started_at is not None else "BEFORE"


def department(task: InspectionTask, part: TaskDepartment) -> dict[str, Any]:
    lines = task.lines_of(part.department_id)
    approval = next((one for one in task.approvals if one.department_id == part.department_id), None)
    given = rows.approval_row(approval)
    return {
        "id": str(part.department_id), "name": part.department.name, "role": part.role,
        "contact": part.department.contact, "items": list(dict.fromkeys(line["item"] for line in lines)),
        "approval_no": given["number"] if given else None,
    }  # fmt: skip


def officer(member: TeamMember, here: set[str]) -> dict[str, Any]:
    frozen = member.frozen
    return {
        "id": str(member.user_id), "name": frozen["name"], "department": frozen["department_name"],
        "certificate_no": frozen["certificate_no"], "valid_to": frozen["certificate_valid_to"],
        "role": ROLES.get(member.role, ""), "on_site": str(member.user_id) in here,
    }  # fmt: skip


def contact(task: InspectionTask) -> dict[str, str]:
    """Whom the party may call: the leader, as the notice says too (F-07)."""
    return {"name": task.leader.frozen["name"], "phone": task.leader.frozen.get("phone", "")}


def receipt_of(session: Session, store: ObjectStore, task: InspectionTask) -> dict[str, Any] | None:
    """The record exactly as it was signed; None while its bytes are not here."""
    locked = session.get(FieldRecord, task.id)
    content = read(session, store, locked.sha256) if locked else None
    if locked is None or content is None:
        return None
    record = orjson.loads(content)
    names = {one["id"]: one["name"] for one in record["departments"]}
    lines = [line_row(line, names) for line in record["lines"]]
    return {
        "code": locked.code, "mode": MODES.get(locked.mode, ""), "locked_at": locked.locked_at.isoformat(),
        "sha256": locked.sha256.hex(), "opinion": record.get("opinion", ""), "lines": lines,
        "duties": [line for line in lines if line["measure"]],
    }  # fmt: skip


def line_row(line: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    measure = line["measure"] or "NONE"
    return {
        "department": names.get(line["department"], ""), "item": line["item"], "content": line["content"],
        "checked": line["checked"], "reason": line["reason"],
        "outcome": outcome_words(line["outcome"], line["sub_code"], line["note"]), "fact": line["fact"],
        "clause": line["clause"], "deadline": line["deadline"],
        "measure": "" if measure == "NONE" else measure_words(measure, line["deadline"]),
    }  # fmt: skip


def case_row(case: PartyCase) -> dict[str, Any]:
    return {
        "number": case.number, "kind": case.kind, "at": case.asked_at.isoformat(), "words": case.words,
        "about": case.about.name if case.about else None, "department": case.department.name,
        "state": case.state, "opinion": case.opinion, "suspends": case.suspends,
        "decided_at": case.decided_at.isoformat() if case.decided_at else None,
    }  # fmt: skip
