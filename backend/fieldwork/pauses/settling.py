"""Two phones ended a suspension differently: an officer of the initiating department says which end stands (R139)."""

from backend.audit import trail
from backend.fieldwork.pauses import ending
from backend.fieldwork.progress import report
from backend.fieldwork.site import Site
from backend.problems import Problem


def settle(site: Site, pause: str, keep: str, saw: list[str]) -> None:
    """`keep` names one of the values seen; it stands as it was recorded, the others stay on record.

    Raises pause.not_yours, pause.unknown (held), contest.unseen.
    """
    member, work = site.require_officer(), site.work
    if member.department != str(site.task.initiating.department_id):
        raise Problem("pause.not_yours", department=site.task.initiating.department.name)
    chosen = work.standing("pauses", pause).get(keep)
    if chosen is None:
        raise Problem("pause.unknown")
    work.settle("pauses", pause, chosen, saw)
    trail.write(work.session, site.actor, "visit.settle", ("task", site.task.id), pause=pause)
    if chosen["ended"] is None:
        return
    if chosen["ended"]["how"] == "RESUMED":
        report(work.session, site.actor, site.task, "reopen")
    ending.follow(work.session, site.actor, site.task, chosen["ended"])
