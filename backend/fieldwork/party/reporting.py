"""R90: on a safety check (F3) a refusal is told to the department (安全生产法 第六十八条)."""

from uuid import UUID

from backend import clock
from backend.audit import trail
from backend.fieldwork.site import Site
from backend.tasks.approvals import service as approvals

SAFETY = "F3"
WORDS = {"REFUSED": "拒绝签名或者盖章", "UNCOOPERATIVE": "不配合检查情节严重"}


def report_to_head(site: Site, mode: str) -> None:
    """A card for the heads, a mark on the mutation, a line on the trail; on other checks nothing happens."""
    if site.task.field_code != SAFETY:
        return
    site.flag("refusal_reported")
    session, task = site.work.session, site.task
    facts = [
        {"label": "情况", "value": WORDS[mode]},
        {"label": "时间", "value": site.work.effective_at.astimezone(clock.SHANGHAI).strftime("%m-%d %H:%M")},
    ]
    for department in sorted({task.initiating.department_id, UUID(site.member.department)}):
        approvals.ask(
            session, "REPORT", task, department, subject=mode, facts=facts,
            exceptions=[f"安全生产检查：{WORDS[mode]}"], asked_by=site.actor,
        )  # fmt: skip
    trail.write(session, site.actor, "refusal.report", ("task", task.id))
