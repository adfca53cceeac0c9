"""Naming a body camera that records instead of the phone: number, purpose, line, from–to."""

from typing import Any

from backend.fieldwork.site import Site
from backend.problems import Problem


def note(site: Site, args: dict[str, Any]) -> None:
    """RecorderRow. Naming it again (its end is known now) keeps what was imported meanwhile."""
    _ = site.member
    if args["line"] is not None:
        site.require_own(args["line"])
    if args["to"] is not None and args["to"] < args["since"]:
        raise Problem("recorder.span_wrong")
    there = site.work.get("recorders", args["id"]) or {"state": "AWAITED", "files": []}
    row = {key: args[key] for key in ("id", "device_no", "purpose", "line", "to", "note")}
    kept = {"state": there["state"], "files": there["files"]}
    site.work.put("recorders", args["id"], {**row, "from": args["since"], "by": site.user, **kept})
