"""One spelling on the wire: what another client might write differently is refused, never guessed (P1, P2, P4, P5)."""

from hashlib import sha256
from uuid import uuid4

import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sync import devices
from sync.faults import Fault
from sync.phone import Made, Phone
from sync.proofs import chain
from sync.proofs.text import from_b64u, to_b64u


def upper_link(body):
    body["mutations"][0]["link"] = body["mutations"][0]["link"].upper()


def padded_payload(body):
    body["mutations"][0]["payload"] += "="


def standard_alphabet(body):
    body["mutations"][0]["signature"] = "+/" + body["mutations"][0]["signature"][2:]


def shouted_device(body):
    body["device"] = body["device"].upper()


def bare_device(body):
    body["device"] = body["device"].replace("-", "")


def shouted_dossier(body):
    body["have"] = {str(uuid4()).upper().replace("0", "A"): 1}


@pytest.mark.parametrize(
    "spell",
    [upper_link, padded_payload, standard_alphabet, shouted_device, bare_device, shouted_dossier],
    ids=lambda spell: spell.__name__,
)
def test_p1_another_spelling_is_refused(lab, spell):
    phone = lab.phone()
    lab.note(phone, lab.dossier(phone.user_id), "a", "1")
    body = phone.request()
    assert lab.post(phone, body).status_code == 200
    spell(body)
    refused = lab.post(phone, body)
    assert (refused.status_code, refused.get_json()["code"]) == (422, "input.invalid")


def test_p2_a_compressed_public_key_is_none(lab):
    key = Phone(uuid4(), lab.user()).key.public_key()
    short = key.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    with pytest.raises(Fault, match="sync.key_invalid"):
        devices.enrol(lab.session, uuid4(), uuid4(), short, "test")


def test_p2_a_der_signature_is_none(lab):
    phone = lab.phone()
    body = phone.request()
    raw = from_b64u(body["proof"])
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    refused = lab.post(phone, body | {"proof": to_b64u(der)})
    assert refused.get_json()["code"] == "sync.proof_invalid"


@pytest.mark.parametrize(
    "change", [{"device_time": 1.5}, {"elapsed_ms": 0.5}, {"place": {"lat_e7": 35.1, "lon_e7": 1}}]
)
def test_p4_times_and_positions_are_whole_numbers_or_nothing_is_signed(lab, change):
    phone = lab.phone()
    made = lab.note(phone, lab.dossier(phone.user_id), "a", "1")
    with pytest.raises((TypeError, ValueError)):
        phone.seal({"id": str(made.id), "seq": 2, **change})


@pytest.mark.parametrize("field", ["device_time", "elapsed_ms", "seq"])
def test_p4_a_fraction_that_was_signed_all_the_same_names_its_field(lab, field):
    phone = lab.phone()
    made = lab.note(phone, lab.dossier(phone.user_id), "a", "1")
    raw = orjson.dumps(orjson.loads(made.payload) | {field: 1.5})
    link = chain.link_n(made.prev_link, sha256(raw).digest())
    phone.mutations = [Made(made.id, 1, raw, made.prev_link, link, chain.sign(phone.key, link))]
    (outcome,) = lab.post(phone, phone.request()).get_json()["outcomes"]
    assert (outcome["outcome"], outcome["problem"]["code"]) == ("rejected", "sync.payload_invalid")


def test_p5_everything_is_named_before_the_server_has_seen_it(lab):
    """A device's own UUID, a task's dossier under the task's id, a desk under its user's."""
    phone = Phone(uuid4(), lab.user())
    task = uuid4()
    made = lab.note(phone, task, "a", "1")
    devices.enrol(lab.session, phone.device_id, phone.user_id, phone.public_key, "test")
    lab.session.commit()
    answer = lab.sync(phone)
    assert str(phone.user_id) in phone.have
    assert lab.outcomes(answer) == [(made.seq, "held", "sync.dossier_unknown")]
    assert str(lab.ledger(phone)[0].dossier_id) == str(task)
