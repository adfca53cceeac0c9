"""Ask for background work inside the business transaction: no commit, no job; a commit, and the job is there.

The queue is procrastinate's (tables of migration 0006), filled by its own SQL function. What the names mean is
registered in backend/jobs.py. A job may run twice, late, or after what it is about has changed: tasks look first.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, TextualSelect, column, func, literal_column, select, text
from sqlalchemy.orm import Session

QUEUE = "liancha"
LIGHT_QUEUE = "liancha-light"
RUN_LIGHT = "jobs.run_light"
ROW = (
    "row(:queue{0}, :name{0}, :priority{0}, :lock{0}, null, cast(:args{0} as jsonb), cast(:due{0} as timestamptz))"
    "::procrastinate_job_to_defer_v1"
)
WAKE = f"""
  || case when exists (select from procrastinate_jobs where status = 'todo' and task_name = '{RUN_LIGHT}') then '{{}}'
     else array[row('{QUEUE}', '{RUN_LIGHT}', 4, '{RUN_LIGHT}', null, '{{}}', null)::procrastinate_job_to_defer_v1] end
"""


@dataclass(frozen=True)
class Job:
    """One piece of work: the task's name and its arguments (JSON values).

    Jobs with the same `lock` run one after another; higher `priority` first; not before `due`. Light jobs (a few
    milliseconds, wanted by every photo of a burst) are done together, one after another, by one run of a worker.
    """

    name: str
    args: dict[str, Any] = field(default_factory=dict)
    priority: int = 0
    lock: str | None = None
    due: datetime | None = None
    light: bool = False


def deferring(jobs: Iterable[Job]) -> TextualSelect:
    """The statement that puts jobs into the queue."""
    values: dict[str, Any] = {}
    rows, wake = [], ""
    for number, job in enumerate(jobs):
        rows.append(ROW.format(number))
        values |= {f"name{number}": job.name, f"args{number}": json.dumps(job.args), f"due{number}": job.due}
        values |= {f"priority{number}": job.priority, f"lock{number}": job.lock}
        values |= {f"queue{number}": LIGHT_QUEUE if job.light else QUEUE}
        wake = WAKE if job.light else wake
    array = f"array[{', '.join(rows)}]{wake}"
    return (
        text(f"select procrastinate_defer_jobs_v1({array}) as ids")
        .bindparams(**values)
        .columns(column("ids"))
    )


def defer(
    session: Session,
    name: str,
    *,
    priority: int = 0,
    lock: str | None = None,
    due: datetime | None = None,
    **args: Any,
) -> None:
    """Let a worker run task `name` with `args` after this transaction commits."""
    session.execute(deferring([Job(name, args, priority, lock, due)]))


def write_together(
    session: Session, *writes: Any, jobs: Iterable[Job] = (), can_be_lost: bool = False
) -> None:
    """Several inserts and updates, and jobs to defer, in one round trip. None is left out.

    They must not touch the same row, and none sees what another does: PostgreSQL runs them over one snapshot.
    `can_be_lost` lets the commit not wait for the disk: for what a client simply does again after a power cut.
    """
    one: ColumnElement[int] = literal_column("1", Integer)
    parts: list[CTE] = [
        write.returning(one).cte(f"write_{number}")
        for number, write in enumerate(writes)
        if write is not None
    ]
    answer: Any = one
    if jobs := list(jobs):
        queued = deferring(jobs).cte("queued")
        parts.append(queued)
        answer = select(func.count(queued.c.ids)).scalar_subquery()  # read, or it would not run
    waits = [func.set_config("synchronous_commit", "off", True)] if can_be_lost else []
    session.execute(select(answer, *waits).add_cte(*parts))
