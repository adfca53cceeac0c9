"""R90: on a safety check (F3) a refusal is told to the department (安全生产法 第六十八条)."""

from backend.audit import trail
from backend.fieldwork import hooks
from backend.fieldwork.site import Site

SAFETY = "F3"


def report_to_head(site: Site) -> None:
    """The head is told, the mutation is marked, the trail says so; on other checks nothing happens."""
    if site.task.field_code != SAFETY:
        return
    site.flag("refusal_reported")
    trail.write(site.work.session, site.actor, "refusal.report", ("task", site.task.id))
    for listener in hooks.on_refusal_reported:
        listener(site.work.session, site.task, site.actor)
