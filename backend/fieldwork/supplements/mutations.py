"""supplement.propose."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.shapes import Args, identity, needed, words
from backend.fieldwork.site import Site
from backend.fieldwork.supplements import service
from backend.fieldwork.verbs import verb


class Propose(Args):
    id = identity()
    row = fields.String(required=True, validate=validate.Regexp(r"^[a-z]+/.{1,200}$"))
    why = needed(2000)
    old, new = words(20000), words(20000)


@verb("supplement.propose/1", Propose, after_lock=True)
def propose(site: Site, args: dict[str, Any]) -> None:
    service.propose(site, args)
