"""The states of a task (domain.md 5.5) as one table, and the only function that moves a task along it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from backend import audit
from backend.accounts.models import User
from backend.problems import Problem
from backend.tasks.models import InspectionTask

LABELS = {
    "GENERATED": "已生成", "APPROVED": "已审批", "PREPARED": "已准备", "NOTIFIED": "已告知", "SURPRISE": "突击",
    "ON_SITE": "实施中", "READY_TO_CONFIRM": "待确认", "CONFIRMED": "已确认", "REFUSED": "拒签",
    "UNREACHABLE": "无法联系", "UNCOOPERATIVE": "不配合", "SUSPENDED": "中止", "TERMINATED": "终止",
    "COMPLETED": "检查完成", "ENTERED": "已录入", "RETURNED": "审核退回", "REVIEWED": "已审核",
    "PUBLISHED": "已公示", "NOT_DISCLOSED": "依法不公开", "CORRECTED": "已更正", "STOPPED": "停止公示",
    "ARCHIVED": "已归档",
}  # fmt: skip
BEFORE_VISIT = ("GENERATED", "APPROVED", "PREPARED", "NOTIFIED", "SURPRISE")
ANSWERED = ("CONFIRMED", "REFUSED", "UNREACHABLE", "UNCOOPERATIVE")
OPEN = (*BEFORE_VISIT, "ON_SITE", "READY_TO_CONFIRM", "SUSPENDED", *ANSWERED)
VISIBLE_AFTER = ("PUBLISHED", "CORRECTED")

Guard = Callable[[InspectionTask], None]


@dataclass(frozen=True)
class Transition:
    """An event: where it may happen, where it leads, what must be true."""

    label: str
    sources: tuple[str, ...]
    target: str
    guard: Guard = lambda task: None


def every_department_approved(task: InspectionTask) -> None:
    """N3, R40: each participating department's head has approved."""
    if names := [
        part.department.name for part in task.departments if part.department_id not in approved(task)
    ]:
        raise Problem("tasks.not_approved", departments="、".join(names))


def approved(task: InspectionTask) -> set[Any]:
    return {approval.department_id for approval in task.approvals}


def has_lead(task: InspectionTask) -> None:
    """R69: a surprise check rests on a lead."""
    if not task.surprise_reason:
        raise Problem("tasks.surprise_without_lead")


# What phones report (start, ready, the four answers, interruptions) is accepted from every state a phone may still believe in:
# an approval that came late is a flag for review, never a reason to lose evidence (sync.md 1).
TABLE: dict[str, Transition] = {
    "approve": Transition("审批", ("GENERATED",), "APPROVED", every_department_approved),
    "prepare": Transition("准备", ("APPROVED",), "PREPARED", every_department_approved),
    "notify": Transition("告知", ("PREPARED",), "NOTIFIED"),
    "surprise": Transition("突击检查", ("PREPARED",), "SURPRISE", has_lead),
    "start": Transition("开始检查", BEFORE_VISIT, "ON_SITE"),
    "ready": Transition("提请确认", ("ON_SITE",), "READY_TO_CONFIRM"),
    "confirm": Transition("确认", ("ON_SITE", "READY_TO_CONFIRM"), "CONFIRMED"),
    "refuse": Transition("记录拒签", ("ON_SITE", "READY_TO_CONFIRM"), "REFUSED"),
    "unreachable": Transition("记录无法联系", (*BEFORE_VISIT, "ON_SITE", "READY_TO_CONFIRM"), "UNREACHABLE"),
    "uncooperative": Transition(
        "记录不配合", (*BEFORE_VISIT, "ON_SITE", "READY_TO_CONFIRM"), "UNCOOPERATIVE"
    ),
    "suspend": Transition("中止", (*BEFORE_VISIT, "ON_SITE", "READY_TO_CONFIRM", *ANSWERED), "SUSPENDED"),
    "resume": Transition("恢复", ("SUSPENDED",), "NOTIFIED"),
    # two phones had ended a suspension differently, and the one that resumed it stands
    "reopen": Transition("恢复", ("TERMINATED",), "NOTIFIED"),
    "terminate": Transition("终止", OPEN, "TERMINATED"),
    "complete": Transition("完成检查", ANSWERED, "COMPLETED"),
    "enter": Transition("录入", ("COMPLETED", "RETURNED"), "ENTERED"),
    "return": Transition("退回", ("ENTERED",), "RETURNED"),
    "review": Transition("审核", ("ENTERED",), "REVIEWED"),
    "publish": Transition("公示", ("REVIEWED",), "PUBLISHED"),
    "withhold": Transition("不予公开", ("REVIEWED",), "NOT_DISCLOSED"),
    "correct": Transition("更正", VISIBLE_AFTER, "CORRECTED"),
    "stop": Transition("停止公示", VISIBLE_AFTER, "STOPPED"),
    "archive": Transition("归档", (*VISIBLE_AFTER, "NOT_DISCLOSED", "STOPPED"), "ARCHIVED"),
}


def can(task: InspectionTask, event: str) -> bool:
    """Whether an event may happen in the task's state (its guard is not asked)."""
    return task.state in TABLE[event].sources


def advance(
    session: Session, actor: User | None, task: InspectionTask, event: str, **details: Any
) -> InspectionTask:
    """Move the task; raises tasks.not_in_this_state or what the guard raises. Writes the audit line (R137).

    The dossier's task/self is written by the caller: `work.put_derived` in a mutation, `dossier.rewrite` online.
    """
    transition = TABLE[event]
    if not can(task, event):
        raise Problem("tasks.not_in_this_state", state=LABELS[task.state], event=transition.label)
    transition.guard(task)
    before, task.state = task.state, transition.target
    audit.write(
        session, actor, f"task.{event}", ("task", task.id), before=before, after=task.state, **details
    )
    return task
