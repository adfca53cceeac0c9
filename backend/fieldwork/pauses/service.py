"""Suspending a visit, and ending the suspension with the head's leave (domain.md 5.5)."""

from typing import Any

from backend.audit import trail
from backend.fieldwork.pauses import ending
from backend.fieldwork.pauses.asking import ask_head
from backend.fieldwork.progress import report
from backend.fieldwork.site import Site
from backend.problems import Problem


def suspend(site: Site, args: dict[str, Any]) -> None:
    """PauseRow. From now on lines, closing and the party's answers wait; evidence never does."""
    site.require_officer()
    require_reason(args)
    row = {
        **args, "at": site.at, "by": site.user, "asked": None, "ended": None,
    }  # fmt: skip
    if site.work.put("pauses", args["id"], row):
        report(site.work.session, site.actor, site.task, "suspend")
    trail.write(site.work.session, site.actor, "visit.suspend", ("task", site.task.id), pause=args["id"])


def end(site: Site, args: dict[str, Any], how: str) -> None:
    """恢复 or 终止. Told by phone it holds at once and waits for the head's own word; else the head is asked first."""
    site.require_officer()
    require_reason(args)
    pause = site.work.get("pauses", args["id"])
    if pause is None:
        raise Problem("pause.unknown")
    if args["approved_how"] == "ONLINE":
        ask(site, args, how, pause)
    else:
        told_by_phone(site, args, how, pause)
    action = "visit.resume" if how == "RESUMED" else "visit.terminate"
    trail.write(
        site.work.session,
        site.actor,
        action,
        ("task", site.task.id),
        pause=args["id"],
        leave=args["approved_how"],
    )


def require_reason(args: dict[str, Any]) -> None:
    if not args["reason"].strip():
        raise Problem("pause.reason_missing")


def ask(site: Site, args: dict[str, Any], how: str, pause: dict[str, Any]) -> None:
    """The suspension goes on until the head has decided."""
    if pause["ended"] is not None:
        return
    asked = {"how": how, "reason": args["reason"], "at": site.at, "by": site.user, "returned": None}
    wanting = {**pause, "asked": asked}
    if site.work.put("pauses", args["id"], wanting):
        ask_head(site.work.session, site.task, wanting, how, site.actor)


def told_by_phone(site: Site, args: dict[str, Any], how: str, pause: dict[str, Any]) -> None:
    """It holds at once; a person confirms it later (review flag until then)."""
    if not args["approved_by"].strip():
        raise Problem("pause.leave_missing")
    site.flag("leave_by_phone")
    ended = {
        "how": how, "at": site.at, "by": site.user, "reason": args["reason"],
        "approved_by": args["approved_by"].strip(), "approved_how": "PHONE",
        "approved_at": args["approved_at"] or site.at, "confirmed": False,
    }  # fmt: skip
    if ending.is_same(pause, how):
        return  # somebody else's phone, or the head himself, ended it the same way
    over = {**pause, "asked": None, "ended": ended}
    if site.work.put("pauses", args["id"], over):
        ending.follow(site.work.session, site.actor, site.task, ended)
        ask_head(site.work.session, site.task, over, how, site.actor)
