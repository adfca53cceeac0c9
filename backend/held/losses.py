"""Giving a file up as lost: one person asks with the reason, a second one approves (R140). Should it come, it is taken."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.audit import trail
from backend.fieldwork.evidence.rules import SETTLED
from backend.fieldwork.models import FieldRecord
from backend.forms.words import MEDIA_KINDS, PURPOSES
from backend.held.models import MediaLoss
from backend.held.rights import JOINT_OFFICE
from backend.problems import Problem
from backend.tasks import service as tasks
from backend.tasks.models import InspectionTask
from sync import media
from sync import tables as t

ASKS = ("DEPT_ADMIN", "DEPT_HEAD", "REVIEWER", *JOINT_OFFICE)
APPROVES = ("DEPT_HEAD", "OFFICE_HEAD")


def missing(session: Session, actor: User) -> list[dict[str, Any]]:
    """Files dossiers speak of and nobody has seen whole, of completed tasks the account may see: oldest visit first."""
    seen = tasks.visible(actor).order_by(None).with_only_columns(InspectionTask.id)
    r = t.row.c
    over = select(FieldRecord.task_id).where(FieldRecord.task_id.in_(seen))
    rows = session.execute(
        select(r.dossier_id, r.value, r.device_id).where(
            r.dossier_id.in_(over), r.collection == "evidence", r.value["state"].astext.not_in(SETTLED)
        )
    )
    found = [(session.get_one(InspectionTask, dossier), value, device) for dossier, value, device in rows]
    asked = {one.sha256.hex() for one in session.scalars(select(MediaLoss).where(MediaLoss.state == "ASKED"))}
    ordered = sorted(found, key=lambda one: (one[0].planned_at, one[1]["captured_at"]))
    return [
        about(session, task, value, device) | {"asked": value["sha256"] in asked}
        for task, value, device in ordered
    ]


def about(
    session: Session, task: InspectionTask, value: dict[str, Any], device: UUID | None
) -> dict[str, Any]:
    """One missing file in words: what, whose, from which phone, and when that was last heard of."""
    author = session.get(User, UUID(value["captured_by"]))
    phone = session.execute(
        select(t.device.c.label, t.device.c.last_contact_at, t.device.c.revoked_at).where(
            t.device.c.id == device
        )
    ).one_or_none()
    lines = {line["code"]: line["item"] for line in task.lines_frozen}
    return {
        "sha256": value["sha256"], "state": value["state"], "size": value["size"],
        "what": f"{PURPOSES.get(value['purpose'], '')}{MEDIA_KINDS.get(value['kind'], '文件')}",
        "line": lines.get(value["line"] or "", ""), "captured_at": value["captured_at"],
        "author": author.name if author else "", "phone": phone.label if phone else "",
        "last_contact_at": phone.last_contact_at if phone else None,
        "revoked": bool(phone and phone.revoked_at),
        "task": {"id": str(task.id), "task_no": task.task_no, "name": task.name, "object": task.object_frozen["name"]},
    }  # fmt: skip


def ask(session: Session, actor: User, task: InspectionTask, sha256: str, reason: str) -> MediaLoss:
    """Raises losses.not_missing, losses.asked_already, held.reason_missing."""
    if not reason.strip():
        raise Problem("held.reason_missing")
    require_missing(session, task, sha256)
    digest = bytes.fromhex(sha256)
    open_one = select(MediaLoss.id).where(MediaLoss.sha256 == digest, MediaLoss.state == "ASKED")
    if session.scalar(open_one) is not None:
        raise Problem("losses.asked_already")
    made = MediaLoss(
        sha256=digest, task_id=task.id, reason=reason.strip(), asked_by=actor.id, asked_at=clock.now(), state="ASKED",
        opinion="",
    )  # fmt: skip
    session.add(made)
    session.flush()
    trail.write(session, actor, "loss.ask", ("medium", sha256), task_id=task.id, opinion=reason)
    return made


def require_missing(session: Session, task: InspectionTask, sha256: str) -> None:
    """The task speaks of it, and it is neither verified nor given up."""
    r = t.row.c
    row = session.scalar(
        select(r.value).where(r.dossier_id == task.id, r.collection == "evidence", r.key == sha256)
    )
    state = media.states(session, [bytes.fromhex(sha256)]).get(bytes.fromhex(sha256), "declared")
    if row is None or state in SETTLED:
        raise Problem("losses.not_missing")


def decide(session: Session, actor: User, loss: MediaLoss, approve: bool, opinion: str) -> MediaLoss:
    """Raises losses.second_person, losses.not_yours, losses.decided_already, losses.not_missing."""
    if loss.asked_by == actor.id:
        raise Problem("losses.second_person")
    if not may_approve(actor, loss.task):
        raise Problem("losses.not_yours")
    if loss.state != "ASKED":
        raise Problem("losses.decided_already")
    if not approve and not opinion.strip():
        raise Problem("held.reason_missing")
    if approve:
        require_missing(session, loss.task, loss.sha256.hex())
        media.lose(session, loss.sha256, loss.reason, actor.id)
    loss.state = "APPROVED" if approve else "DECLINED"
    loss.opinion, loss.decided_by, loss.decided_at = opinion.strip(), actor.id, clock.now()
    action = "loss.approve" if approve else "loss.decline"
    trail.write(
        session, actor, action, ("medium", loss.sha256.hex()), task_id=loss.task_id, opinion=opinion.strip()
    )
    return loss


def may_approve(actor: User, task: InspectionTask) -> bool:
    """The head of the leader's department, or the head of the joint office."""
    leads = actor.department_id is not None and actor.department_id == task.initiating.department_id
    return actor.has_role("OFFICE_HEAD") or (actor.has_role("DEPT_HEAD") and leads)


def requests(actor: User) -> Select[MediaLoss]:
    """Requests about tasks the account may see: open ones first, then the newest."""
    seen = tasks.visible(actor).order_by(None).with_only_columns(InspectionTask.id)
    query = select(MediaLoss).where(MediaLoss.task_id.in_(seen))
    return query.order_by(MediaLoss.state != "ASKED", MediaLoss.asked_at.desc(), MediaLoss.id)


def shown(session: Session, actor: User, loss: MediaLoss) -> dict[str, Any]:
    r = t.row.c
    row = session.execute(
        select(r.value, r.device_id).where(
            r.dossier_id == loss.task_id, r.collection == "evidence", r.key == loss.sha256.hex()
        )
    ).one()
    can = loss.state == "ASKED" and loss.asked_by != actor.id and may_approve(actor, loss.task)
    return about(session, loss.task, row.value, row.device_id) | {
        "id": str(loss.id), "reason": loss.reason, "asked_by": loss.asker.name, "asked_at": loss.asked_at,
        "decision": loss.state, "opinion": loss.opinion, "decided_by": loss.decider.name if loss.decider else None,
        "decided_at": loss.decided_at, "can_decide": can,
    }  # fmt: skip
