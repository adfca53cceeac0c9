"""What stands on a person's desk besides the profile: cards to decide, and deputations."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.tasks.approvals.cards import Rows, card_of, put_on_desk
from backend.tasks.approvals.models import WAITING, ApprovalRequest
from backend.tasks.deputies.models import Deputy
from sync import tables as t

KEPT = timedelta(days=7)  # decided cards leave the desk after this; the phone shows them for a day


def bring_up_to_date(session: Session, reader: User) -> None:
    """Written at every sign-in and whenever the account or a deputation changes."""
    named = deputations_of(session, reader)
    wanted = {("deputies", str(one.id)): deputy_row(one) for one in named}
    wanted |= cards_of(session, departments_of(reader, named))
    kept = kept_rows(session, reader.id)
    changed: Rows = {row: value for row, value in wanted.items() if kept.get(row) != value}
    changed |= {row: None for row in kept.keys() - wanted.keys()}
    if changed:
        put_on_desk(session, reader, changed)


def deputations_of(session: Session, reader: User) -> list[Deputy]:
    """Those named by or for a person whose last day has not passed, ended ones too."""
    mine = or_(Deputy.head_id == reader.id, Deputy.deputy_id == reader.id)
    return list(session.scalars(select(Deputy).where(mine, Deputy.ends_on >= clock.today())))


def departments_of(reader: User, named: list[Deputy]) -> set[UUID]:
    """Whose cards belong on this desk: the own department's for a head, the head's for a deputy."""
    found = {one.department_id for one in named if one.deputy_id == reader.id and one.ended_at is None}
    if reader.has_role("DEPT_HEAD") and reader.department_id:
        found.add(reader.department_id)
    return found


def cards_of(session: Session, departments: set[UUID]) -> dict[tuple[str, str], dict[str, Any]]:
    if not departments:
        return {}
    query = select(ApprovalRequest).where(
        ApprovalRequest.department_id.in_(departments),
        (ApprovalRequest.state == WAITING) | (ApprovalRequest.decided_at > clock.now() - KEPT),
    )
    return {("approvals", str(one.id)): card_of(one) for one in session.scalars(query)}


def deputy_row(named: Deputy) -> dict[str, Any]:
    """DeputyRow of pwa/src/domain/visit_rows.ts."""
    return {
        "id": str(named.id), "head": str(named.head_id), "head_name": named.head.name,
        "deputy": str(named.deputy_id), "deputy_name": named.deputy.name, "from": named.starts_on.isoformat(),
        "to": named.ends_on.isoformat(), "ended": named.ended_at is not None,
    }  # fmt: skip


def kept_rows(session: Session, reader: UUID) -> dict[tuple[str, str], Any]:
    r = t.row.c
    query = select(r.collection, r.key, r.value).where(
        r.dossier_id == reader, r.collection.in_(["approvals", "deputies"]), r.value.is_not(None)
    )
    return {(row.collection, row.key): row.value for row in session.execute(query)}
