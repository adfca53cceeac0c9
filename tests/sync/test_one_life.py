"""P123, P124: one life is published, and only its server serves."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from backend import jobs
from backend.extensions import db
from backend.web import one_life
from sync import epochs
from sync.epochs import Life, Published
from sync.faults import Fault
from sync.stores.disk import DiskStore
from tests.sync.lab import Lab


@pytest.fixture
def watch(app, lab: Lab, tmp_path, monkeypatch):
    """The watch of a server that has just been started over a store of its own."""
    made = one_life.OneLife(DiskStore(tmp_path / "objects"))
    monkeypatch.setitem(app.extensions, "liancha_one_life", made)
    return made


def own(lab: Lab) -> UUID:
    return epochs.current(lab.session).id


def passes(watch) -> str | None:
    """Why the server refuses now, after a fresh look."""
    watch.looked_at = None
    try:
        watch.refuse()
    except Fault as fault:
        return fault.code
    return None


def test_it_works(lab: Lab, watch):
    """P123: a server that finds no published life publishes its own."""
    assert passes(watch) is None
    assert epochs.published(watch.store) == Published(own(lab), True)


def test_another_life_is_refused_on_every_route_but_health(lab: Lab, watch, client):
    """P124."""
    phone = lab.phone()
    epochs.publish(watch.store, uuid4(), ready=True)
    for method, path in (("POST", "/api/sync"), ("GET", "/api/tasks"), ("GET", "/api/media/x"), ("POST", "/api/accounts/sign-in")):  # fmt: skip
        answer = client.open(path, method=method, json=phone.request() if path == "/api/sync" else {})
        assert (answer.status_code, answer.json["code"]) == (503, "server.epoch_superseded"), path
    assert client.get("/api/health").status_code == 200


def test_it_is_noticed_within_seconds(lab: Lab, watch, client, monkeypatch):
    """P124: a server that serves is superseded while it runs."""
    phone = lab.phone()
    assert lab.post(phone, phone.request()).status_code == 200
    epochs.publish(watch.store, uuid4(), ready=True)
    assert lab.post(phone, phone.request()).status_code == 200, "looked at a moment ago"
    monkeypatch.setattr(one_life, "FRESH", 0.0)
    assert any(lab.post(phone, phone.request()).status_code == 503 for _ in range(100))
    assert watch.why == "server.epoch_superseded"


def test_an_old_verdict_is_not_believed(lab: Lab, watch, client):
    """P124: after a quiet hour the first request already meets the new word."""
    phone = lab.phone()
    lab.post(phone, phone.request())
    epochs.publish(watch.store, uuid4(), ready=True)
    watch.looked_at -= 3600
    assert lab.post(phone, phone.request()).status_code == 503


def test_an_answer_nobody_fetched_is_asked_again(lab: Lab, watch):
    assert passes(watch) is None
    watch.looked_at -= one_life.FRESH
    watch.refuse()
    watch.looking.result()
    watch.asked_at -= 3600
    epochs.publish(watch.store, uuid4(), ready=True)
    assert passes(watch) == "server.epoch_superseded"


def test_a_restored_database_does_not_serve_before_it_is_ready(lab: Lab, watch):
    """P125: published as not ready, or not published at all."""
    assert passes(watch) is None
    made = epochs.begin(lab.session, uuid4(), None)
    assert passes(watch) == "server.epoch_superseded", "the old life is still the published one"
    epochs.publish(watch.store, made, ready=False)
    assert passes(watch) == "server.not_ready"
    lab.session.execute(text("update sync_epoch set ready_at = now() where ready_at is null"))
    assert passes(watch) == "server.not_ready", "the store's word counts too"
    epochs.publish(watch.store, made, ready=True)
    assert passes(watch) is None


def test_a_store_in_trouble_changes_nothing_for_who_serves(lab: Lab, watch, tmp_path):
    assert passes(watch) is None
    (tmp_path / "objects" / "epoch").write_bytes(b"half a wr")
    watch.looked_at -= one_life.FRESH
    watch.refuse()
    fresh = one_life.OneLife(watch.store)
    assert passes(fresh) == "store.unreachable", "who has never seen the word does not serve"


def test_a_worker_of_another_life_does_nothing(lab: Lab, watch, app):
    """P124."""
    done: list[int] = []
    task = jobs.Task("test.work", lambda session: done.append(1))
    jobs.perform(app, task, {})
    epochs.publish(watch.store, uuid4(), ready=True)
    watch.looked_at = None
    with pytest.raises(Fault, match="epoch_superseded"):
        jobs.perform(app, task, {})
    assert done == [1]


def test_a_new_life_is_newer_than_every_other(lab: Lab, session):
    """P123: whatever the clock of the machine says."""
    db.session.execute(text("update sync_epoch set began_at = now() + interval '3 days'"))
    first = epochs.begin(session, None, None)
    assert own(lab) == first
    second = epochs.begin(session, None, None)
    life: Life = epochs.current(session)
    assert (life.id, life.recovering, life.ready_at) == (second, True, None) and first != second
