"""The laboratory's report on a sample: the item's result, with a clock of its own (R82)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.audit import trail
from backend.problems import Problem
from backend.profiles import service as profiles
from backend.results import entry, standing
from backend.results.aggregation import report_in_force
from backend.results.models import SampleReport
from backend.results.responsibility import may_report
from backend.tasks.models import InspectionTask
from sync import dossiers
from sync.anchors import from_ms

BEFORE_REVIEW = ("ENTERED", "RETURNED")


def receive(
    session: Session, actor: User, task: InspectionTask, sample_id: UUID, told: Mapping[str, Any]
) -> SampleReport:
    """Record a report: {received_on, qualified, number, media}. Its item is due as many working days after it.

    The other items keep their deadline. A result under review takes the item in as a new entry; one that passed
    stays as it passed, and the item stands beside it.
    """
    sample = dossiers.read_rows(session, task.id, "samples").get(str(sample_id))
    if sample is None:
        raise Problem("request.not_found")
    department_id = department_of(task, sample["line"])
    if not may_report(actor, task, department_id):
        raise Problem("samples.not_yours")
    refuse_early(task, sample, told["received_on"])
    made = report_of(session, actor, task, sample, department_id, told)
    session.add(made)
    session.flush()
    show(session, actor, task, sample, made)
    trail.write(
        session, actor, "sample.report", ("sample", sample_id), task_id=task.id, line=made.line,
        qualified=made.qualified, received_on=made.received_on.isoformat(), deadline=made.deadline.isoformat(),
    )  # fmt: skip
    take_in(session, task, department_id)
    return made


def department_of(task: InspectionTask, line: str) -> UUID:
    return next(UUID(each["department"]) for each in task.lines_frozen if each["code"] == line)


def refuse_early(task: InspectionTask, sample: Mapping[str, Any], received_on: date) -> None:
    """Only once the visit is over, only once, and not before the sample was taken or after today."""
    if task.completed_on is None:
        raise Problem("results.not_locked")
    if report_in_force(sample):
        raise Problem("samples.reported_already")
    again = sample.get("retest")
    taken_on = date.fromisoformat(again["asked_on"]) if again else clock.local_day(from_ms(sample["at"]))
    if not taken_on <= received_on <= clock.today():
        raise Problem("samples.day_impossible", taken=taken_on.isoformat())


def report_of(
    session: Session, actor: User, task: InspectionTask, sample: Mapping[str, Any], department_id: UUID,
    told: Mapping[str, Any],
) -> SampleReport:  # fmt: skip
    days = int(task.profile_frozen["result_entry_days"])
    due = profiles.deadline_after(session, told["received_on"], days)
    return SampleReport(
        task_id=task.id, sample_id=UUID(sample["id"]), round=2 if sample.get("retest") else 1, department_id=department_id, line=sample["line"],
        received_on=told["received_on"], qualified=told["qualified"], number=told["number"].strip(),
        media=list(told["media"]), deadline=due.date, deadline_provisional=due.provisional, by=actor.id,
    )  # fmt: skip


def show(
    session: Session, actor: User, task: InspectionTask, sample: Mapping[str, Any], made: SampleReport
) -> None:
    """The phones see the report with the sample."""
    report = {
        "received_on": made.received_on.isoformat(), "qualified": made.qualified, "number": made.number,
        "deadline": made.deadline.isoformat(),
    }  # fmt: skip
    again = sample.get("retest")
    fresh = {**sample, "retest": {**again, "report": report}} if again else {**sample, "report": report}
    dossiers.write_online(session, task.id, {("samples", str(made.sample_id)): fresh}, actor.id)


def take_in(session: Session, task: InspectionTask, department_id: UUID) -> None:
    result = standing.find(session, task.id, department_id)
    if result is not None and result.state in BEFORE_REVIEW:
        entry.enter_again(session, task, result)
