"""The list of what waits: who, on which phone, for which task, which verb, why and since when, all in words."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from backend import problems
from backend.accounts.models import User
from backend.fieldwork.naming import VERBS
from backend.held import rights
from backend.tasks import service as tasks
from backend.tasks.models import InspectionTask
from backend.web.paging import pages
from sync import ledger
from sync import tables as t
from sync.faults import Fault

Author = aliased(User)
LATE = "sync.outside_cut"
VIA = {
    "push": "联网上传",
    "relay": "由同事手机转交",
    "hand-over": "移交",
    "export": "导出文件",
    "release": "",
    "waiting": "",
}


def why_of(waiting: Subquery) -> ColumnElement[str]:
    """The code of the reason: a later decision's, else how it was settled."""
    return func.coalesce(
        func.nullif(waiting.c.later, ""), waiting.c.problem["code"].astext, "sync.handed_over"
    )


def joined(actor: User) -> tuple[Select[Any], ColumnElement[str]]:
    """Everything the account may see, each with author, task and phone."""
    waiting = ledger.waiting().subquery("waiting")
    why = why_of(waiting)
    device = t.device.c
    query = (
        select(waiting, why.label("why"), Author, InspectionTask, device.label.label("phone"))
        .join(t.device, device.id == waiting.c.device_id)
        .outerjoin(Author, Author.id == func.coalesce(waiting.c.made_by, device.user_id))
        .outerjoin(InspectionTask, InspectionTask.id == waiting.c.dossier_id)
        .where(in_sight(actor))
    )
    return query, why


def in_sight(actor: User) -> ColumnElement[bool]:
    """Of tasks the account may see; where no task is known, of its department's people."""
    seen = tasks.visible(actor).order_by(None).with_only_columns(InspectionTask.id)
    own = true() if actor.has_role(*tasks.SEES_ALL) else Author.department_id == actor.department_id
    return or_(InspectionTask.id.in_(seen), and_(InspectionTask.id.is_(None), own))


def filtered(query: Select[Any], why: ColumnElement[str], asked: dict[str, Any]) -> Select[Any]:
    if asked["why"]:
        query = query.where(why == asked["why"])
    if asked["task"]:
        query = query.where(InspectionTask.id == asked["task"])
    if asked["device"]:
        query = query.where(t.device.c.id == asked["device"])
    for word in asked["q"].split():
        name = InspectionTask.object_frozen["name"].astext
        query = query.where(
            name.contains(word, autoescape=True)
            | InspectionTask.task_no.contains(word, autoescape=True)
            | Author.name.contains(word, autoescape=True)
        )
    return query


def page(session: Session, actor: User, asked: dict[str, Any]) -> dict[str, Any]:
    """{items, total, page, pages, reasons}: oldest first, so that a phone's work is decided in its own order."""
    everything, why = joined(actor)
    query = filtered(everything, why, asked)
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    ordered = query.order_by("since", "device_id", "seq")
    found = session.execute(ordered.limit(asked["size"]).offset((asked["page"] - 1) * asked["size"]))
    return {
        "items": [shown(actor, row) for row in found], "total": total, "page": asked["page"],
        "pages": pages(total, asked["size"]), "reasons": reasons(session, everything, why),
    }  # fmt: skip


def reasons(session: Session, everything: Select[Any], why: ColumnElement[str]) -> list[dict[str, Any]]:
    """How much waits for each reason, the commonest first."""
    counted = everything.with_only_columns(why.label("why"), func.count().label("n")).group_by(why)
    found = session.execute(counted.order_by(func.count().desc(), why))
    return [{"code": code, "title": title_of(code), "count": n} for code, n in found]


def title_of(code: str) -> str:
    return "锁定之后到达" if code == LATE else str(problems.as_json(Fault(code))["title"])


def find(session: Session, actor: User, device: UUID, seq: int) -> Any | None:
    """One that waits, if the account may see it."""
    query, _ = joined(actor)
    at = query.where(t.device.c.id == device, query.selected_columns.seq == seq)
    return session.execute(at).one_or_none()


def shown(actor: User, row: Any) -> dict[str, Any]:
    author, task = row[-3], row[-2]
    told = problems.as_json(Fault(row.why, **((row.problem or {}).get("details") or {})))
    return {
        "device": str(row.device_id), "seq": row.seq, "name": row.name, "verb": VERBS.get(row.name, row.name or "无法读取的内容"),
        "author": {"id": str(author.id), "name": author.name, "department": department_of(author)} if author else None,
        "phone": row.phone, "task": task_of(task), "why": {"code": row.why, "title": title_of(row.why), "detail": told["detail"]},
        "since": row.since, "made_at": row.effective_at, "via": VIA.get(row.via, ""),
        "can_decide": rights.may_decide(actor, author, task), "can_read": rights.may_read(actor, author, task),
    }  # fmt: skip


def department_of(author: User) -> str:
    return author.department.name if author.department else ""


def task_of(task: InspectionTask | None) -> dict[str, str] | None:
    if task is None:
        return None
    return {
        "id": str(task.id),
        "task_no": task.task_no,
        "name": task.name,
        "object": task.object_frozen["name"],
    }
