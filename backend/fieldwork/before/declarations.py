"""Declaring a conflict of interest (R60): the person is hidden from the team, asked to be replaced, and barred.

Why somebody must keep away is told to the own head only; the team learns that it is so.
"""

from typing import Any
from uuid import UUID

from backend.audit import trail
from backend.fieldwork.before import recusing
from backend.fieldwork.site import Site
from backend.problems import Problem
from backend.tasks.models import TeamMember

KIND_LABELS = {
    "KINSHIP": "近亲属关系",
    "INTEREST": "利害关系",
    "OTHER": "其他可能影响公正的关系",
    "": "未说明",
}


def declare(site: Site, args: dict[str, Any]) -> None:
    """From the own account, about oneself."""
    if args["user"] != site.user:
        raise Problem("team.own_only")
    if site.roster.of(site.user) is None:
        raise Problem("team.not_member")
    row = {"user": site.user, "conflict": args["conflict"], "kind": "", "note": "", "at": site.at}
    current = site.work.put("declarations", site.user, row)
    trail.write(
        site.work.session, site.actor, "team.declare", ("user", site.user), task_id=site.task.id,
        conflict=args["conflict"],
    )  # fmt: skip
    if args["conflict"] and current:
        recuse(site, args)


def recuse(site: Site, args: dict[str, Any]) -> None:
    """Off the team's list at once; the successor is the head's to name."""
    leaving = next((one for one in site.task.team if one.user_id == site.actor.id), None)
    why = "：".join(part for part in (KIND_LABELS[args["kind"]], args["note"].strip()) if part)
    if leaving is not None:
        recusing.recuse(site.work.session, site.task, leaving, why, by=site.actor, at=site.at)


def bar_declared(site: Site) -> None:
    """Whoever declared a conflict records nothing here: this very phone knew it. What another phone of his had
    recorded in ignorance is kept, with a flag."""
    row = site.work.get("declarations", site.user)
    if row is None or not row["conflict"]:
        return
    device, _, seq = (site.work.head_of("declarations", site.user) or "").partition(":")
    if device == str(site.work.device_id) and int(seq) < site.work.seq:
        raise Problem("team.recused")
    site.flag("conflict_declared")


def member_named(site: Site, user: str) -> TeamMember:
    """The present seat of a person; raises team.not_member."""
    found = next((one for one in site.task.team if one.user_id == UUID(user)), None)
    if found is None:
        raise Problem("team.not_member")
    return found
