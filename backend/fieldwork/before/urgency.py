"""Begun before the head approved (R40): done first, approved by the next working day, both times on record."""

from uuid import UUID

from backend.audit import trail
from backend.fieldwork.site import Site
from backend.problems import Problem
from backend.tasks import dossier, states
from backend.tasks.approvals import inspections


def start(site: Site, department: str, reason: str) -> None:
    """By the leader, or by an officer of the department itself."""
    member = site.require_officer()
    if department not in {str(part.department_id) for part in site.task.departments}:
        raise Problem("tasks.not_taking_part")
    if member.role != "LEADER" and member.department != department:
        raise Problem("part.not_own", department=site.department_name(department))
    row = {"department": department, "reason": reason, "at": site.at, "by": site.user}
    site.work.put("urgent", department, row)
    session, task = site.work.session, site.task
    trail.write(session, site.actor, "task.urgent", ("task", task.id), department=department)
    if UUID(department) not in states.approved(task):
        inspections.ask_to_backfill(
            session, task, UUID(department), reason, site.work.effective_at, site.actor
        )
        dossier.rewrite(session, task, site.actor.id)


def flag_unapproved(site: Site, department: str) -> None:
    """Nobody's approval stood when this was recorded: true whatever arrives in which order."""
    at = site.work.effective_at
    if not any(str(one.department_id) == department and one.approved_at <= at for one in site.task.approvals):
        site.flag("not_approved")
