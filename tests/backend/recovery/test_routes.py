"""What the office sees after a restore, and who ends the recovering."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from backend.accounts.models import User
from sync import devices, epochs
from sync import tables as t
from sync.recovery_tables import witness
from tests.cast import get, post
from tests.sync.lab import Lab

ADDRESS = "/api/recovery"


@pytest.fixture
def restored(session) -> str:
    """A life begun by a restore, with its doors open."""
    made = epochs.begin(session, uuid4(), None)
    epochs.change(session, made, ready_at=func.now())
    session.commit()
    return str(made)


@pytest.fixture(autouse=True)
def served(app, restored, tmp_path, monkeypatch):
    """The restored life is the published one."""
    watch = type(app.extensions["liancha_one_life"])(app.extensions["liancha_store"])
    watch.why, watch.looked_at = None, float("inf")
    monkeypatch.setitem(app.extensions, "liancha_one_life", watch)


def test_it_works(client, session, cast, restored):
    """P129: nothing is open but the recovering itself."""
    shown = get(client, cast.sysadmin, ADDRESS).json
    assert shown["epoch"] == restored and shown["recovering"] is True
    assert [shown[part] for part in ("devices", "held", "copies", "gaps", "missing")] == [[]] * 5


def test_everything_that_is_open_is_listed(client, session, cast):
    """P129, P40."""
    phone = Lab(session, client).phone(cast.lead.id)
    session.execute(t.device.update().values(restored_at=func.now()))
    gap = {"device_id": phone.device_id, "after_seq": 3, "after_link": b"", "next_seq": 6, "next_link": b""}
    session.execute(t.gap.insert().values(gap))
    session.execute(t.media.insert().values(sha256=b"\7" * 32, state="missing", size=9))
    dossier = uuid4()
    row = {"device_id": phone.device_id, "dossier_id": dossier, "epoch": uuid4(), "version": 1}
    task = {"collection": "task", "key": "self", "body": {"value": {"object": {"name": "城关加油站"}}}}
    for more in (task, {"collection": "lines", "key": "1", "body": None}):
        session.execute(witness.insert().values(row | more))
    shown = get(client, cast.clerk, ADDRESS).json
    assert [one["user"]["name"] for one in shown["devices"]] == [cast.lead.name]
    assert [(one["first"], one["last"]) for one in shown["gaps"]] == [(4, 5)]
    assert [(one["title"], one["rows"]) for one in shown["copies"]] == [("城关加油站", 2)]
    assert shown["missing_total"] == 1 and shown["missing"][0]["sha256"] == "07" * 32
    rows = get(client, cast.sysadmin, f"{ADDRESS}/copies/{dossier}").json["items"]
    assert [one["collection"] for one in rows] == ["lines", "task"]
    assert get(client, cast.sysadmin, f"{ADDRESS}/copies/{uuid4()}").status_code == 404


def test_work_held_of_whom(client, session, cast):
    """P129: counted by person, an account made from a certificate told apart."""
    lab, stranger = Lab(session, client), User(username="came-back", name="came-back", roles=[])
    session.add(stranger)
    session.flush()
    phone = lab.phone(stranger.id)
    for number in range(3):
        lab.note(phone, uuid4(), f"k{number}", "x")
    lab.sync(phone)
    (held,) = get(client, cast.sysadmin, ADDRESS).json["held"]
    assert (held["count"], held["user"]["username"], held["user"]["can_sign_in"]) == (3, "came-back", False)


def test_the_administrator_ends_it_once_he_has_looked(client, session, cast, restored):
    """P129: twice changes nothing."""
    assert post(client, cast.sysadmin, f"{ADDRESS}/end", {"confirmed": False}).status_code == 422
    for _ in range(2):
        ended = post(client, cast.sysadmin, f"{ADDRESS}/end", {"confirmed": True})
        assert ended.status_code == 200 and ended.json["recovering"] is False
    life = epochs.current(session)
    assert (str(life.id), life.recovered_by) == (restored, cast.sysadmin.id)
    assert session.scalar(select(t.epoch.c.recovered_at).where(t.epoch.c.id == life.id)) is not None


def test_who_may_not(client, cast):
    for person in (cast.lead, cast.dept_admin, cast.head):
        assert get(client, person, ADDRESS).status_code == 403
    assert post(client, cast.clerk, f"{ADDRESS}/end", {"confirmed": True}).status_code == 403
    assert get(client, cast.clerk, f"{ADDRESS}/copies/{uuid4()}").status_code == 403
    assert client.get(ADDRESS).status_code == 401


def test_a_device_that_ended_again_says_so(client, session, cast):
    phone = Lab(session, client).phone(cast.lead.id)
    session.execute(t.device.update().values(restored_at=func.now()))
    devices.revoke(session, phone.device_id)
    assert get(client, cast.sysadmin, ADDRESS).json["devices"][0]["revoked_at"]
