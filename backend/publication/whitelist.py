"""What the public may see of one department's result, and nothing else (R104)."""

import re
from typing import Any

from marshmallow import RAISE, Schema, fields, validate

from backend.forms.words import OTHER_CODES, OUTCOMES
from backend.results.aggregation import is_pending
from backend.results.models import DepartmentResult, ItemResult
from backend.results.processing import processing_of
from backend.tasks.models import InspectionTask

HAN_NAME = re.compile(r"^[\u4e00-\u9fff·]{2,6}$")


class PublicContent(Schema):
    """The whitelist. A field that is not here cannot be published: unknown keys are an error."""

    class Meta:
        unknown = RAISE

    task_name = fields.String(required=True)
    task_no = fields.String(required=True)
    items = fields.List(fields.String(), required=True)
    object_name = fields.String(required=True)
    uscc = fields.String(required=True, allow_none=True)
    department = fields.String(required=True)
    checked_on = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(list(OUTCOMES)))
    outcome_label = fields.String(required=True)
    processing = fields.String(required=True)
    field = fields.String(required=True)


def content_of(
    task: InspectionTask, department: str, result: DepartmentResult, items: list[ItemResult]
) -> dict[str, Any]:
    """The public content. Texts people wrote on site (facts, notes, opinions) are never part of it."""
    lines = [item.record_line for item in items]
    content = {
        "task_name": task.name, "task_no": task.task_no, "items": [item.item for item in items if not is_pending(item.record_line)],
        "object_name": public_name(task.object_frozen), "uscc": task.object_frozen["uscc"],
        "department": department, "checked_on": task.completed_on.isoformat() if task.completed_on else "",
        "outcome": result.outcome, "outcome_label": outcome_label(result, items),
        "processing": processing_of(lines), "field": task.field,
    }  # fmt: skip
    checked: dict[str, Any] = PublicContent().load(content)
    return checked


def outcome_label(result: DepartmentResult, items: list[ItemResult]) -> str:
    """The words of L22; 其他情况 with its sub-code, without the free text."""
    label = OUTCOMES[result.outcome]
    if result.outcome != "OTHER":
        return label
    codes = (item.sub_code for item in items if item.outcome == "OTHER" and item.sub_code)
    said = [OTHER_CODES[code] for code in dict.fromkeys(codes)]
    return f"{label}（{'、'.join(said)}）" if said else label


def public_name(inspected: dict[str, Any]) -> str:
    """The registered name; where that is a natural person's, only the family name (PIPL6)."""
    name: str = inspected["name"]
    is_person = name == inspected.get("contact_name") or (not inspected["uscc"] and HAN_NAME.match(name))
    return name[0] + "某" * (len(name) - 1) if is_person else name
