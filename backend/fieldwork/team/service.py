"""Arriving, leaving, and saying "yes, that was me" after a check-in on a colleague's phone (同机签到)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend import clock
from backend.audit import trail
from backend.fieldwork.models import PresenceEvent
from backend.fieldwork.progress import report
from backend.fieldwork.site import Site
from backend.fieldwork.team.presence import spans
from backend.problems import Problem


def check_in(site: Site, args: dict[str, Any]) -> None:
    """A member of the team arrives (R63, R74)."""
    member = site.roster.of(args["user"])
    if member is None:
        raise Problem("team.not_member")
    if args["method"] == "OWN" and args["user"] != site.user:
        raise Problem("team.own_only")
    if args["certificate_no"] != member.certificate_no:
        site.flag("certificate_differs")
    if args["user"] != site.user and not (args["handwriting"] or args["photo"]):
        site.flag("proxied_without_handwriting")
    if is_expired(member.certificate_valid_to, site):
        site.flag("certificate_expired")
    record(site, "IN", args["user"], {**args, "place": site.work.place})
    start = site.task.on_site_started_at
    site.task.on_site_started_at = min(start or site.work.effective_at, site.work.effective_at)
    report(site.work.session, site.actor, site.task, "start")


def is_expired(valid_to: str | None, site: Site) -> bool:
    return valid_to is None or valid_to < clock.local_day(site.work.effective_at).isoformat()


def check_out(site: Site, args: dict[str, Any]) -> None:
    """A member leaves; when fewer than two officers of a department remain, its lines pause (R75)."""
    if site.roster.of(args["user"]) is None:
        raise Problem("team.not_member")
    record(site, "OUT", args["user"], {"reason": args["reason"], "handwriting": args["handwriting"]})


def confirm(site: Site, args: dict[str, Any]) -> None:
    """From the own account: the check-in on a colleague's phone was mine."""
    if args["user"] != site.user:
        raise Problem("team.own_only")
    if site.roster.of(site.user) is None:
        raise Problem("team.not_member")
    record(site, "CONFIRM", args["user"], {})


def record(site: Site, kind: str, user: str, facts: dict[str, Any]) -> None:
    """Keep the event, and show the row that follows from all events."""
    session, work = site.work.session, site.work
    session.add(
        PresenceEvent(
            id=work.mutation_id, task_id=site.task.id, user_id=UUID(user), kind=kind, at=work.effective_at,
            made_by=work.user_id, device_id=work.device_id, seq=work.seq, facts=facts,
        )
    )  # fmt: skip
    session.flush()
    work.put_derived("checkins", user, row_of(site, user))
    trail.write(session, site.actor, f"presence.{kind.lower()}", ("user", user), task_id=site.task.id)


def row_of(site: Site, user: str) -> dict[str, Any] | None:
    """CheckInRow of a person's latest stay; nothing before the first check-in has arrived."""
    mine = [event for event in site.presence() if event.user == user]
    stays = spans(mine)
    if not stays:
        return None
    stay = stays[-1]
    facts = facts_of(site, stay.device, stay.seq)
    member = site.roster.of(user)
    return {
        "user": user, "department": member.department if member else "", "in_at": stay.in_at,
        "out_at": stay.out_at, "method": facts.get("method", "OWN"), "by": stay.by,
        "certificate_shown": facts.get("certificate_shown", False), "place": facts.get("place"),
        "handwriting": facts.get("handwriting"), "photo": facts.get("photo"), "confirmed": stay.confirmed,
    }  # fmt: skip


def facts_of(site: Site, device: str, seq: int) -> dict[str, Any]:
    """What the phone recorded with the check-in that began a stay."""
    found = site.work.session.scalar(
        select(PresenceEvent.facts).where(PresenceEvent.device_id == UUID(device), PresenceEvent.seq == seq)
    )
    return found or {}
