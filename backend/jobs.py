"""Background work is a job: what runs under which name, and the worker that runs it.

    @jobs.task("media.verify")
    def verify(session: Session, sha256: str) -> None: ...

    jobs.defer(session, "media.verify", sha256="…")     # inside the business transaction

A task gets a session of its own and plain JSON values, commits as often as it needs, and is committed at its end.
It may run twice or late; a failing one is repeated with growing pauses, for about a day.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import procrastinate
from flask import Flask
from procrastinate import signals
from procrastinate.jobs import Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision
from sqlalchemy import text
from sqlalchemy.orm import Session

from backend.config import Config
from backend.extensions import db
from sync.jobs import LIGHT_QUEUE, QUEUE, RUN_LIGHT, defer

__all__ = ["defer", "every", "run_pending", "run_worker", "task"]
log = logging.getLogger(__name__)
Run = Callable[..., None]
ATTEMPTS = 20
LONGEST_PAUSE = 2 * 60 * 60
GATHER = 0.1  # seconds
PAUSE = 2  # seconds before the database is tried again
HEARTBEAT, STALLED = 5, 20  # seconds: how often a worker says it lives, when the others take over


@dataclass(frozen=True)
class Task:
    """One kind of background work. `cron` names the minutes at which it also runs by itself."""

    name: str
    run: Run
    cron: str | None = None


TASKS: dict[str, Task] = {}


def task(name: str) -> Callable[[Run], Run]:
    """Register the work behind a name: run(session, **args)."""
    return registered(name, None)


def every(cron: str, name: str) -> Callable[[Run], Run]:
    """Register work that runs by itself: five cron fields, UTC. run(session)."""
    return registered(name, cron)


def registered(name: str, cron: str | None) -> Callable[[Run], Run]:
    def register(run: Run) -> Run:
        if name in TASKS:
            raise ValueError(f"job {name} is registered twice")
        TASKS[name] = Task(name, run, cron)
        return run

    return register


def perform(app: Flask, chosen: Task, args: dict[str, Any]) -> None:
    """Run a task in an application context and a session of its own."""
    with app.app_context():
        app.extensions["liancha_one_life"].refuse()  # another life serves: its own workers do the work
        chosen.run(db.session(), **args)
        db.session.commit()


def run_pending(session: Session, limit: int = 1000) -> int:
    """Run everything due inside this session, in order: the demo's loader and tests need no worker.

    Returns how many jobs ran. A failing job raises; nothing is committed here.
    """
    done = 0
    while (job := session.execute(TAKE).one_or_none()) is not None:
        if job.task_name == RUN_LIGHT:
            continue  # the light jobs are taken here like the others
        if done == limit:
            raise RuntimeError(f"still jobs after {limit}")
        TASKS[job.task_name].run(session, **job.args)
        done += 1
    return done


DUE = "status = 'todo' and (scheduled_at is null or scheduled_at <= now())"
TAKE = text(
    f"""
    delete from procrastinate_jobs where id = (
      select id from procrastinate_jobs where {DUE} order by priority desc, id limit 1 for update skip locked)
    returning task_name, args
    """
)
TAKE_LIGHT = text(
    f"""
    delete from procrastinate_jobs where id = (
      select id from procrastinate_jobs where {DUE} and queue_name = '{LIGHT_QUEUE}'
      order by priority desc, id limit 1 for update skip locked)
    returning id, task_name, args
    """
)
MAKE_HEAVY = text("update procrastinate_jobs set queue_name = :queue where id = :id")


@task(RUN_LIGHT)
def run_light(session: Session) -> None:
    """Do all light jobs, each in a transaction of its own; one that fails becomes an ordinary one, and is repeated.

    It waits a moment first, for the burst to gather: whoever commits meanwhile has found this run in the queue and
    asked for none of his own.
    """
    time.sleep(GATHER)
    while (job := session.execute(TAKE_LIGHT).one_or_none()) is not None:
        try:
            TASKS[job.task_name].run(session, **job.args)
            session.commit()
        except Exception as error:
            session.rollback()
            log.warning("light job failed", extra={"task": job.task_name, "kind": type(error).__name__})
            session.execute(MAKE_HEAVY, {"queue": QUEUE, "id": job.id})
            session.commit()


@every("* * * * *", "jobs.run_forgotten_light")
def run_forgotten_light(session: Session) -> None:
    """Light jobs committed so slowly that no run saw them."""
    run_light(session)


class Patience(BaseRetryStrategy):
    """Repeat after 1, 2, 4 … seconds, at most two hours apart, for about a day."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        log.warning("job failed", extra={"task": job.task_name, "kind": type(exception).__name__})
        if job.attempts >= ATTEMPTS:
            return None
        return RetryDecision(retry_in={"seconds": min(2**job.attempts, LONGEST_PAUSE)})


def queue(app: Flask) -> procrastinate.App:
    """The registered tasks as procrastinate sees them."""
    config: Config = app.extensions["liancha_config"]
    address = config.database_url.replace("postgresql+psycopg://", "postgresql://")
    made = procrastinate.App(
        connector=procrastinate.PsycopgConnector(conninfo=address, min_size=1, max_size=6)
    )
    for chosen in TASKS.values():
        add(made, app, chosen)
    retry_stalled(made)
    return made


def add(queue: procrastinate.App, app: Flask, chosen: Task) -> None:
    def run(**args: Any) -> None:
        if chosen.cron is not None:
            args.pop("timestamp", None)  # which minute it was meant for: our tasks look at the state instead
        perform(app, chosen, args)

    added: Any = queue.task(name=chosen.name, queue=QUEUE, retry=Patience())(run)
    if chosen.cron is not None:
        queue.periodic(cron=chosen.cron)(added)


def retry_stalled(queue: procrastinate.App) -> None:
    """Work of a worker that was killed goes back into the queue."""

    @queue.periodic(cron="* * * * *")
    @queue.task(name="jobs.retry_stalled", queue=QUEUE, pass_context=True)
    async def again(context: procrastinate.JobContext, timestamp: int) -> None:
        manager = context.app.job_manager
        for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED):
            await manager.retry_job(job)


def run_worker(app: Flask, concurrency: int = 4) -> None:
    """Run jobs until SIGTERM or SIGINT; waits for the database when it is not there yet, or goes away for a while."""
    while not asyncio.run(run_until_told(queue(app), concurrency)):
        log.warning("the queue cannot be reached")
        time.sleep(PAUSE)


async def run_until_told(made: procrastinate.App, concurrency: int) -> bool:
    """True when a signal ended it, False when it ended by itself: procrastinate's worker just stops with its listener."""
    told = False
    try:
        async with made.open_async():
            work = made.run_worker_async(
                queues=[QUEUE], concurrency=concurrency, delete_jobs="successful", install_signal_handlers=False,
                update_heartbeat_interval=HEARTBEAT, stalled_worker_timeout=STALLED,
            )  # fmt: skip
            running = asyncio.ensure_future(work)

            def stop() -> None:
                nonlocal told
                told = True
                running.cancel()  # it finishes what it is doing

            with signals.on_stop(stop):
                await running
    except (asyncio.CancelledError, procrastinate.exceptions.ConnectorException):
        pass
    return told
