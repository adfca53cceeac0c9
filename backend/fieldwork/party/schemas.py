"""Arguments of the verbs about the inspected party."""

from marshmallow import fields, validate

from backend.fieldwork.shapes import (
    Args,
    digest,
    digests,
    identity,
    needed,
    one_of,
    signatures,
    whole_number,
    words,
)
from backend.forms.words import CHANNELS


class Contact(Args):
    id = identity()
    time = whole_number(required=True)
    channel = one_of(CHANNELS, required=True)
    number, result = words(200), words()


class Witness(Args):
    id = identity()
    name = needed()
    unit, contact, relation, statement = words(200), words(200), words(200), words()
    signature = digest(load_default=None, allow_none=True)


class Confirm(Args):
    signer_name = needed()
    signer_role = words(200)
    signature = digest(required=True)
    sealed = fields.Boolean(load_default=False)
    opinion = words()
    record = digest(required=True)


class Refuse(Args):
    reason, document, opinion = words(), words(500), words()
    told = fields.Boolean(load_default=False)
    media = digests()
    officers = signatures()
    record = digest(required=True)


class Unreachable(Args):
    site_state, address_visited, address_explanation, note = words(), words(500), words(), words()
    media = digests()
    officers = signatures()
    record = digest(required=True)


class Uncooperative(Args):
    behaviours = fields.List(words(200), required=True, validate=validate.Length(max=20))
    warned = fields.Boolean(required=True)
    warning, note = words(), words()
    media = digests()
    officers = signatures()
    record = digest(required=True)
