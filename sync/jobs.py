"""Ask for background work inside the business transaction: no commit, no job; a commit, and the job is there.

The queue is procrastinate's (tables of migration 0006), filled by its own SQL function. What the names mean is
registered in backend/jobs.py. A job may run twice, late, or after what it is about has changed: tasks look first.
"""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

QUEUE = "liancha"
DEFER = text(
    """
    select procrastinate_defer_jobs_v1(array[
      row(:queue, :name, :priority, :lock, null, cast(:args as jsonb), cast(:due as timestamptz))
    ]::procrastinate_job_to_defer_v1[])
    """
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
    """Let a worker run task `name` with `args` (JSON values) after this transaction commits.

    Jobs with the same `lock` run one after another; higher `priority` first; not before `due`.
    """
    values = {"name": name, "priority": priority, "lock": lock, "args": json.dumps(args), "due": due}
    session.execute(DEFER, {"queue": QUEUE, **values})
