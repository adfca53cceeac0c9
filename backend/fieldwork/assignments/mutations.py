"""line.assign."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.assignments import service
from backend.fieldwork.shapes import Args, identity, needed
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb


class Assign(Args):
    lines = fields.List(needed(), required=True, validate=validate.Length(1, 500))
    users = fields.List(identity(), required=True, validate=validate.Length(max=50))


@verb("line.assign/1", Assign)
def assign(site: Site, args: dict[str, Any]) -> None:
    service.assign(site, args["lines"], args["users"])
