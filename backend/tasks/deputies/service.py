"""Naming and ending a deputy (委托审批): from day to day, of the own department, never for oneself."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import User
from backend.problems import Problem
from backend.tasks.approvals import cards
from backend.tasks.deputies.models import Deputy
from sync import dossiers

LONGEST = timedelta(days=366)


def name(session: Session, actor: User, deputy_id: UUID, who: UUID, starts_on: date, ends_on: date) -> Deputy:
    """The head lets somebody of the department decide; raises deputies.not_head, .person or .days."""
    if not actor.has_role("DEPT_HEAD") or actor.department_id is None:
        raise Problem("deputies.not_head")
    person = session.get(User, who)
    if person is None or person.id not in {one.id for one in candidates(session, actor)}:
        raise Problem("deputies.person")
    if ends_on < starts_on or ends_on < clock.today() or ends_on - starts_on > LONGEST:
        raise Problem("deputies.days")
    made = Deputy(
        id=deputy_id, head_id=actor.id, deputy_id=who, department_id=actor.department_id, starts_on=starts_on,
        ends_on=ends_on,
    )  # fmt: skip
    session.add(made)
    session.flush()
    session.refresh(made)
    audit.write(
        session, actor, "deputy.name", ("deputy", made.id), deputy=str(who), starts_on=str(starts_on), ends_on=str(ends_on)
    )  # fmt: skip
    show(session, made)
    return made


def end(session: Session, actor: User, deputy_id: UUID) -> Deputy:
    """Before its last day; raises deputies.unknown."""
    named = session.get(Deputy, deputy_id)
    if named is None or named.head_id != actor.id:
        raise Problem("deputies.unknown")
    if named.ended_at is None:
        named.ended_at = clock.now()
        session.flush()
        audit.write(session, actor, "deputy.end", ("deputy", named.id), deputy=str(named.deputy_id))
    show(session, named)
    return named


def candidates(session: Session, actor: User) -> list[User]:
    """Accounts of the own department in use, other heads and oneself left out."""
    query = select(User).where(User.department_id == actor.department_id, User.disabled_at.is_(None))
    people = session.scalars(query.order_by(User.name)).all()
    return [one for one in people if one.id != actor.id and not one.has_role("DEPT_HEAD")]


def show(session: Session, named: Deputy) -> None:
    """On both desks; the deputy's cards follow."""
    for reader in (named.head, named.deputy):
        cards.put_on_desk(session, reader, {("deputies", str(named.id)): row_of(named)})
    cards.bring_up_to_date(session, named.deputy)


def row_of(named: Deputy) -> dict[str, Any]:
    """DeputyRow."""
    return {
        "id": str(named.id), "head": str(named.head_id), "head_name": named.head.name,
        "deputy": str(named.deputy_id), "deputy_name": named.deputy.name, "from": named.starts_on.isoformat(),
        "to": named.ends_on.isoformat(), "ended": named.ended_at is not None,
    }  # fmt: skip


def bring_up_to_date(session: Session, reader: User) -> None:
    """Deputations that are over leave the desk at the next sign-in."""
    query = select(Deputy).where(
        or_(Deputy.head_id == reader.id, Deputy.deputy_id == reader.id), Deputy.ends_on >= clock.today()
    )
    wanted = {str(one.id): row_of(one) for one in session.scalars(query)}
    kept = dossiers.read_rows(session, reader.id, "deputies")
    changed: cards.Rows = {("deputies", key): row for key, row in wanted.items() if kept.get(key) != row}
    changed |= {("deputies", key): None for key in kept.keys() - wanted.keys()}
    if changed:
        cards.put_on_desk(session, reader, changed)
