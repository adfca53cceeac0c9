"""service.record."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.services import service
from backend.fieldwork.shapes import Args, digest, digests, identity, needed, one_of, words
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb
from backend.forms.words import SERVICES


class Record(Args):
    id = identity()
    documents = fields.List(needed(500), required=True, validate=validate.Length(1, 20))
    to_name = needed()
    to_role, place, refused_note, witness = words(200), words(500), words(), words(200)
    how = one_of(SERVICES, required=True)
    signature = digest(load_default=None, allow_none=True)
    media = digests()


@verb("service.record/1", Record, after_lock=True)
def record(site: Site, args: dict[str, Any]) -> None:
    service.record(site, args)
