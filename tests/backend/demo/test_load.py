"""The demo county loads into an empty database, once, and fast."""

import time
from collections import Counter

import pytest
from sqlalchemy import func, select

from backend import clock
from backend.accounts.models import Department, User
from backend.demo import load
from backend.draws.models import Draw
from backend.libraries.models import InspectionObject, Inspector
from backend.lists.models import JointItem
from backend.problems import Problem
from backend.profiles.models import JurisdictionProfile
from backend.tasks.models import InspectionTask
from sync.stores.disk import DiskStore
from tests import factories


@pytest.fixture
def store(tmp_path):
    return DiskStore(tmp_path)


@pytest.fixture
def session(session):
    session.expire_on_commit = False
    yield session
    session.expire_on_commit = True


@pytest.fixture
def demo_config(config):
    return config.__class__(**{**vars(config), "demo": True, "demo_password": "liancha-demo"})


def count(session, model, *where):
    return session.scalar(select(func.count()).select_from(model).where(*where))


@pytest.mark.rule("R146")
def test_it_works(session, store, demo_config):
    began = time.process_time()
    assert load(session, store, demo_config)
    assert time.process_time() - began < 10  # seconds of work, however busy the machine
    assert count(session, JurisdictionProfile) == 5
    assert count(session, JointItem) == 4
    assert count(session, Department) == 36
    assert count(session, InspectionObject) == 24
    assert count(session, Inspector) == 18
    assert count(session, Draw, Draw.draw_no == "D-2026-001") == 1


def test_loading_again_changes_nothing(session, store, demo_config):
    load(session, store, demo_config)
    tasks = count(session, InspectionTask)
    assert not load(session, store, demo_config)
    assert count(session, InspectionTask) == tasks


def test_a_database_with_other_accounts_is_refused(session, store, demo_config):
    factories.user(session, "正式用户", "SYS_ADMIN")
    with pytest.raises(Problem) as refused:
        load(session, store, demo_config)
    assert refused.value.code == "demo.not_empty"
    assert count(session, User) == 1


@pytest.mark.parametrize("day", ["2026-05-20", "2026-11-21", "2027-01-01", "2028-02-29", "2031-06-01"])
def test_open_tasks_are_planned_for_the_day_it_is_loaded(session, store, demo_config, day):
    moment = clock.datetime.fromisoformat(f"{day}T00:10:00+08:00")
    with clock.at(moment):
        load(session, store, demo_config)
    planned = Counter(
        task.field_code
        for task in session.scalars(select(InspectionTask)).unique()
        if clock.local_day(task.planned_at).isoformat() == day
    )
    assert planned == {"F1": 6, "F2": 1, "F4": 1}
