"""After the lock nothing is overwritten: a supplement says why, what stood there, and what is right (R94)."""

from typing import Any

from backend.audit import trail
from backend.fieldwork import hooks
from backend.fieldwork.site import Site


def propose(site: Site, args: dict[str, Any]) -> None:
    """SupplementRow, from an officer about his own department's lines or about the record as a whole."""
    member = site.require_officer()
    collection, _, key = args["row"].partition("/")
    if collection == "findings":
        site.require_own(key)
    row = {**args, "by": site.user, "at": site.at, "state": "proposed"}
    site.work.put("supplements", args["id"], row)
    trail.write(
        site.work.session, site.actor, "supplement.propose", ("supplement", args["id"]),
        task_id=site.task.id, row=args["row"],
    )  # fmt: skip
    for listener in hooks.on_supplement:
        listener(site.work.session, site.task, member.department, site.user)
