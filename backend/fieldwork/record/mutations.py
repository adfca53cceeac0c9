"""record.lock."""

from typing import Any

from marshmallow import Schema, fields, validate

from backend.fieldwork.record import service
from backend.fieldwork.shapes import Args, digest, identity, needed, one_of, whole_number, words
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb
from backend.forms.words import MODES


class Mark(Args):
    seq = whole_number(required=True)
    link = fields.String(required=True, validate=validate.Regexp(r"^([0-9a-f]{64})?$"))  # "" where not known


class SignedRow(Schema):
    row, head = needed(), needed()


class UnheardPhone(Args):
    user = identity()
    at = whole_number(load_default=None, allow_none=True)  # ms of the last contact, None: never


class Gap(Args):
    reason = words(500)
    phones = fields.List(fields.Nested(UnheardPhone), load_default=list, validate=validate.Length(max=50))


class Lock(Args):
    mode = one_of(MODES, required=True)
    record = digest(required=True)
    code = fields.String(required=True, validate=validate.Regexp(r"^\d{4} ?\d{4}$"))
    cut = fields.Dict(keys=identity(), values=fields.Nested(Mark), required=True)
    rows = fields.List(fields.Nested(SignedRow), required=True, validate=validate.Length(max=5000))
    gap = fields.Nested(Gap, load_default=None, allow_none=True)


@verb("record.lock/1", Lock)
def lock(site: Site, args: dict[str, Any]) -> None:
    service.lock(site, args)
