"""The signed record as the phone built it: canonical JSON, checked for shape before anything is printed from it."""

from typing import Any

import orjson
from marshmallow import INCLUDE, Schema, ValidationError, fields, validate

from sync.faults import Fault

KINDS = ("liancha-record/1", "liancha-record/2")


class Lenient(Schema):
    """Later versions may add keys; what we print must be there."""

    class Meta:
        unknown = INCLUDE


def text(**more: Any) -> fields.String:
    """A text that may be missing or null: both print as a blank that is crossed out."""
    return fields.String(load_default="", allow_none=True, **more)


def moment() -> fields.Integer:
    return fields.Integer(strict=True, allow_none=True, load_default=None)


def many(part: type[Schema]) -> fields.List[Any]:
    return fields.List(fields.Nested(part), load_default=list)


class TaskPart(Lenient):
    id, task_no, name = fields.String(), fields.String(required=True), fields.String(required=True)
    field, planned_at = text(), text()
    profile = fields.Raw(load_default=None, allow_none=True)


class ObjectPart(Lenient):
    name = fields.String(required=True)
    uscc, address_registered, address_visited = text(), text(), text()


class DepartmentPart(Lenient):
    id, name = fields.String(required=True), fields.String(required=True)
    code, role = text(), text()


class OfficerPart(Lenient):
    user, name = fields.String(required=True), fields.String(required=True)
    department, role, certificate_no = text(), text(), text()
    in_at, out_at = moment(), moment()


class LinePart(Lenient):
    code, department = fields.String(required=True), fields.String(required=True)
    item, content, reason, note, fact, clause = text(), text(), text(), text(), text(), text()
    checked = fields.Boolean(load_default=False)
    methods = fields.List(fields.String(), load_default=list)
    outcome, sub_code, measure, deadline = text(), text(), text(), text()


class PartPart(Lenient):
    department, lines_hash = fields.String(required=True), text()
    closed_at, closed_by = moment(), text()


class EvidencePart(Lenient):
    sha256 = fields.String(required=True)
    kind, purpose, line = text(), text(), text()
    captured_at = moment()


class ContactPart(Lenient):
    time = moment()
    channel, number, result = text(), text(), text()


class WitnessPart(Lenient):
    name, unit, relation = text(), text(), text()


class RefusalPart(Lenient):
    reason, document = text(), text()
    told = fields.Boolean(load_default=False)


class UnreachablePart(Lenient):
    site_state, address_visited, address_explanation, note = text(), text(), text(), text()


class UncooperativePart(Lenient):
    behaviours = fields.List(fields.String(), load_default=list)
    warned = fields.Boolean(load_default=False)
    warning, note = text(), text()


class OrderPart(Lenient):
    line, number = fields.String(required=True), text()


class NoticePart(Lenient):
    means, to_name, to_role = text(), text(), text()
    at = moment()


class ToldPart(Lenient):
    shown_to, shown_role, recusal_reason = text(), text(), text()
    recusal = fields.Boolean(load_default=False)
    at = moment()


class VisitPart(Lenient):
    """What happened beside the lines (record version 2)."""

    measures = many(OrderPart)
    notice = fields.Nested(NoticePart, load_default=None, allow_none=True)
    told = fields.Nested(ToldPart, load_default=None, allow_none=True)
    pauses, samples, adopted, clues, recorders = (
        many(Lenient), many(Lenient), many(Lenient), many(Lenient), many(Lenient),
    )  # fmt: skip


class RecordSchema(Lenient):
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    task, object = fields.Nested(TaskPart, required=True), fields.Nested(ObjectPart, required=True)
    departments, team, lines = many(DepartmentPart), many(OfficerPart), many(LinePart)
    parts, evidence, contacts, witnesses = (
        many(PartPart), many(EvidencePart), many(ContactPart), many(WitnessPart),
    )  # fmt: skip
    mode, opinion = text(), text()
    refusal = fields.Nested(RefusalPart, load_default=None, allow_none=True)
    unreachable = fields.Nested(UnreachablePart, load_default=None, allow_none=True)
    uncooperative = fields.Nested(UncooperativePart, load_default=None, allow_none=True)
    visit = fields.Nested(VisitPart, load_default=None, allow_none=True)
    started_at, closed_at = moment(), moment()


def read_record(content: bytes) -> dict[str, Any]:
    """The record of these bytes; raises Fault('forms.record_unreadable') naming what does not fit."""
    try:
        record: dict[str, Any] = RecordSchema().load(orjson.loads(content))
    except orjson.JSONDecodeError as error:
        raise Fault("forms.record_unreadable") from error
    except ValidationError as error:
        raise Fault("forms.record_unreadable", errors=error.messages) from error
    return record
