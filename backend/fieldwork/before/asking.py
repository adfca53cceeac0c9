"""What the team asks its heads for, often without a network: the answer is given online only (R61, R62, R69, R138)."""

from typing import Any

from backend.fieldwork.before.declarations import member_named
from backend.fieldwork.site import Site
from backend.problems import Problem
from backend.tasks import replacing, states
from backend.tasks.approvals import replacements, surprises


def replacement(site: Site, args: dict[str, Any]) -> None:
    """The person stays in the role until the own department's head has named a successor."""
    if args["reason"] == "OTHER" and not args["note"].strip():
        raise Problem("tasks.replacement_reason")
    leaving = member_named(site, args["user"])
    if site.member.left:
        site.flag("asked_by_former_member")
    row = {**args, "by": site.user, "at": site.at, "state": "WAITING", "successor": None, "opinion": ""}
    site.work.put("replacements", args["id"], row)
    if site.task.state in replacing.REPLACEABLE:
        replacements.ask(
            site.work.session, site.task, leaving, args["reason"], args["note"].strip(), site.actor
        )
    else:
        site.flag("replacement_too_late")


def surprise(site: Site, args: dict[str, Any]) -> None:
    """By the leader, with a reason and the lead itself."""
    require_leader(site)
    if not args["reason"].strip() or not args["media"]:
        raise Problem("tasks.surprise_without_lead")
    row = {**args, "by": site.user, "at": site.at, "state": "WAITING"}
    if not site.work.put("surprise", "self", row):
        return
    if site.task.state not in states.BEFORE_VISIT:
        site.flag("surprise_too_late")
    elif site.task.state == "NOTIFIED":
        site.flag("surprise_after_notice")
    surprises.ask(site.work.session, site.task, args["reason"].strip(), len(args["media"]), site.actor)


def require_leader(site: Site) -> None:
    if site.member.role != "LEADER":
        raise Problem("tasks.only_leader")
