"""contest.settle."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.contests import service
from backend.fieldwork.shapes import Args, needed
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb


class Settle(Args):
    """`choose`: the head of the value that stands from now on; `saw`: every head that was seen."""

    row = fields.String(required=True, validate=validate.Regexp(r"^[a-z]+/.{1,200}$"))
    choose = needed(200)
    saw = fields.List(needed(), required=True, validate=validate.Length(1, 100))


@verb("contest.settle/1", Settle, after_lock=True)
def settle(site: Site, args: dict[str, Any]) -> None:
    service.settle(site, args["row"], args["choose"], args["saw"])
