"""What the team's phones see of a case, and its settling."""

from typing import Any

from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import User
from backend.fieldwork.doorstep.models import PartyCase
from sync import dossiers


def tell_team(session: Session, case: PartyCase) -> None:
    """cases/<id> of the task's dossier (PartyCaseRow)."""
    rows: dict[tuple[str, str], dict[str, Any] | None] = {("cases", str(case.id)): row_of(case)}
    dossiers.write_online(session, case.task_id, rows, case.decided_by)


def row_of(case: PartyCase) -> dict[str, Any]:
    decided = case.decided_at
    return {
        "id": str(case.id), "number": case.number, "kind": case.kind,
        "about": str(case.about_id) if case.about_id else None, "department": str(case.department_id),
        "words": case.words, "at": round(case.asked_at.timestamp() * 1000), "state": case.state,
        "opinion": case.opinion, "suspends": case.suspends,
        "decided_at": round(decided.timestamp() * 1000) if decided else None,
    }  # fmt: skip


def settle(
    session: Session, case: PartyCase, by: User, *, granted: bool, opinion: str, suspends: bool
) -> None:
    """The decision and its reason stand; whoever may decide was asked before."""
    case.state, case.opinion, case.suspends = ("GRANTED" if granted else "DECLINED"), opinion, suspends
    case.decided_by, case.decided_at = by.id, clock.now()
    session.flush()
    session.refresh(case)
    audit.write(
        session, by, "party.decide", ("party_case", case.id), task_id=case.task_id, number=case.number,
        state=case.state,
    )  # fmt: skip
    tell_team(session, case)
