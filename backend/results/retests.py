"""复检: the party disputes a laboratory's report and asks for the sample to be tested again, once (SEED46, R82)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.audit import trail
from backend.problems import Problem
from backend.results import samples
from backend.results.models import SampleRetest
from backend.results.responsibility import may_report
from backend.tasks.models import InspectionTask
from sync import dossiers


def ask(
    session: Session, actor: User, task: InspectionTask, sample_id: UUID, asked_on: date, reason: str
) -> SampleRetest:
    """The item waits again: the first report stays on record, the second one decides, with a deadline of its own.

    Raises request.not_found, samples.not_yours, samples.no_report, samples.retested_already,
    samples.retest_reason, samples.retest_day.
    """
    dossiers.lock_dossiers(session, [task.id])
    sample = dossiers.read_rows(session, task.id, "samples").get(str(sample_id))
    if sample is None:
        raise Problem("request.not_found")
    department_id = samples.department_of(task, sample["line"])
    if not may_report(actor, task, department_id):
        raise Problem("samples.not_yours")
    refuse(sample, asked_on, reason)
    made = SampleRetest(
        task_id=task.id, sample_id=sample_id, asked_on=asked_on, reason=reason.strip(), by=actor.id
    )
    session.add(made)
    session.flush()
    again = {"asked_on": asked_on.isoformat(), "reason": made.reason, "report": None}
    fresh = {**sample, "retest": again}
    dossiers.write_online(session, task.id, {("samples", str(sample_id)): fresh}, actor.id)
    trail.write(
        session, actor, "sample.retest", ("sample", sample_id), task_id=task.id, asked_on=asked_on.isoformat()
    )
    samples.take_in(session, task, department_id)
    return made


def refuse(sample: dict[str, object], asked_on: date, reason: str) -> None:
    """After the report, once, with the party's reason; not before the report came and not in the future."""
    report = sample["report"]
    if not isinstance(report, dict):
        raise Problem("samples.no_report")
    if sample.get("retest"):
        raise Problem("samples.retested_already")
    if not reason.strip():
        raise Problem("samples.retest_reason")
    if not date.fromisoformat(report["received_on"]) <= asked_on <= clock.today():
        raise Problem("samples.retest_day", received=report["received_on"])
