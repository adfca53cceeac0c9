"""Push: what a phone sends is settled once, in the order of its chain."""

import json
from dataclasses import replace
from uuid import uuid4

import pytest

from sync import devices, dossiers
from sync.proofs.text import from_b64u, to_b64u


def test_it_works(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    lab.note(phone, dossier, "a", "消防通道堵塞")
    answer = lab.sync(phone)
    assert lab.outcomes(answer) == [(1, "applied", None)]
    assert answer["acknowledged"]["seq"] == 1 and answer["acknowledged"]["link"] == phone.link.hex()
    assert from_b64u(answer["acknowledged"]["signature"]) == phone.mutations[0].signature
    assert phone.value(dossier, "notes/a")["text"] == "消防通道堵塞"
    assert phone.head(dossier, "notes/a") == f"{phone.device_id}:1"


@pytest.mark.rule("R139")
def test_p38_the_same_mutation_twice_is_one_record(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    lab.note(phone, dossier, "a", "一次")
    first = lab.post(phone, phone.request()).get_json()
    second = lab.post(phone, phone.request()).get_json()
    assert first["outcomes"] == second["outcomes"]
    assert len(lab.ledger(phone)) == 1
    assert lab.row(dossier, "notes/a").version == 1


def test_half_known_half_new(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    lab.note(phone, dossier, "a", "1")
    lab.post(phone, phone.request())
    lab.note(phone, dossier, "a", "2")
    answer = lab.sync(phone, phone.mutations)
    assert lab.outcomes(answer) == [(1, "applied", None), (2, "applied", None)]
    assert lab.texts(dossier, "a") == ["2"]


def test_p40_a_gap_names_the_number_expected_and_still_pulls(lab):
    phone, office = lab.phone(), uuid4()
    dossier = lab.dossier(phone.user_id)
    dossiers.write_online(lab.session, dossier, {("notes", "b"): {"text": "来自办公室"}}, office)
    for text in "123":
        lab.note(phone, dossier, "a", text)
    answer = lab.sync(phone, phone.mutations[1:])
    assert answer["expected"] == 1 and answer["acknowledged"]["seq"] == 0 and answer["outcomes"] == []
    assert phone.value(dossier, "notes/b")["text"] == "来自办公室"
    assert lab.outcomes(lab.sync(phone)) == [(1, "applied", None), (2, "applied", None), (3, "applied", None)]


def test_p40_a_gap_is_accepted_only_below_what_the_phone_still_holds(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    for text in "1234":
        lab.note(phone, dossier, "a", text)
    answer = lab.sync(phone, phone.mutations[2:], lowest=3)
    assert [one[0] for one in lab.outcomes(answer)] == [3, 4]
    assert answer["acknowledged"]["seq"] == 4
    filled = lab.sync(phone, phone.mutations[:2])
    assert [one[0] for one in lab.outcomes(filled)] == [1, 2]
    assert filled["acknowledged"]["seq"] == 4


def test_p42_p16_a_fork_is_refused_with_the_hash_on_record_and_both_are_kept(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    lab.note(phone, dossier, "a", "原来的")
    lab.sync(phone)
    honest = phone.mutations.pop()
    phone.pending.clear()
    lab.note(phone, dossier, "a", "另一个")
    answer = lab.post(phone, phone.request(phone.mutations)).get_json()
    (refused,) = answer["outcomes"]
    assert refused["outcome"] == "rejected" and refused["problem"]["code"] == "sync.fork"
    assert refused["hash"] == lab.ledger(phone)[0].payload_hash.hex()
    assert refused["hash"] in refused["problem"]["detail"]
    assert answer["closed"] == "fork" and answer["acknowledged"]["link"] == honest.link.hex()
    again = lab.post(phone, phone.request())
    assert again.status_code == 409 and again.get_json()["code"] == "sync.chain_closed"
    assert lab.texts(dossier, "a") == ["原来的"]


def test_p41_a_payload_altered_after_capture_is_held_and_blocks_nothing(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    for key in "abc":
        lab.note(phone, dossier, key, key)
    body = phone.request()
    body["mutations"][1]["payload"] = to_b64u(
        phone.mutations[1].payload.replace(b'"text":"b"', b'"text":"x"')
    )
    for _ in range(2):
        answer = lab.post(phone, body).get_json()
        assert lab.outcomes(answer) == [
            (1, "applied", None), (2, "held", "sync.altered"), (3, "applied", None)
        ]  # fmt: skip
    assert lab.row(dossier, "notes/b") is None
    quarantined = lab.ledger(phone)[1]
    assert quarantined.id is None and quarantined.payload == b""


def test_p41_bytes_that_are_no_json_are_altered_too(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    for key in "ab":
        lab.note(phone, dossier, key, key)
    body = phone.request()
    body["mutations"][0]["payload"] = to_b64u(b"\x00\xff")
    for _ in range(2):
        answer = lab.post(phone, body).get_json()
        assert lab.outcomes(answer) == [(1, "held", "sync.altered"), (2, "applied", None)]


def test_p41_a_payload_too_large_is_held_with_its_bytes(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    lab.note(phone, dossier, "a", "长" * 30_000)
    lab.note(phone, dossier, "b", "短")
    assert lab.outcomes(lab.sync(phone)) == [(1, "held", "sync.too_large"), (2, "applied", None)]


def test_p42_a_bad_signature_closes_the_chain(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    for key in "abc":
        lab.note(phone, dossier, key, key)
    body = phone.request()
    body["mutations"][1]["signature"] = to_b64u(bytes(64))
    answer = lab.post(phone, body).get_json()
    assert lab.outcomes(answer) == [(1, "applied", None), (2, "held", "sync.signature_invalid")]
    assert answer["closed"] == "signature" and answer["acknowledged"]["seq"] == 1
    assert lab.row(dossier, "notes/b") is None


def test_p13_nul_and_emoji_survive(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    made = lab.note(phone, dossier, "a", "灭火器🧯\u0000过期")
    assert lab.outcomes(lab.sync(phone)) == [(1, "applied", None)]
    assert phone.value(dossier, "notes/a")["text"] == "灭火器🧯\ufffd过期"
    assert lab.ledger(phone)[0].payload == made.payload and b"\\u0000" in made.payload


@pytest.mark.parametrize(
    ("change", "field"),
    [({"v": 2}, "v"), ({"seq": 9}, "seq"), ({"device": str(uuid4())}, "seq"), ({"base": [{"row": "x"}]}, "base"),
     ({"media": ["zz"]}, "media"), ({"name": ""}, "name"), ({"device_time": -1}, "device_time"), ({"args": []}, "args")],
)  # fmt: skip
def test_p10_a_signed_payload_of_the_wrong_shape_is_rejected_and_blocks_nothing(lab, change, field):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    good = {
        "v": 1, "id": str(uuid4()), "device": str(phone.device_id), "seq": 1, "dossier": str(dossier),
        "name": "test.note/1", "base": [], "args": {}, "media": [], "place": None, "made_by": str(phone.user_id),
        "anchor": None, "boot": "b", "elapsed_ms": None, "device_time": 1,
    }  # fmt: skip
    phone.seal(good | change)
    phone.mutations[0] = replace(phone.mutations[0], seq=1)
    lab.note(phone, dossier, "a", "next")
    answer = lab.sync(phone)
    assert lab.outcomes(answer) == [(1, "rejected", "sync.payload_invalid"), (2, "applied", None)]
    assert field in answer["outcomes"][0]["problem"]["title"]


def test_one_identifier_is_used_once(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    made = lab.note(phone, dossier, "a", "1")
    content = json.loads(made.payload) | {"seq": 2}
    phone.seal(content)
    assert lab.outcomes(lab.sync(phone)) == [(1, "applied", None), (2, "rejected", "sync.id_taken")]


def test_p34_more_than_one_transaction_of_mutations(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    for number in range(120):
        lab.note(phone, dossier, f"k{number % 7}", str(number))
    answer = lab.sync(phone)
    assert {outcome for _, outcome, _ in lab.outcomes(answer)} == {"applied"}
    assert answer["acknowledged"]["seq"] == 120
    assert lab.texts(dossier, "k0") == ["119"]


def test_p42_a_new_enrolment_closes_the_chain_it_replaces(lab):
    old = lab.phone()
    new = lab.phone(old.user_id)
    closes = devices.Closes(old.device_id, 3, old.link)
    devices.enrol(lab.session, new.device_id, new.user_id, new.public_key, "", closes)
    lab.session.commit()
    assert lab.post(old, old.request()).get_json()["code"] == "sync.chain_closed"
    assert lab.post(new, new.request()).status_code == 200
