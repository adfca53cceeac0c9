"""Day, hour and vehicle (R72); the one notice to the party (R68). The task follows what the leader's phone says."""

from datetime import datetime
from typing import Any

from backend import clock
from backend.audit import trail
from backend.fieldwork.before.asking import require_leader
from backend.fieldwork.site import Site
from backend.problems import Problem
from backend.tasks import dossier, scheduling, states
from backend.tasks.approvals import inspections
from backend.tasks.notices.deadline import notice_by

NUMBERED = ("PHONE", "FAX", "SMS", "EMAIL")


def schedule(site: Site, planned_at: str, vehicle: str) -> None:
    """The leader sets it; both tasks of a conflict say so."""
    require_leader(site)
    row = {"planned_at": planned_at, "vehicle": vehicle.strip(), "by": site.user, "at": site.at}
    if not site.work.put("schedule", "self", row):
        return
    task, session = site.task, site.work.session
    if task.state not in states.BEFORE_VISIT:
        site.flag("schedule_after_start")
        return
    touched = scheduling.others_then(session, task)
    task.planned_at = moment_of(planned_at)
    task.vehicle = vehicle.strip()
    session.flush()
    trail.write(
        session, site.actor, "task.schedule", ("task", task.id), planned_at=planned_at, vehicle=vehicle
    )
    go(site, "prepare")
    inspections.ask_again(session, task, site.actor)
    for one in {one.id: one for one in [*touched, *scheduling.others_then(session, task), task]}.values():
        dossier.rewrite(session, one, site.actor.id)


def moment_of(planned_at: str) -> datetime:
    try:
        return datetime.fromisoformat(planned_at).replace(tzinfo=clock.SHANGHAI)
    except ValueError as error:  # 2026-02-30
        raise Problem("input.invalid", errors={"planned_at": ["没有这一天"]}) from error


def notice(site: Site, args: dict[str, Any]) -> None:
    """Given once and completely; a call needs who was told, when, and under which number."""
    site.require_officer()
    if not args["to_name"].strip() or (args["means"] in NUMBERED and not args["number"].strip()):
        raise Problem("notice.incomplete")
    if not site.work.put("notice", "self", {**args, "by": site.user}):
        return
    flag_doubtful(site, args["at"])
    trail.write(site.work.session, site.actor, "task.notice", ("task", site.task.id), means=args["means"])
    for event in ("prepare", "notify"):
        go(site, event)
    dossier.rewrite(site.work.session, site.task, site.actor.id)


def flag_doubtful(site: Site, at: int) -> None:
    """Too late for the working days wanted, or given although a surprise stands approved."""
    if site.task.surprise:
        site.flag("notice_despite_surprise")
    last = notice_by(site.work.session, site.task)
    told = clock.local_day(datetime.fromtimestamp(at / 1000, clock.SHANGHAI))
    if last is not None and told > last:
        site.flag("notice_late")


def go(site: Site, event: str) -> None:
    """Where the state allows it: what a phone still believes in is never refused."""
    if states.can(site.task, event):
        states.advance(site.work.session, site.actor, site.task, event)
