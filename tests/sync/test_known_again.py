"""P126, P127: a phone the restored database does not know comes back with all it holds; copies are kept apart."""

from uuid import UUID, uuid4

import orjson
import pytest
from sqlalchemy import func, select

from backend.accounts.models import User
from sync import known_again
from sync import tables as t
from sync.phone import Phone
from sync.proofs import certificate, chain
from sync.proofs.text import to_b64u
from sync.recovery_tables import witness
from tests.sync.lab import SIGNING_KEY, Lab

DOOR, WITNESS = "/api/sync/devices/restore", "/api/sync/witness"


def certified(phone: Phone, username: str = "I-COM-1", key: str = SIGNING_KEY) -> str:
    return known_again.issue(key, phone.device_id, phone.public_key, phone.user_id, username)


def shown(phone: Phone, text: str, by: Phone | None = None) -> dict[str, str]:
    signature = chain.sign((by or phone).key, certificate.request_text(phone.device_id, "r1", text))
    return {"protocol": 1, "id": "r1", "certificate": text, "proof": to_b64u(signature)}


@pytest.fixture
def stranger(lab: Lab) -> Phone:
    """A phone of a person this database has never heard of."""
    return Phone(uuid4(), uuid4())


def test_it_works(lab: Lab, stranger: Phone):
    """P126: known again, an account without sign-in, and its work held."""
    dossier = lab.dossier()
    lab.note(stranger, dossier, "a", "made before the loss")
    assert lab.post(stranger, stranger.request()).get_json()["code"] == "sync.device_unknown"
    answer = lab.client.post(DOOR, json=shown(stranger, certified(stranger)))
    assert answer.status_code == 200, answer.text
    assert answer.json["link"] == stranger.first_link.hex()
    user = lab.session.get(User, stranger.user_id)
    assert user is not None and user.password_hash is None and user.roles == []
    after = lab.sync(stranger)
    assert lab.outcomes(after) == [(1, "held", "sync.access_lost")]
    assert after["acknowledged"]["seq"] == 1


def test_an_account_that_is_there_is_not_touched(lab: Lab, cast):
    phone = Phone(uuid4(), cast.lead.id)
    assert lab.client.post(DOOR, json=shown(phone, certified(phone, "another"))).status_code == 200
    lab.session.refresh(cast.lead)
    assert cast.lead.username != "another" and cast.lead.roles


def test_a_name_that_is_taken_meanwhile_is_told_apart(lab: Lab, cast):
    phone = Phone(uuid4(), uuid4())
    assert lab.client.post(DOOR, json=shown(phone, certified(phone, cast.lead.username))).status_code == 200
    user = lab.session.get(User, phone.user_id)
    assert user is not None and user.username == f"{cast.lead.username}-{str(phone.user_id)[:8]}"


def test_twice_answers_the_same(lab: Lab, stranger: Phone):
    body = shown(stranger, certified(stranger))
    first, second = (lab.client.post(DOOR, json=body).get_json() for _ in range(2))
    assert {**first, "anchor": ""} == {**second, "anchor": ""}
    query = select(t.device.c.restored_at).where(t.device.c.id == stranger.device_id)
    assert lab.session.scalar(query) is not None


def test_a_known_device_is_not_marked(lab: Lab):
    phone = lab.phone()
    assert lab.client.post(DOOR, json=shown(phone, certified(phone))).status_code == 200
    query = select(t.device.c.restored_at).where(t.device.c.id == phone.device_id)
    assert lab.session.scalar(query) is None


def test_a_revoked_device_stays_revoked(lab: Lab):
    phone = lab.phone()
    lab.session.execute(t.device.update().values(revoked_at=func.now()))
    answer = lab.client.post(DOOR, json=shown(phone, certified(phone)))
    assert (answer.status_code, answer.json["code"]) == (403, "sync.device_revoked")


@pytest.mark.parametrize("how", ["another office", "cut", "nothing", "altered"])
def test_no_certificate_of_ours_is_refused(lab: Lab, stranger: Phone, how: str):
    text = certified(stranger)
    payload, signature = text.split(".")
    texts = {
        "another office": certified(stranger, key="22" * 32), "cut": text[:-5], "nothing": "x",
        "altered": f"{to_b64u(orjson.dumps({'device': str(stranger.device_id)}))}.{signature}",
    }  # fmt: skip
    answer = lab.client.post(DOOR, json=shown(stranger, texts[how]))
    assert (answer.status_code, answer.json["code"]) == (403, "sync.certificate_invalid")
    assert lab.session.get(User, stranger.user_id) is None


def test_a_stolen_certificate_is_worth_nothing(lab: Lab, stranger: Phone):
    """P126: the device's own key must stand behind it."""
    thief = Phone(uuid4(), uuid4())
    answer = lab.client.post(DOOR, json=shown(stranger, certified(stranger), by=thief))
    assert (answer.status_code, answer.json["code"]) == (403, "sync.proof_invalid")


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"id":"x","certificate":7,"proof":"x"}', b'{"id":"\\u00']
)
def test_what_cannot_be_read_is_refused_in_words(lab: Lab, body: bytes):
    for door in (DOOR, WITNESS):
        answer = lab.client.post(door, data=body, content_type="application/json")
        assert answer.status_code in {400, 422} and answer.json["title"]


def offered(
    phone: Phone, dossier: UUID, epoch: str, rows: list[object], by: Phone | None = None
) -> dict[str, object]:
    text = orjson.dumps(rows).decode()
    said = certificate.witness_text(phone.device_id, epoch, "w1", dossier, text)
    return {
        "protocol": 1, "id": "w1", "device": str(phone.device_id), "epoch": epoch, "dossier": str(dossier),
        "rows": text, "proof": to_b64u(chain.sign((by or phone).key, said)),
    }  # fmt: skip


@pytest.fixture
def epoch(lab: Lab) -> str:
    lab.session.execute(t.epoch.update().values(recovering=True))
    return str(lab.session.scalar(select(t.epoch.c.id)))


TASK = ["task", "self", 3, {"value": {"object": {"name": "城关加油站"}}, "head": "h"}]


def test_copies_of_an_unknown_dossier_are_kept_apart(lab: Lab, epoch: str):
    """P127: asked first, then kept; sent again, the newest stands."""
    phone, dossier = lab.phone(), uuid4()
    asked = lab.client.post(WITNESS, json=offered(phone, dossier, epoch, [])).get_json()
    assert (asked["wanted"], asked["kept"]) == (True, 0)
    for version in (3, 4):
        rows = [[*TASK[:2], version, TASK[3]], ["lines", "1", 2, None]]
        assert lab.client.post(WITNESS, json=offered(phone, dossier, epoch, rows)).get_json()["kept"] == 2
    kept = lab.session.execute(select(witness.c.collection, witness.c.version).order_by(witness.c.collection))
    assert list(kept) == [("lines", 2), ("task", 4)]
    known = lab.session.scalar(select(t.dossier.c.id).where(t.dossier.c.id == dossier))
    assert known is None, "never merged"


def test_copies_are_not_wanted_of_what_is_known_or_when_nothing_recovers(lab: Lab, epoch: str):
    """P127."""
    phone = lab.phone()
    known, unknown = lab.dossier(phone.user_id), uuid4()
    assert not lab.client.post(WITNESS, json=offered(phone, known, epoch, [TASK])).get_json()["wanted"]
    assert not lab.client.post(WITNESS, json=offered(phone, unknown, str(uuid4()), [TASK])).get_json()[
        "wanted"
    ]
    lab.session.execute(t.epoch.update().values(recovering=False))
    assert not lab.client.post(WITNESS, json=offered(phone, unknown, epoch, [TASK])).get_json()["wanted"]
    assert list(lab.session.execute(select(witness))) == []


def test_nobody_speaks_for_another_phone(lab: Lab, epoch: str):
    phone, other = lab.phone(), lab.phone()
    answer = lab.client.post(WITNESS, json=offered(phone, uuid4(), epoch, [TASK], by=other))
    assert (answer.status_code, answer.json["code"]) == (403, "sync.proof_invalid")
    answer = lab.client.post(WITNESS, json=offered(Phone(uuid4(), uuid4()), uuid4(), epoch, [TASK]))
    assert (answer.status_code, answer.json["code"]) == (409, "sync.device_unknown")


def test_phones_are_told_that_the_server_is_recovering(lab: Lab, epoch: str):
    """P128: no leave, and the word for it, also to who only hands over."""
    phone = lab.phone()
    dossier = lab.dossier()
    phone.have = {str(dossier): 1}
    answer = lab.sync(phone, epoch=epoch)
    assert answer["recovering"] is True and answer["leave"] == []
    told = lab.client.post("/api/sync/hand-over", json=phone.handing_over([])).get_json()
    assert told["recovering"] is True
    lab.session.execute(t.epoch.update().values(recovering=False))
    phone.have = {str(dossier): 1}
    answer = lab.sync(phone)
    assert "recovering" not in answer and answer["leave"] == [str(dossier)]
