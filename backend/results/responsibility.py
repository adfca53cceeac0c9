"""Who enters, who reviews, who may see (R101, R102, R136). Pure over a task and an account."""

from uuid import UUID

from backend.accounts.models import User
from backend.tasks.models import InspectionTask, TeamMember

OFFICIALS = ("DEPT_ADMIN", "DEPT_HEAD", "REVIEWER", "ARCHIVIST")


def is_lead_entry(task: InspectionTask) -> bool:
    """谁主导、谁填报、谁负责 (LEAD) or 谁检查、谁录入、谁负责 (EACH)."""
    return bool(task.profile_frozen.get("entry_responsibility") == "LEAD")


def answers_for(task: InspectionTask, department_id: UUID) -> UUID:
    """The department that enters and reviews a department's result."""
    return task.initiating.department_id if is_lead_entry(task) else department_id


def membership(task: InspectionTask, user_id: UUID) -> TeamMember | None:
    return next((member for member in task.team if member.user_id == user_id), None)


def was_on_team(task: InspectionTask, user_id: UUID) -> bool:
    """Whoever inspected, also one replaced later, does not review (R102)."""
    return any(member.user_id == user_id for member in task.members)


def may_enter(actor: User, task: InspectionTask, department_id: UUID) -> bool:
    """An inspector of the team, from the department that answers for the result (R101)."""
    member = membership(task, actor.id)
    return (
        member is not None
        and member.role in {"LEADER", "MEMBER"}
        and member.department_id == answers_for(task, department_id)
    )


def may_review(actor: User, task: InspectionTask, department_id: UUID) -> bool:
    """A reviewer of the answering department who did not inspect (R102)."""
    own = actor.department_id == answers_for(task, department_id)
    return actor.has_role("REVIEWER") and own and not was_on_team(task, actor.id)


def may_publish(actor: User, task: InspectionTask, department_id: UUID) -> bool:
    """The head of the department, or in LEAD mode of the lead department."""
    own = actor.department_id in {department_id, answers_for(task, department_id)}
    return actor.has_role("DEPT_HEAD") and own


def may_report(actor: User, task: InspectionTask, department_id: UUID) -> bool:
    """Who records a laboratory's report: the office of the item's department, or of the one that answers for it."""
    own = actor.department_id in {department_id, answers_for(task, department_id)}
    return actor.has_role("REVIEWER", "DEPT_ADMIN") and own


def may_judge(actor: User, task: InspectionTask, departments: list[UUID]) -> bool:
    """Who reviews off-site evidence: officials of the department it belongs to, never who inspected (R80)."""
    own = any(actor.department_id in {each, answers_for(task, each)} for each in departments)
    return actor.has_role("REVIEWER", "DEPT_ADMIN", "DEPT_HEAD") and own and not was_on_team(task, actor.id)


def abilities(actor: User, task: InspectionTask, department_id: UUID, state: str) -> dict[str, bool]:
    """Which verbs the desk may offer now; the services ask again."""
    reviews = may_review(actor, task, department_id) and state == "ENTERED"
    publishes = may_publish(actor, task, department_id) and state == "REVIEWED"
    enters = may_enter(actor, task, department_id) and state in {"COMPLETED", "RETURNED"}
    return {"enter": enters, "pass": reviews, "return": reviews, "publish": publishes, "withhold": publishes}


def sees_findings(actor: User, task: InspectionTask, department_id: UUID) -> bool:
    """The team sees everything; officials their own department's items; the law supervisor the case (R136)."""
    if membership(task, actor.id) or actor.has_role("LAW_SUPERVISOR"):
        return True
    own = actor.department_id in {department_id, answers_for(task, department_id)}
    return own and actor.has_role(*OFFICIALS)
