"""Arguments of the verbs about an interrupted visit."""

from marshmallow import fields, validate

from backend.fieldwork.shapes import Args, digests, identity, needed, one_of, whole_number, words


class Suspend(Args):
    id = identity()
    reason = words()
    media = digests()


class Settle(Args):
    id = identity()
    keep = needed()  # the head of the value that stands from now on
    saw = fields.List(needed(), required=True, validate=validate.Length(1, 100))


class End(Args):
    id = identity()
    reason = words()
    approved_by = words(200)
    approved_how = one_of(("PHONE", "ONLINE"), required=True)
    approved_at = whole_number(load_default=None, allow_none=True)
