"""Who may push and pull, and what becomes of work whose author may not any more (G6, G14)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from flask_jwt_extended import create_access_token

from sync import devices, dossiers
from sync.phone import Phone


def code_of(answer) -> str:
    return answer.get_json()["code"]


def test_without_a_token(lab, client):
    phone = lab.phone()
    assert client.post("/api/sync", json=phone.request()).status_code == 401


def test_a_token_that_expired_mid_sync_says_so_and_nothing_is_lost(lab, client):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    lab.note(phone, dossier, "a", "1")
    token = create_access_token(identity=str(phone.user_id), expires_delta=timedelta(seconds=-1))
    refused = client.post("/api/sync", json=phone.request(), headers={"Authorization": f"Bearer {token}"})
    assert refused.status_code == 401 and code_of(refused) == "access.expired"
    assert lab.ledger(phone) == []
    assert lab.outcomes(lab.sync(phone)) == [(1, "applied", None)]


def test_p31_a_stolen_token_alone_pulls_nothing(lab):
    phone = lab.phone()
    thief = Phone(phone.device_id, phone.user_id)
    refused = lab.post(phone, thief.request())
    assert refused.status_code == 403 and code_of(refused) == "sync.proof_invalid"


@pytest.mark.parametrize("field", ["id", "epoch", "cursor", "lowest", "settled", "have"])
def test_p31_the_proof_covers_every_field(lab, field):
    phone = lab.phone()
    body = phone.request()
    other = {
        "id": "another", "epoch": str(uuid4()), "cursor": "abc", "lowest": 7,
        "settled": {"seq": 1, "link": "00" * 32}, "have": {str(uuid4()): 1},
    }  # fmt: skip
    assert code_of(lab.post(phone, body | {field: other[field]})) == "sync.proof_invalid"


def test_another_persons_token(lab):
    phone, other = lab.phone(), lab.user()
    refused = lab.post(phone, phone.request(), user=other)
    assert refused.status_code == 403 and code_of(refused) == "sync.device_of_another"


def test_an_unknown_device_is_told_to_enrol(lab):
    phone = Phone(uuid4(), lab.user())
    assert code_of(lab.post(phone, phone.request())) == "sync.device_unknown"


@pytest.mark.rule("R141")
def test_a_revoked_device_hands_over_and_receives_nothing(lab, client):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    for key in "abc":
        lab.note(phone, dossier, key, key)
    devices.revoke(lab.session, phone.device_id)
    lab.session.commit()
    refused = lab.post(phone, phone.request())
    assert refused.status_code == 403 and code_of(refused) == "sync.device_revoked"
    handed = client.post("/api/sync/hand-over", json=phone.handing_over()).get_json()
    assert lab.outcomes(handed) == [(seq, "held", "sync.handed_over") for seq in (1, 2, 3)]
    assert handed["acknowledged"]["seq"] == 3 and "dossiers" not in handed and "anchor" not in handed
    assert lab.row(dossier, "notes/a") is None


def test_an_ended_account_is_told_to_hand_over(lab, client):
    phone = lab.phone()
    devices.end_account(lab.session, phone.user_id)
    lab.session.commit()
    assert code_of(lab.post(phone, phone.request())) == "sync.account_ended"
    assert client.post("/api/sync/hand-over", json=phone.handing_over()).status_code == 200
    devices.resume_account(lab.session, phone.user_id)
    lab.session.commit()
    assert lab.post(phone, phone.request()).status_code == 200


def test_p44_lost_access_holds_the_work_and_loses_nothing(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    lab.sync(phone)
    made = lab.note(phone, dossier, "a", "离组前记录")
    dossiers.withdraw(lab.session, dossier, phone.user_id)
    lab.session.commit()
    answer = lab.sync(phone)
    assert lab.outcomes(answer) == [(1, "held", "sync.access_lost")]
    assert answer["leave"] == [str(dossier)]
    assert lab.ledger(phone)[0].payload == made.payload
    assert str(dossier) not in phone.have


def test_p44_a_dossier_nobody_knows_is_held(lab):
    phone = lab.phone()
    lab.note(phone, uuid4(), "a", "1")
    assert lab.outcomes(lab.sync(phone)) == [(1, "held", "sync.dossier_unknown")]


def test_p14_the_author_is_the_owner_of_the_device(lab):
    phone, other = lab.phone(), lab.user()
    dossier = lab.dossier(phone.user_id, other)
    lab.note(phone, dossier, "a", "1", made_by=other)
    assert lab.outcomes(lab.sync(phone)) == [(1, "held", "sync.author_differs")]


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [({"protocol": 2}, 426, "sync.protocol_unknown"), ({"schema": 9}, 426, "sync.schema_unknown"),
     ({"device": "x"}, 422, "input.invalid"), ({"have": None}, 422, "input.invalid"), ({"proof": "=="}, 422, "input.invalid"),
     ({"settled": {}}, 422, "input.invalid"), ({"mutations": [{}]}, 422, "input.invalid"), ({"mutations": 1}, 422, "input.invalid"),
     ({"have": {"x": 1}}, 422, "input.invalid"), ({"id": "a\nb"}, 422, "input.invalid"), ({"lowest": -1}, 422, "input.invalid")],
)  # fmt: skip
def test_what_cannot_be_read_is_a_clear_problem(lab, change, status, code):
    phone = lab.phone()
    refused = lab.post(phone, phone.request() | change)
    assert (refused.status_code, code_of(refused)) == (status, code)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b"\xff", b'"x"'])
def test_no_json(lab, client, raw):
    token = create_access_token(identity=str(uuid4()))
    refused = client.post("/api/sync", data=raw, headers={"Authorization": f"Bearer {token}"})
    assert refused.status_code == 400


def test_enrolling_the_same_key_twice_changes_nothing(lab):
    phone = lab.phone()
    again = devices.enrol(lab.session, phone.device_id, phone.user_id, phone.public_key, "again")
    assert again.label == "test" and again.acknowledged_link == phone.first_link


@pytest.mark.parametrize("what", ["key", "user", "curve"])
def test_a_device_is_not_taken_over(lab, what):
    phone = lab.phone()
    other = Phone(phone.device_id, phone.user_id)
    key = {"key": other.public_key, "user": phone.public_key, "curve": b"\x04" + bytes(64)}[what]
    user = uuid4() if what == "user" else phone.user_id
    with pytest.raises(Exception, match=r"sync\.(device_taken|key_invalid)"):
        devices.enrol(lab.session, phone.device_id, user, key, "x")
