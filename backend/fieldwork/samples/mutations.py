"""sample.take."""

from typing import Any

from backend.fieldwork.samples import service
from backend.fieldwork.shapes import Args, digests, identity, needed, words
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb


class Take(Args):
    id = identity()
    line = needed()
    product, batch, quantity, place = words(500), words(200), words(200), words(500)
    seal_no, receipt_no, laboratory, representative = words(200), words(200), words(200), words(200)
    media = digests()


@verb("sample.take/1", Take)
def take(site: Site, args: dict[str, Any]) -> None:
    service.take(site, args)
