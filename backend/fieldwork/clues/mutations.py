"""clue.record."""

from typing import Any

from marshmallow import fields, validate

from backend.fieldwork.clues import service
from backend.fieldwork.shapes import Args, digests, identity, words
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb
from sync.registry import Work, restores


class Record(Args):
    id = identity()
    to_department, matter = words(200), words()
    line = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 200))
    media = digests()


@verb("clue.record/1", Record)
def record(site: Site, args: dict[str, Any]) -> None:
    service.record(site, args)


@restores
def follow(work: Work, collection: str, key: str, value: dict[str, Any] | None) -> None:
    """A clue outside the cut is a proposed supplement: it waits, and is not dispatched."""
    if collection == "clues" and value is None:
        service.set_aside(work.session, key)
