"""paper.attach."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.papers import service
from backend.fieldwork.shapes import Args, identity, one_of
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb
from backend.forms.rendering import FORMS


def page() -> fields.String:
    """SHA-256 of a page's photograph; empty where the page is missing."""
    return fields.String(validate=validate.Regexp(r"^([0-9a-f]{64})?$"))


class Attach(Args):
    id = identity()
    form = one_of(FORMS, required=True)
    code = fields.String(required=True, validate=validate.Length(max=200))
    pages_expected = fields.Integer(required=True, strict=True, validate=validate.Range(1, 200))
    pages = fields.List(page(), required=True, validate=validate.Length(1, 200))


@verb("paper.attach/1", Attach, after_lock=True)
def attach(site: Site, args: dict[str, Any]) -> None:
    service.attach(site, args)
