"""The demo county loads into an empty database, wholly, once, on any day, and shows every state it promises."""

import dataclasses
from collections import Counter
from datetime import datetime

import psycopg
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError

from backend import clock
from backend.accounts.models import Department, User
from backend.app import create_app
from backend.demo import load, plot
from backend.demo.atomic import load_into
from backend.demo.cast import ACCOUNTS, OFFICERS
from backend.draws.models import Draw
from backend.libraries.models import InspectionObject, Inspector
from backend.lists.models import JointItem
from backend.problems import Problem
from backend.profiles.models import JurisdictionProfile
from backend.publication.models import Publication
from backend.tasks.models import InspectionTask
from sync import dossiers
from sync import tables as t
from sync.stores.disk import DiskStore
from tests import factories


def count(session, model, *where):
    return session.scalar(select(func.count()).select_from(model).where(*where))


def with_demo(config):
    return dataclasses.replace(config, demo=True, demo_password="liancha-demo")


@pytest.fixture
def session(session):
    session.expire_on_commit = False
    yield session
    session.expire_on_commit = True


@pytest.fixture
def store(tmp_path):
    return DiskStore(tmp_path)


def tasks_of(session):
    return {task.task_no: task for task in session.scalars(select(InspectionTask)).unique()}


@pytest.mark.rule("R146")
def test_it_works(session, store, config):
    assert load(session, store, with_demo(config))
    counts(session)
    states_of_may(session)
    what_is_open_today(session)
    assert not load(session, store, with_demo(config))


def counts(session):
    assert count(session, JurisdictionProfile) == 5
    assert count(session, JointItem) == 4
    assert count(session, Department) == 31 + 5
    assert count(session, InspectionObject) == 24
    assert count(session, Inspector) == len(OFFICERS) == 18
    assert count(session, User) == len(OFFICERS) + len(ACCOUNTS)
    assert count(session, Draw, Draw.draw_no == "D-2026-001") == 1
    assert count(session, Publication) >= 4


def states_of_may(session):
    found = tasks_of(session)
    states = {number: found[f"T-2026-F1-00{number}"].state for number in (1, 2, 3, 4)}
    assert states == {1: "PUBLISHED", 2: "REVIEWED", 3: "ENTERED", 4: "ENTERED"}
    assert found["T-2026-F1-001"].entry_deadline.isoformat() == "2026-06-10"
    assert found["T-2026-F1-003"].entry_deadline.isoformat() == "2026-06-11"
    assert "I-AMR-5" in {member.frozen["inspector_no"] for member in found["T-2026-F1-002"].team}
    refusal = dossiers.read_rows(session, found["T-2026-F1-002"].id, "confirmation")["self"]["refusal"]
    sound = dossiers.read_rows(session, found["T-2026-F1-002"].id, "evidence")[refusal["media"][0]]
    assert (sound["kind"], sound["duration_ms"]) == ("AUDIO", 42_000)
    ordered = dossiers.read_rows(session, found["T-2026-F1-004"].id, "findings")["GS-M2"]
    assert (ordered["outcome"], ordered["deadline"]) == ("PROBLEM_ORDERED_RECTIFY", "2026-06-10")


def what_is_open_today(session):
    found = tasks_of(session)
    for visit in plot.open_visits(clock.today()):
        task = found[visit.task_no]
        parts = dossiers.read_rows(session, task.id, "parts")
        checkins = dossiers.read_rows(session, task.id, "checkins")
        if visit.story == plot.HALF_DONE:
            assert (task.state, len(parts), len(checkins)) == ("ON_SITE", 1, 2)
        else:
            assert (task.state, parts, checkins) == ("NOTIFIED", {}, {})
        assert dossiers.read_rows(session, task.id, "files")
    for visit in plot.waiting_visits(clock.today()):
        assert found[visit.task_no].state == "GENERATED"
    assert nothing_held(session)


def nothing_held(session):
    outcomes = set(session.scalars(select(t.mutation.c.outcome)))
    return outcomes == {"applied"}


@pytest.mark.rule("R146")
@pytest.mark.parametrize("day", ["2026-05-14", "2027-01-01", "2031-06-01"])
def test_it_loads_on_any_day(session, store, config, day):
    with clock.at(datetime.fromisoformat(f"{day}T00:10:00+08:00")):
        load(session, store, with_demo(config))
    planned = Counter(
        task.field_code
        for task in tasks_of(session).values()
        if clock.local_day(task.planned_at).isoformat() == day and task.task_no.split("-")[-1] > "100"
    )
    assert planned == {"F1": 6, "F2": 1, "F4": 1}


def test_a_database_with_other_accounts_is_refused(session, store, config):
    factories.user(session, "正式用户", "SYS_ADMIN")
    with pytest.raises(Problem) as refused:
        load(session, store, with_demo(config))
    assert refused.value.code == "demo.not_empty"
    assert count(session, User) == 1


BREAK = """
create function stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$;
create trigger stop before insert on publication for each row execute function stop();
"""


def test_it_is_loaded_wholly_or_not_at_all(fresh_database):
    app = create_app(with_demo(fresh_database), pooled=False)
    owner = fresh_database.owner_database_url.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(BREAK)
        with pytest.raises(DatabaseError, match="stopped"):
            load_into(app)
        assert connection.execute("select count(*) from department").fetchone() == (0,)
        connection.execute("drop trigger stop on publication")
    assert load_into(app)
    assert not load_into(app)
    assert app.test_client().get("/api/portal/results").json["total"] >= 4
