"""finding.record, finding.settle."""

from typing import Any

from backend.fieldwork.findings import schemas, service
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb


@verb("finding.record/1", schemas.Finding)
def record(site: Site, args: dict[str, Any]) -> None:
    service.record(site, args)


@verb("finding.settle/1", schemas.Settle)
def settle(site: Site, args: dict[str, Any]) -> None:
    service.settle(site, args["line"], args["value"], args["saw"])
