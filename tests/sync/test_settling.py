"""What a handler may do to the engine: nothing. Crashes, faults, times, and the words a phone reads."""

from datetime import UTC, datetime, timedelta

import pytest

from sync import devices
from sync.anchors import to_ms


def test_p39_a_handler_that_crashes_holds_its_mutation_and_the_others_go_on(lab, caplog):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    lab.note(phone, dossier, "a", "1")
    phone.make(dossier, "test.crash/1", {"key": "a"}, base=["notes/a"])
    lab.note(phone, dossier, "b", "2")
    answer = lab.sync(phone)
    assert lab.outcomes(answer) == [
        (1, "applied", None), (2, "held", "server.unexpected"), (3, "applied", None)
    ]  # fmt: skip
    assert lab.texts(dossier, "a") == ["1"]
    assert "handler crashed" in caplog.text and "personal data" not in caplog.text


@pytest.mark.parametrize(("code", "outcome"), [("test.never", "rejected"), ("test.not_yet", "held")])
def test_the_catalogue_says_what_a_fault_makes_of_it(lab, code, outcome):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    phone.make(dossier, "test.fault/1", {"key": "a", "code": code}, base=["notes/a"])
    answer = lab.sync(phone)
    assert lab.outcomes(answer) == [(1, outcome, code)]
    assert "不应外泄" not in str(answer)
    assert lab.row(dossier, "notes/a") is None


def test_arguments_of_the_wrong_shape_are_rejected_with_their_fields(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    phone.make(dossier, "test.note/1", {"key": "a"}, base=["notes/a"])
    (outcome,) = lab.sync(phone)["outcomes"]
    assert outcome["outcome"] == "rejected" and outcome["problem"]["errors"] == {"text": ["必填"]}


def test_p44_a_verb_of_a_newer_app_is_held(lab):
    phone = lab.phone()
    phone.make(lab.dossier(phone.user_id), "test.tomorrow/9", {})
    assert lab.outcomes(lab.sync(phone)) == [(1, "held", "sync.verb_unknown")]


@pytest.mark.rule("R96")
@pytest.mark.parametrize("wrong_by", [timedelta(days=1), timedelta(days=-1)])
def test_a_clock_wrong_by_a_day_changes_nothing_but_a_flag(lab, wrong_by):
    phone = lab.phone(device_clock_ms=round(wrong_by.total_seconds() * 1000))
    dossier = lab.dossier(phone.user_id)
    lab.anchor(phone)
    moment = datetime.now(UTC) - timedelta(minutes=3)
    lab.note(phone, dossier, "a", "1", effective_at=moment)
    lab.sync(phone)
    (line,) = lab.ledger(phone)
    assert abs(to_ms(line.effective_at) - to_ms(moment)) <= 1
    assert line.time_verified and line.flags == ["clock_offset"]


@pytest.mark.rule("R96")
def test_after_a_restart_the_last_known_offset_serves_and_is_flagged(lab):
    phone = lab.phone(device_clock_ms=86_400_000)
    dossier = lab.dossier(phone.user_id)
    lab.anchor(phone)
    lab.note(phone, dossier, "a", "1", effective_at=datetime.now(UTC) - timedelta(minutes=3))
    lab.sync(phone)
    phone.restarted()
    moment = datetime.now(UTC) - timedelta(minutes=1)
    lab.note(phone, dossier, "a", "2", effective_at=moment)
    lab.sync(phone)
    line = lab.ledger(phone)[1]
    assert abs(to_ms(line.effective_at) - to_ms(moment)) <= 1
    assert not line.time_verified and "time_unverified" in line.flags


def test_nothing_happened_after_its_receipt(lab):
    phone = lab.phone(device_clock_ms=10 * 86_400_000)
    lab.note(phone, lab.dossier(phone.user_id), "a", "1")
    lab.sync(phone)
    (line,) = lab.ledger(phone)
    assert line.effective_at <= line.received_at and line.flags == ["time_unverified"]


def test_an_anchor_made_for_another_device_proves_nothing(lab):
    phone, other = lab.phone(), lab.phone()
    lab.anchor(other)
    phone.anchored(other.anchor, other.anchor_at)
    lab.note(phone, lab.dossier(phone.user_id), "a", "1")
    lab.sync(phone)
    assert not lab.ledger(phone)[0].time_verified


def test_problems_are_read_in_the_readers_language(lab, client):
    phone = lab.phone()
    phone.make(lab.dossier(phone.user_id), "test.tomorrow/9", {})
    body = phone.request()
    authorised = lab.post(phone, body).request.headers["Authorization"]
    english = client.post(
        "/api/sync", json=body, headers={"Authorization": authorised, "Accept-Language": "en"}
    ).get_json()
    assert english["outcomes"][0]["problem"]["title"] == "Not known yet"
    assert lab.post(phone, body).get_json()["outcomes"][0]["problem"]["title"] == "系统尚不支持此操作"


def test_contact_and_what_is_unsent_are_noted_when_they_change(lab):
    phone = lab.phone(device_clock_ms=7_000)
    lab.post(phone, phone.request(unsent=4, now=to_ms(datetime.now(UTC)) + 7_000))
    (device,) = devices.of_user(lab.session, phone.user_id)
    assert device.unsent == 4 and device.last_contact_at and abs(device.clock_offset_ms + 7_000) < 2_000
    lab.post(phone, phone.request(unsent=0))
    assert devices.of_user(lab.session, phone.user_id)[0].unsent == 0
