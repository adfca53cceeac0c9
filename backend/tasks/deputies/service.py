"""Naming and ending a deputy (委托审批): from day to day, of the own department, never for oneself."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import User
from backend.problems import Problem
from backend.tasks.approvals import cards, desk
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
    """On both desks; the deputy's cards come and go with it."""
    for reader in (named.head, named.deputy):
        cards.put_on_desk(session, reader, {("deputies", str(named.id)): desk.deputy_row(named)})
    if named.ended_at is None:
        cards.put_on_desk(session, named.deputy, {**desk.cards_of(session, {named.department_id})})
    else:
        take_cards(session, named.deputy)


def take_cards(session: Session, reader: User) -> None:
    """What he may not decide any more, by no other deputation either."""
    wanted = desk.cards_of(session, desk.departments_of(reader, desk.deputations_of(session, reader)))
    kept = dossiers.read_rows(session, reader.id, "approvals")
    gone: cards.Rows = {("approvals", key): None for key in kept if ("approvals", key) not in wanted}
    if gone:
        cards.put_on_desk(session, reader, gone)
