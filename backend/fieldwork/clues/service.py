"""Keeping a clue for the competent department; the initiating department dispatches it (R86, R114)."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from backend.accounts.models import Department
from backend.audit import trail
from backend.fieldwork.clues.models import ProblemClue
from backend.fieldwork.site import Site
from backend.problems import Problem
from backend.tasks.models import InspectionTask


def record(site: Site, args: dict[str, Any]) -> None:
    """ClueRow. Any member of the team may see something outside its own duty."""
    _ = site.member
    if args["line"] is not None:
        site.line(args["line"])
    if not (args["to_department"].strip() and args["matter"].strip()):
        raise Problem("clue.incomplete")
    if site.work.put("clues", args["id"], {**args, "by": site.user, "at": site.at}):
        keep(site, args)


def keep(site: Site, args: dict[str, Any]) -> None:
    """The clue as the office dispatches it; recorded once, a repetition changes its words."""
    session, to = site.work.session, args["to_department"].strip()
    told = {
        "to_department": to, "to_department_id": department_named(session, to), "matter": args["matter"],
        "line": args["line"], "media": args["media"],
    }  # fmt: skip
    values = told | {
        "id": UUID(args["id"]), "task_id": site.task.id, "by": site.work.user_id, "at": site.work.effective_at,
        "responsible_department_id": site.task.initiating.department_id, "state": "RECORDED",
    }  # fmt: skip
    made = insert(ProblemClue).values(values)
    same_task = ProblemClue.task_id == site.task.id
    session.execute(made.on_conflict_do_update(index_elements=["id"], set_=told, where=same_task))
    trail.write(session, site.actor, "clue.record", ("clue", values["id"]), task_id=site.task.id)


def department_named(session: Session, name: str) -> UUID | None:
    """The department of that name, where the county has it as an account-holder; else its name alone is kept."""
    return session.scalar(select(Department.id).where(Department.name == name).limit(1))


def set_aside(session: Session, key: str) -> None:
    clue = session.get(ProblemClue, UUID(key))
    if clue is not None:
        clue.state = "SET_ASIDE"


def of_task(session: Session, task: InspectionTask) -> list[ProblemClue]:
    """The clues of a task that wait for dispatch, oldest first."""
    query = select(ProblemClue).where(ProblemClue.task_id == task.id, ProblemClue.state != "SET_ASIDE")
    return list(session.scalars(query.order_by(ProblemClue.at, ProblemClue.id)))
