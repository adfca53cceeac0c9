"""measure.order."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.measures import service
from backend.fieldwork.shapes import Args, day, digests, needed, one_of, words
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb
from backend.forms.words import GIVEN


class Order(Args):
    line = needed()
    number = needed()
    requirement, note = words(), words()
    deadline = day(load_default=None, allow_none=True)
    given = one_of(GIVEN, required=True)
    to_name, to_role = words(200), words(200)
    media = digests()
    deliver_later = fields.Boolean(load_default=False)
    # every order seen, when two phones ordered on one line: this one ends the contest
    saw = fields.List(needed(), load_default=list, validate=validate.Length(max=100))


@verb("measure.order/1", Order)
def order(site: Site, args: dict[str, Any]) -> None:
    service.order(site, args)
