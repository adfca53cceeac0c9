"""recorder.note."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.recorders import service
from backend.fieldwork.shapes import Args, identity, needed, one_of, whole_number, words
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb
from backend.forms.words import PURPOSES


class Note(Args):
    id = identity()
    device_no = needed(100)
    purpose = one_of(PURPOSES, required=True)
    line = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 200))
    since = whole_number(required=True, data_key="from")
    to = whole_number(load_default=None, allow_none=True)
    note = words()


@verb("recorder.note/1", Note)
def note(site: Site, args: dict[str, Any]) -> None:
    service.note(site, args)
