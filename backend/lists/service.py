"""The item lists: what may be inspected on a day (R8), abolishing an item, checklists with their lines (R10)."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import User
from backend.lists.models import ChecklistLine, Guidance, InspectionItem, UnifiedChecklist
from backend.problems import Entry, Problem, catalogue

STANDARD = [
    "NO_PROBLEM_FOUND", "PROBLEM_ORDERED_RECTIFY", "PROBLEM_PENDING_INVESTIGATION", "FAILED_TO_DISCLOSE_INFO",
    "NO_RELEVANT_ACTIVITY", "OTHER",
]  # fmt: skip
QUALITY = ["QUALIFIED", "UNQUALIFIED", "NO_RELEVANT_ACTIVITY", "OTHER"]
REQUIRED = (
    "category", "name", "object_scope", "item_class", "methods", "inspecting_body", "legal_basis", "content",
    "ratio", "frequency",
)  # fmt: skip

# Told with the code of an item whose standing changed: open tasks show or lose 依据已失效.
item_changed: list[Callable[[Session, str], None]] = []

catalogue(
    {
        "lists.fields_missing": Entry(
            422, "抽查事项未填写完整", "公开前请补齐：{fields}。", "Fields missing", "Fill in: {fields}.",
        ),
        "lists.cap_missing": Entry(
            422, "一般检查事项须设比例上限", "请填写抽查比例上限后再公开。", "A ratio cap is needed",
        ),
        "lists.guidance_missing": Entry(
            422, "缺少抽查工作指引", "请先为“{item}”编制工作指引。", "Guidance missing", "Write it first.",
        ),
    }
)  # fmt: skip


def is_in_force(item: InspectionItem, day: date) -> bool:
    """Whether an item may be inspected on a day: published, not abolished, with a law in force (R8)."""
    if item.status not in {"PUBLISHED", "ABOLISHED"} or item.published_at is None:
        return False
    if item.abolished_on is not None and item.abolished_on <= day:
        return False
    return any(holds(basis, day) for basis in item.legal_basis)


def holds(basis: dict[str, Any], day: date) -> bool:
    """Whether a legal basis is in force on a day; `effective_to` is the first day it no longer is."""
    since, until = basis.get("effective_from"), basis.get("effective_to")
    return (not since or since <= day.isoformat()) and (not until or day.isoformat() < until)


def publish_item(session: Session, actor: User | None, item: InspectionItem) -> InspectionItem:
    """Make an item public; raises lists.fields_missing, lists.cap_missing or lists.guidance_missing (R1, R7, R9)."""
    if missing := [field for field in REQUIRED if not getattr(item, field)]:
        raise Problem(
            "lists.fields_missing", fields="、".join(missing), errors={f: ["必填"] for f in missing}
        )
    if item.item_class == "GENERAL" and not item.ratio_cap:
        raise Problem("lists.cap_missing", errors={"ratio_cap": ["必填"]})
    if guidance_of(session, [item.code]).get(item.code) is None:
        raise Problem("lists.guidance_missing", item=item.name)
    item.status, item.published_at = "PUBLISHED", clock.now()
    audit.write(session, actor, "item.publish", ("item", item.id), item_code=item.code, version=item.version)
    return item


def abolish_item(session: Session, actor: User | None, item: InspectionItem, on: date, reason: str) -> None:
    """From `on` the item may not be inspected; tasks made before keep it and warn (R8)."""
    item.abolished_on, item.change_reason, item.status = on, reason, "ABOLISHED"
    session.flush()
    audit.write(
        session,
        actor,
        "item.abolish",
        ("item", item.id),
        item_code=item.code,
        on=on.isoformat(),
        reason=reason,
    )
    for listener in item_changed:
        listener(session, item.code)


def codes_in_force(session: Session, codes: list[str], day: date) -> set[str]:
    """Those of the item codes of which some version may be inspected on a day."""
    items = session.scalars(select(InspectionItem).where(InspectionItem.code.in_(codes)))
    return {item.code for item in items if is_in_force(item, day)}


def guidance_of(session: Session, codes: list[str]) -> dict[str, Guidance]:
    """The newest guidance of each item code."""
    found = session.scalars(
        select(Guidance).where(Guidance.item_code.in_(codes)).order_by(Guidance.item_code, Guidance.version)
    )
    return {guidance.item_code: guidance for guidance in found}


def line_row(line: ChecklistLine, guidance: Guidance) -> dict[str, Any]:
    """LineRow of pwa/src/domain/rows.ts: the text a task freezes."""
    item = line.item
    return {
        "code": item.code, "order": line.order, "department": str(item.department_id), "item": item.name,
        "content": item.content, "how_to_check": guidance.how_to_check, "methods": item.methods,
        "basis": [{key: basis[key] for key in ("law", "article", "text", "mark")} for basis in item.legal_basis],
        "item_class": item.item_class, "result_type": item.result_type,
        "evidence_required": guidance.evidence_required, "phrases": guidance.phrases,
        "materials": item.materials, "guidance_version": guidance.version,
        "outcome_options": QUALITY if item.result_type == "QUALITY" else STANDARD,
    }  # fmt: skip


def line_rows(session: Session, checklist: UnifiedChecklist) -> list[dict[str, Any]]:
    """Every line of a checklist with its current guidance, by order."""
    guidance = guidance_of(session, [line.item.code for line in checklist.lines])
    return [line_row(line, guidance[line.item.code]) for line in checklist.lines]


def departments_of(checklist: UnifiedChecklist) -> list[UUID]:
    """The departments with lines of their own, the lead first, then in the order of their lines."""
    found = [checklist.lead_department_id, *(line.item.department_id for line in checklist.lines)]
    return list(dict.fromkeys(found))
