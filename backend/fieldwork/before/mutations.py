"""team.declare, replacement.request, surprise.request, schedule.set, notice.give, urgent.start."""

from typing import Any

from backend.fieldwork.before import asking, declarations, planning, schemas, urgency
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb


@verb("team.declare/1", schemas.Declaration)
def declare(site: Site, args: dict[str, Any]) -> None:
    declarations.declare(site, args)


@verb("replacement.request/1", schemas.Replacement)
def request_replacement(site: Site, args: dict[str, Any]) -> None:
    asking.replacement(site, args)


@verb("surprise.request/1", schemas.Surprise)
def request_surprise(site: Site, args: dict[str, Any]) -> None:
    asking.surprise(site, args)


@verb("schedule.set/1", schemas.Schedule)
def set_schedule(site: Site, args: dict[str, Any]) -> None:
    planning.schedule(site, args["planned_at"], args["vehicle"])


@verb("notice.give/1", schemas.Notice)
def give_notice(site: Site, args: dict[str, Any]) -> None:
    planning.notice(site, args)


@verb("urgent.start/1", schemas.Urgent)
def start_urgently(site: Site, args: dict[str, Any]) -> None:
    urgency.start(site, args["department"], args["reason"])
