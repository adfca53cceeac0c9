"""visit.suspend, visit.resume, visit.terminate."""

from typing import Any

from backend.fieldwork.pauses import schemas, service
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb


@verb("visit.suspend/1", schemas.Suspend)
def suspend(site: Site, args: dict[str, Any]) -> None:
    service.suspend(site, args)


@verb("visit.resume/1", schemas.End)
def resume(site: Site, args: dict[str, Any]) -> None:
    service.end(site, args, "RESUMED")


@verb("visit.terminate/1", schemas.End)
def terminate(site: Site, args: dict[str, Any]) -> None:
    service.end(site, args, "TERMINATED")
