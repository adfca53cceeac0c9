"""How a document reached the party (F-17): handed over, left behind, by mail, electronically."""

from typing import Any

from backend.audit import trail
from backend.fieldwork.papers.files import show_files
from backend.fieldwork.site import Site
from backend.problems import Problem


def record(site: Site, args: dict[str, Any]) -> None:
    """ServiceRow, from an officer. Left documents need the reason and a witness, photograph or film (CPL89)."""
    site.require_officer()
    if args["how"] == "LEFT":
        if not args["refused_note"].strip() or not (args["witness"].strip() or args["media"]):
            raise Problem("service.left_unproven")
    elif args["how"] == "DIRECT" and not args["signature"] and not args["media"]:
        raise Problem("service.no_receipt")
    site.work.put("services", args["id"], {**args, "by": site.user, "at": site.at})
    show_files(site, args["media"], "PHOTO", "SERVICE")
    if args["signature"]:
        show_files(site, [args["signature"]], "SIGNATURE", "SERVICE")
    trail.write(
        site.work.session, site.actor, "service.record", ("service", args["id"]), task_id=site.task.id, how=args["how"]
    )  # fmt: skip
