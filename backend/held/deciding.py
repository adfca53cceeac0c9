"""Let held work through, or decline it. What it makes of the rows is judged by the rows of this moment (P56)."""

from typing import Any

from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.audit import trail
from backend.held import rights, supplements
from backend.held.detail import read
from backend.held.telling import teller_of
from backend.problems import Problem
from sync import release as waiting
from sync.settling import Context


def release(session: Session, actor: User, context: Context, row: Any, reason: str) -> str:
    """'applied', 'contested' or 'supplement'; raises held.not_yours, sync.not_held, or what stands against it."""
    require(actor, row)
    outcome = let_through(session, actor, context, row, reason)
    note(session, actor, "held.release", row, reason, outcome)
    return outcome


def let_through(session: Session, actor: User, context: Context, row: Any, reason: str) -> str:
    line, content = read(session, row)
    if content is None or not supplements.is_due(session, line, content):
        return waiting.release(session, line.device_id, line.seq, context, clock.now(), actor.id, reason)
    teller = teller_of(session, row[-2], line.made_by)
    rows = supplements.rows_for(session, teller, actor, line, content, reason)
    waiting.conclude(
        session, line.device_id, line.seq, context, clock.now(), actor.id, "applied", reason, rows
    )
    return "supplement"


def decline(session: Session, actor: User, context: Context, row: Any, reason: str) -> str:
    """It stays on record and is not used; the author reads the reason on his phone."""
    require(actor, row)
    if not reason.strip():
        raise Problem("held.reason_missing")
    waiting.decline(session, row.device_id, row.seq, context, clock.now(), actor.id, reason)
    note(session, actor, "held.decline", row, reason, "rejected")
    return "rejected"


def require(actor: User, row: Any) -> None:
    if not rights.may_decide(actor, row[-3], row[-2]):
        raise Problem("held.not_yours")


def note(session: Session, actor: User, action: str, row: Any, reason: str, outcome: str) -> None:
    task = row[-2]
    trail.write(
        session, actor, action, ("mutation", f"{row.device_id}:{row.seq}"), task_id=task.id if task else None,
        verb=row.name, opinion=reason, outcome=outcome,
    )  # fmt: skip
