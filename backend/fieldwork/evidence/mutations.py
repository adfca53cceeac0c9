"""evidence.attach."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.evidence import service
from backend.fieldwork.shapes import Args, digest, identity, needed, one_of, whole_number
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb
from backend.forms.words import MEDIA_KINDS, PURPOSES, SOURCES


class Gap(Args):
    """A stretch the recording lacks; `why` is a word of GAPS, or a newer phone's."""

    at_ms, lost_ms = whole_number(required=True), whole_number(required=True)
    why = needed(40)


class Attach(Args):
    id = identity(
        required=False
    )  # the row's own key; absent: the file's hash (older phones, and what has no line)
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
    source = one_of(SOURCES)  # absent: the app's own camera or microphone
    gaps = fields.List(fields.Nested(Gap), validate=validate.Length(max=500))
    follows = digest()


@verb("evidence.attach/1", Attach)
def attach(site: Site, args: dict[str, Any]) -> None:
    service.attach(site, args)
