"""department.no_activity."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.absence import service
from backend.fieldwork.shapes import Args, digests, identity, needed, words
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb


class NoActivity(Args):
    department = identity()
    lines = fields.List(needed(), required=True, validate=validate.Length(1, 500))
    reason = words()
    media = digests()


@verb("department.no_activity/1", NoActivity)
def find_no_activity(site: Site, args: dict[str, Any]) -> None:
    service.find_no_activity(site, args)
