"""Recusal and objection: made by the party, decided by the department, shown to the party (R60).

Work is not suspended by asking: only the head's decision can say so.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, func, select, text
from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import User
from backend.fieldwork.doorstep import recusal
from backend.fieldwork.doorstep.models import PartyCase
from backend.fieldwork.doorstep.telling import settle, tell_team
from backend.problems import Problem
from backend.tasks.models import InspectionTask, TeamMember

PREFIX = {"RECUSAL": "HB", "OBJECTION": "YY"}
MOST_A_DAY = 5
SEES_ALL = ("OFFICE", "OFFICE_HEAD", "LAW_SUPERVISOR")
DECIDERS = {"RECUSAL": ("DEPT_HEAD",), "OBJECTION": ("DEPT_HEAD", "REVIEWER")}


def ask_recusal(
    session: Session, task: InspectionTask, about: str, words: str, *, at: datetime, source: str, contact: str = ""
) -> PartyCase:  # fmt: skip
    """The party wants somebody recused; his own department's head decides. Raises party.nobody_named."""
    member = next((one for one in task.team if str(one.user_id) == about), None)
    if member is None:
        raise Problem("party.nobody_named")
    made = PartyCase(
        task_id=task.id, kind="RECUSAL", source=source, about_id=member.user_id,
        department_id=member.department_id, words=words, contact=contact, asked_at=at,
    )  # fmt: skip
    return keep(session, task, made)


def object_to(
    session: Session, task: InspectionTask, department_id: UUID | None, words: str, contact: str
) -> PartyCase:
    """The party objects to a department's findings (the initiating one's where it named none)."""
    taking_part = {part.department_id for part in task.departments}
    department = department_id if department_id in taking_part else task.initiating.department_id
    made = PartyCase(
        task_id=task.id, kind="OBJECTION", source="PORTAL", department_id=department, words=words,
        contact=contact, asked_at=clock.now(),
    )  # fmt: skip
    return keep(session, task, made)


def keep(session: Session, task: InspectionTask, made: PartyCase) -> PartyCase:
    """Number it, tell the team's phones and whoever decides. Raises party.too_many_cases, party.nothing_written."""
    if not made.words.strip():
        raise Problem("party.nothing_written")
    if made.source == "PORTAL":
        refuse_floods(session, task.id)
    made.number = next_number(session, made.kind)
    session.add(made)
    session.flush()
    session.refresh(made)
    audit.write(
        session, None, "party.ask", ("party_case", made.id), task_id=task.id, number=made.number, kind=made.kind,
        source=made.source,
    )  # fmt: skip
    tell_team(session, made)
    if made.kind == "RECUSAL":
        recusal.put_to_head(session, task, made)
    return made


def refuse_floods(session: Session, task_id: UUID) -> None:
    since = clock.now() - timedelta(days=1)
    query = select(func.count()).where(
        PartyCase.task_id == task_id, PartyCase.source == "PORTAL", PartyCase.asked_at > since
    )
    if int(session.scalar(query) or 0) >= MOST_A_DAY:
        raise Problem("party.too_many_cases", most=MOST_A_DAY)


def next_number(session: Session, kind: str) -> str:
    """The next of the year, without gaps or twins: whoever numbers waits for the one before."""
    prefix = f"{PREFIX[kind]}-{clock.today().year}-"
    session.execute(text("select pg_advisory_xact_lock(hashtext(:name))"), {"name": f"party_case {prefix}"})
    used = session.scalar(select(func.max(PartyCase.number)).where(PartyCase.number.startswith(prefix)))
    return f"{prefix}{int(used.rpartition('-')[2]) + 1 if used else 1:04d}"


def decide(
    session: Session, actor: User, case: PartyCase, *, granted: bool, opinion: str, suspends: bool = False
) -> PartyCase:
    """The decision with its reason, shown to the party. Raises party.not_decider, party.decided_already."""
    if not may_decide(actor, case):
        raise Problem("party.not_decider", department=case.department.name)
    if case.state != "OPEN":
        raise Problem("party.decided_already")
    request = recusal.waiting_for(session, case)
    if request is None:
        settle(session, case, actor, granted=granted, opinion=opinion, suspends=suspends)
        if granted and case.kind == "RECUSAL":
            recusal.ask_for_successor(session, case, actor)
    else:
        recusal.decide(session, actor, request, granted=granted, opinion=opinion, suspends=suspends)
    return case


def may_decide(actor: User, case: PartyCase) -> bool:
    return actor.has_role(*DECIDERS[case.kind]) and actor.department_id == case.department_id


def of_task(session: Session, task_id: UUID) -> list[PartyCase]:
    """Oldest first."""
    query = select(PartyCase).where(PartyCase.task_id == task_id)
    return list(session.scalars(query.order_by(PartyCase.made_at, PartyCase.number)))


def visible(actor: User, state: str = "") -> Select[PartyCase]:
    """Cases the own department decides; the office and law supervision read all. Open ones first."""
    query = select(PartyCase).order_by((PartyCase.state != "OPEN"), PartyCase.made_at.desc())
    if not actor.has_role(*SEES_ALL):
        query = query.where(PartyCase.department_id == actor.department_id)
    return query.where(PartyCase.state == state) if state else query


def find(session: Session, actor: User, case_id: UUID) -> PartyCase | None:
    return session.scalars(visible(actor).where(PartyCase.id == case_id)).unique().one_or_none()


def on_team(task: InspectionTask) -> list[TeamMember]:
    return sorted(task.team, key=lambda member: member.order)
