"""evidence.attach."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.evidence import service
from backend.fieldwork.shapes import Args, digest, needed, one_of, whole_number
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb
from backend.forms.words import MEDIA_KINDS, PURPOSES


class Attach(Args):
    sha256 = digest(required=True)
    kind = one_of(MEDIA_KINDS, required=True)
    purpose = one_of(PURPOSES, required=True)
    line = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 200))
    mime = needed()
    size = whole_number(required=True)
    captured_at = whole_number(required=True)
    duration_ms = whole_number(load_default=None, allow_none=True)
    width = whole_number(load_default=None, allow_none=True)
    height = whole_number(load_default=None, allow_none=True)


@verb("evidence.attach/1", Attach)
def attach(site: Site, args: dict[str, Any]) -> None:
    service.attach(site, args)
