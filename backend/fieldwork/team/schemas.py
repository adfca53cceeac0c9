"""Arguments of the team's verbs."""

from marshmallow import fields

from backend.fieldwork.shapes import Args, digest, identity, one_of, words


class CheckIn(Args):
    user = identity()
    method = one_of(("OWN", "COLLEAGUE"), required=True)
    certificate_no = words(100)
    certificate_shown = fields.Boolean(load_default=False)
    handwriting = digest(load_default=None, allow_none=True)
    photo = digest(load_default=None, allow_none=True)


class CheckOut(Args):
    user = identity()
    reason = words(500)
    handwriting = digest(load_default=None, allow_none=True)  # an early leaver signs for his own lines


class Confirm(Args):
    user = identity()
