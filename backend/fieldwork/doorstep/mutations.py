"""visit.tell/1: 亮证告知 — who came, why, which rights; whether recusal was asked for."""

from typing import Any

from marshmallow import fields, validate

from backend.audit import trail
from backend.fieldwork.doorstep import cases
from backend.fieldwork.shapes import Args, identity, words
from backend.fieldwork.site import Site
from backend.fieldwork.verbs import verb


class Tell(Args):
    shown_to, shown_role = words(100), words(100)  # R70: whoever is there; nobody's title is demanded
    officers = fields.List(identity(), load_default=list, validate=validate.Length(max=40))
    recusal = fields.Boolean(load_default=False)
    recusal_of = fields.List(identity(), load_default=list, validate=validate.Length(max=40))
    recusal_reason = words(2000)


@verb("visit.tell/1", Tell)
def tell(site: Site, args: dict[str, Any]) -> None:
    """Applied whoever was shown and whatever the others know; a recusal becomes a case for the head (R60)."""
    if site.roster.of(site.user) is None:
        site.flag("told_by_outsider")
    if any(site.roster.of(user) is None for user in args["officers"]):
        site.flag("told_names_outsider")
    session = site.work.session
    site.work.put("told", "self", {**args, "by": site.user, "at": site.at})
    trail.write(session, site.actor, "visit.tell", ("task", site.task.id), recusal=args["recusal"])
    if args["recusal"]:
        ask_for_all(site, args)


def ask_for_all(site: Site, args: dict[str, Any]) -> None:
    """One case for each person named, decided by his own head; the leader's where nobody was named."""
    here = {str(member.user_id) for member in site.task.team}
    named = [user for user in dict.fromkeys(args["recusal_of"]) if user in here]
    reason = args["recusal_reason"].strip() or "当事人在亮证告知时申请回避，未说明理由"
    for user in named or [str(site.task.leader.user_id)]:
        cases.ask_recusal(
            site.work.session, site.task, user, reason, at=site.work.effective_at, source="ON_SITE"
        )
