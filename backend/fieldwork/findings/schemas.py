"""Arguments of the verbs about findings: exactly the categories of L22 (R97) and the methods of R79."""

from marshmallow import fields, validate

from backend.fieldwork.shapes import Args, day, needed, one_of, words
from backend.forms.words import MEASURES, METHODS, OTHER_CODES, OUTCOMES


class Finding(Args):
    line = needed()
    checked = fields.Boolean(required=True)
    reason, note, fact, clause = words(), words(), words(), words()
    outcome = one_of(OUTCOMES, required=True, allow_none=True)
    sub_code = one_of(OTHER_CODES, load_default=None, allow_none=True)
    measure = one_of(MEASURES, load_default="NONE")
    deadline = day(load_default=None, allow_none=True)
    methods = fields.List(one_of(METHODS), load_default=list, validate=validate.Length(max=len(METHODS)))


class Settle(Args):
    line = needed()
    value = fields.Nested(Finding, required=True)
    saw = fields.List(needed(), required=True, validate=validate.Length(1, 100))
