"""part.close."""

from typing import Any

from backend.fieldwork.parts import service
from backend.fieldwork.shapes import Args, digest, identity, signatures
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb


class Close(Args):
    department = identity()
    lines_hash = digest(required=True)
    signatures = signatures()


@verb("part.close/1", Close)
def close(site: Site, args: dict[str, Any]) -> None:
    service.close(site, args)
