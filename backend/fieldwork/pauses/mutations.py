"""visit.suspend, visit.resume, visit.terminate, visit.settle."""

from typing import Any

from backend.fieldwork.pauses import schemas, service, settling
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


@verb("visit.settle/1", schemas.Settle)
def settle(site: Site, args: dict[str, Any]) -> None:
    settling.settle(site, args["id"], args["keep"], args["saw"])
