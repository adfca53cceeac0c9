"""Arguments of the verbs before a visit (pwa/src/domain/visit_verbs.ts)."""

from marshmallow import fields, validate

from backend.fieldwork.shapes import Args, digests, identity, needed, one_of, whole_number, words
from backend.tasks.replacing import REASONS

KINDS = ("", "KINSHIP", "INTEREST", "OTHER")
MEANS = ("LETTER", "PHONE", "FAX", "SMS", "EMAIL", "IN_PERSON")
MINUTE = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$"


class Declaration(Args):
    user = identity()
    conflict = fields.Boolean(required=True)
    kind = one_of(KINDS, load_default="")
    note = words(1000)


class Replacement(Args):
    id = identity()
    user = identity()
    reason = one_of(REASONS, required=True)
    note = words(1000)


class Surprise(Args):
    reason = words(2000)
    media = digests()


class Schedule(Args):
    planned_at = fields.String(required=True, validate=validate.Regexp(MINUTE))
    vehicle = words(60)


class Notice(Args):
    means = one_of(MEANS, required=True)
    at = whole_number(required=True)
    to_name, to_role, number, note = words(100), words(100), words(100), words(4000)


class Urgent(Args):
    department = identity()
    reason = needed(2000)
