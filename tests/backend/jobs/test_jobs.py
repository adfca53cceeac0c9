"""Background work: deferred inside the business transaction, repeated when it fails, harmless when it comes twice."""

import signal
import subprocess
import sys
import threading
import time

import psycopg
import pytest
from sqlalchemy import text

from backend import jobs
from backend.app import create_app
from backend.extensions import db
from sync.jobs import RUN_LIGHT, Job, deferring
from tests.processes import REPO, environment

RAN: list[dict] = []
FAILURES: list[str] = []


@jobs.task("tests.note")
def note(session, **args):
    RAN.append(args)


@jobs.task("tests.stumble")
def stumble(session, **args):
    if len(FAILURES) < 1:
        FAILURES.append("once")
        raise RuntimeError("not yet")
    RAN.append(args)


@pytest.fixture(autouse=True)
def empty():
    RAN.clear()
    FAILURES.clear()


def waiting(session) -> int:
    return session.execute(text("select count(*) from procrastinate_jobs where status = 'todo'")).scalar_one()


def test_it_works(session):
    jobs.defer(session, "tests.note", sha256="ab", size=3)
    assert jobs.run_pending(session) == 1
    assert RAN == [{"sha256": "ab", "size": 3}]
    assert waiting(session) == 0


def test_no_commit_no_job(session):
    with session.begin_nested() as savepoint:
        jobs.defer(session, "tests.note")
        savepoint.rollback()
    assert waiting(session) == 0


def test_the_urgent_come_first(session):
    jobs.defer(session, "tests.note", which="later")
    jobs.defer(session, "tests.note", which="first", priority=9)
    jobs.run_pending(session)
    assert [ran["which"] for ran in RAN] == ["first", "later"]


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="twice"):
        jobs.task("tests.note")(note)


def test_a_worker_runs_them_and_repeats_what_fails(real_app):
    with real_app.app_context():
        jobs.defer(db.session, "tests.note", n=1)
        jobs.defer(db.session, "tests.stumble", n=2)
        db.session.commit()
        queue = jobs.queue(real_app)
        worker = threading.Thread(target=lambda: run_until_done(queue), daemon=True)
        worker.start()
        worker.join(20)
        assert sorted(ran["n"] for ran in RAN) == [1, 2]
        assert FAILURES == ["once"]


def run_until_done(queue) -> None:
    deadline = time.monotonic() + 15
    while len(RAN) < 2 and time.monotonic() < deadline:
        queue.run_worker(wait=False, install_signal_handlers=False, delete_jobs="successful", concurrency=2)
        time.sleep(0.2)


def light(name: str, **args) -> None:
    db.session.execute(deferring([Job(name, args, light=True)]))


def test_light_jobs_are_done_together_by_one_run(session):
    for number in range(5):
        light("tests.note", n=number)
    heavy = session.execute(text("select task_name from procrastinate_jobs where queue_name = 'liancha'"))
    assert heavy.scalars().all() == [RUN_LIGHT]
    jobs.run_light(session)
    assert [ran["n"] for ran in RAN] == [0, 1, 2, 3, 4]


def test_a_light_job_that_fails_becomes_an_ordinary_one(session):
    light("tests.stumble", n=1)
    light("tests.note", n=2)
    session.commit()
    jobs.run_light(session)
    assert [ran["n"] for ran in RAN] == [2]
    assert waiting(session) == 2  # the run that was asked for, and the job that failed
    jobs.run_pending(session)
    assert [ran["n"] for ran in RAN] == [2, 1]


def test_work_of_a_killed_worker_is_taken_over(fresh_database):
    app = create_app(fresh_database, pooled=False)
    with app.app_context():
        jobs.defer(db.session, "tests.note", n=1)
        killed = "insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 minute') returning id"
        worker = db.session.execute(text(killed)).scalar_one()
        taken = text("update procrastinate_jobs set status = 'doing', worker_id = :worker")
        db.session.execute(taken, {"worker": worker})
        jobs.defer(db.session, "jobs.retry_stalled", timestamp=0)
        db.session.commit()
        queue = jobs.queue(app)
        for _ in range(2):
            queue.run_worker(wait=False, install_signal_handlers=False, delete_jobs="successful")
        assert RAN == [{"n": 1}]


def test_a_worker_outlives_its_database(postgres, fresh_database):
    """PostgreSQL refuses everybody for a while: the worker goes on by itself afterwards, and ends only when told."""
    name = fresh_database.database_url.split("@/")[1].split("?")[0]
    worker = subprocess.Popen(
        [sys.executable, "-m", "backend.worker"],
        cwd=REPO,
        env=environment(fresh_database),
        stderr=subprocess.DEVNULL,
    )
    try:
        with psycopg.connect(postgres.get_uri(), autocommit=True) as connection:
            wait_until(lambda: sessions_of(connection, name) > 1)
            connection.execute(f'alter database "{name}" allow_connections false')
            connection.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name]
            )
            time.sleep(1.5)
            connection.execute(f'alter database "{name}" allow_connections true')
            wait_until(lambda: sessions_of(connection, name) > 1)
        assert worker.poll() is None
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
    finally:
        worker.kill()
        worker.wait()


def sessions_of(connection, database: str) -> int:
    query = "select count(*) from pg_stat_activity where datname = %s"
    return connection.execute(query, [database]).fetchone()[0]


def wait_until(happened) -> None:
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.1)
