"""The leader reads when each phone was last heard of and what it still holds."""

from uuid import uuid4

import pytest
from sqlalchemy import update

from backend import clock
from sync import devices
from sync import tables as t
from sync.phone import Phone
from tests.cast import get


@pytest.mark.rule("R73")
def test_it_works(client, session, cast):
    phone = Phone(uuid4(), cast.second.id)
    devices.enrol(session, phone.device_id, cast.second.id, phone.public_key, "Android")
    session.execute(
        update(t.device).where(t.device.c.id == phone.device_id).values(unsent=2, last_contact_at=clock.now())
    )
    items = get(client, cast.lead, f"/api/tasks/{cast.task.id}/phones").json["items"]
    known = {one["name"]: one for one in items}
    assert known["李三"]["unsent"] == 2
    assert known["李三"]["last_contact_at"] is not None
    assert (known["钱一"]["last_contact_at"], known["钱一"]["unsent"]) == (None, None)


def test_another_team_sees_nothing(client, cast):
    assert get(client, cast.stranger, f"/api/tasks/{cast.task.id}/phones").status_code == 404


def test_a_head_chooses_among_the_own_department(client, cast):
    names = {one["name"] for one in get(client, cast.head, "/api/tasks/deputies/candidates").json["items"]}
    assert {"商务审核员", "张一"} <= names
    assert not names & {"商务局负责人", "市监审核员"}


def test_nobody_else_asks_for_deputies(client, cast):
    assert get(client, cast.lead, "/api/tasks/deputies/candidates").status_code == 403
