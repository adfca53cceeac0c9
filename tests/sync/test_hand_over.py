"""Hand-over takes everything and gives nothing away (G14)."""

import pytest

from sync import devices
from sync import tables as t
from sync.phone import Phone
from sync.proofs.text import to_b64u
from tests.sync.test_conflict import team


def hand(lab, phone, mutations=None):
    return lab.client.post("/api/sync/hand-over", json=phone.handing_over(mutations))


def quarantine(lab, phone):
    kept = lab.session.execute(t.handed_over.select().where(t.handed_over.c.device_id == phone.device_id))
    return {bytes(row.payload): row.reason for row in kept}


@pytest.mark.rule("R141")
def test_p90_it_works_without_an_account_and_twice(lab):
    dossier, phone, _ = team(lab)
    lab.note(phone, dossier, "a", "1")
    devices.revoke(lab.session, phone.device_id)
    lab.session.commit()
    first, second = hand(lab, phone).get_json(), hand(lab, phone).get_json()
    assert first["outcomes"] == second["outcomes"] and first["acknowledged"]["seq"] == 1
    assert set(first) == {"protocol", "epoch", "id", "acknowledged", "durable", "outcomes", "uploads"}
    assert [line.via for line in lab.ledger(phone)] == ["hand-over"]


def test_only_the_devices_own_key_opens_it(lab):
    _, phone, _ = team(lab)
    thief = Phone(phone.device_id, phone.user_id)
    assert hand(lab, thief).get_json()["code"] == "sync.proof_invalid"


def test_p91_a_stranded_tail_of_a_forked_chain_is_kept_beside(lab):
    dossier, phone, _ = team(lab)
    lab.note(phone, dossier, "a", "1")
    lab.sync(phone)
    phone.mutations.clear()
    tail = [lab.note(phone, dossier, "a", text) for text in ("另一个1", "另一个2")]
    devices.close(lab.session, phone.device_id, "fork")
    lab.session.commit()
    answer = hand(lab, phone).get_json()
    assert [one["outcome"] for one in answer["outcomes"]] == ["held", "held"]
    assert answer["acknowledged"]["seq"] == 1
    assert quarantine(lab, phone) == {tail[0].payload: "sync.fork"}
    assert [line.outcome for line in lab.ledger(phone)] == ["applied", "held"]


def test_p91_altered_and_badly_signed_bytes_are_kept_by_their_hash(lab):
    dossier, phone, _ = team(lab)
    for key in "ab":
        lab.note(phone, dossier, key, key)
    body = phone.handing_over()
    body["mutations"][0]["payload"] = to_b64u(b"other bytes")
    body["mutations"][1]["signature"] = to_b64u(bytes(64))
    answer = lab.client.post("/api/sync/hand-over", json=body).get_json()
    assert [one["outcome"] for one in answer["outcomes"]] == ["held", "held"]
    assert quarantine(lab, phone) == {
        b"other bytes": "sync.altered", phone.mutations[1].payload: "sync.signature_invalid"
    }  # fmt: skip
    assert lab.ledger(phone) == []


def test_handed_over_work_waits_for_a_person_even_after_a_normal_sync(lab):
    dossier, phone, _ = team(lab)
    lab.note(phone, dossier, "a", "1")
    hand(lab, phone)
    assert lab.outcomes(lab.sync(phone, phone.mutations)) == [(1, "held", "sync.handed_over")]
    assert lab.row(dossier, "notes/a") is None


def test_p93_what_builds_on_a_stranded_tail_waits_until_it_has_come(lab):
    dossier, old, _ = team(lab)
    new = lab.phone(old.user_id)
    stranded = lab.note(old, dossier, "a", "1")
    devices.close(lab.session, old.device_id, "fork")
    lab.session.commit()
    lab.note(new, dossier, "a", "2", base={"notes/a": f"{old.device_id}:{stranded.seq}"})
    assert lab.outcomes(lab.sync(new)) == [(1, "held", "sync.base_unknown")]
    hand(lab, old)
    assert lab.row(dossier, "notes/a") is None
    lab.note(new, dossier, "b", "3")
    lab.sync(new, new.mutations[1:])
    assert lab.row(dossier, "notes/a").value["text"] == "2"
