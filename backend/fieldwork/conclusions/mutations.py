"""conclusion.adopt."""

from typing import Any

from backend.fieldwork.conclusions import service
from backend.fieldwork.shapes import Args, day, digests, identity, needed, one_of, words
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb
from backend.forms.words import CONCLUSION_KINDS


class Adopt(Args):
    id = identity()
    line = needed()
    kind = one_of(CONCLUSION_KINDS, required=True)
    source, number, summary = words(500), words(200), words()
    date = day(required=True)
    media = digests()


@verb("conclusion.adopt/1", Adopt)
def adopt(site: Site, args: dict[str, Any]) -> None:
    service.adopt(site, args)
