"""Uploads by a device's key alone: revoked phones and ended accounts deliver what they hold."""

import uuid
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from backend import clock
from sync import media
from sync import tables as t
from sync.custody import Sender
from sync.proofs import chain
from sync.proofs.text import to_b64u
from tests.cast import bearer
from tests.media_samples import jpeg
from tests.tus_client import HAND_OVER, Tus, sha_of


@pytest.fixture
def phone(session, cast):
    """A revoked phone of somebody who is not on the team."""
    key = ec.generate_private_key(ec.SECP256R1())
    device_id = uuid.uuid4()
    session.execute(
        t.device.insert().values(
            id=device_id, user_id=cast.outsider.id, public_key=chain.public_bytes(key),
            acknowledged_link=b"\0" * 32, revoked_at=clock.now(),
        )
    )  # fmt: skip
    return device_id, key


def proof(phone, content: bytes) -> dict[str, str]:
    device_id, key = phone
    said = f"liancha-upload-v1|{device_id}|{sha_of(content)}|{len(content)}".encode()
    return {"Liancha-Device": str(device_id), "Liancha-Proof": to_b64u(chain.sign(key, said))}


def test_it_works(client, session, phone):
    content = jpeg("handed over")
    tus = Tus(client, proof(phone, content), HAND_OVER)
    made = tus.create(content, "image/jpeg")
    assert made.headers["Location"].startswith(HAND_OVER)
    tus.patch_cut(made.headers["Location"], 0, len(content), content[:500])
    assert tus.head(made.headers["Location"]).headers["Upload-Offset"] == "500"
    assert media.find(session, sha256(content).digest()).state == "receiving"


def test_its_references_count(client, session, cast, phone):
    content = jpeg("handed reference")
    media.reference(session, cast.task.id, [sha256(content).digest()], Sender(device_id=phone[0]), seq=4)
    assert not media.may_read(session, sha256(content).digest(), cast.lead.id)
    Tus(client, proof(phone, content), HAND_OVER).send(content, "image/jpeg")
    assert media.may_read(session, sha256(content).digest(), cast.lead.id)


def test_p106_a_proof_is_for_one_file_of_one_device(client, phone):
    content, other = jpeg("one"), jpeg("two")
    stranger = (uuid.uuid4(), phone[1])
    forged = (phone[0], ec.generate_private_key(ec.SECP256R1()))
    for headers in (proof(phone, other), proof(stranger, content), proof(forged, content), {}):
        answer = Tus(client, headers, HAND_OVER).create(content, "image/jpeg")
        assert (answer.status_code, answer.json["code"]) == (401, "upload.proof")


def test_garbage_in_the_headers(client):
    headers = {"Liancha-Device": "me", "Liancha-Proof": "===="}
    assert Tus(client, headers, HAND_OVER).create(b"x").json["code"] == "upload.proof"


def test_another_devices_upload_does_not_exist(client, tus, phone):
    content = jpeg("not yours")
    session_url = tus.create(content, "image/jpeg").headers["Location"]
    url = session_url.replace("/api/media/uploads", HAND_OVER)
    assert Tus(client, proof(phone, content), HAND_OVER).head(url).status_code == 404


def test_p109_an_upload_begun_with_a_token_goes_on_by_the_device_it_named(client, cast, phone):
    content = jpeg("begun signed in")
    begun = Tus(client, bearer(cast.outsider)).create(content, "image/jpeg", named={"device": str(phone[0])})
    url = begun.headers["Location"].replace("/api/media/uploads", HAND_OVER)
    by_key = Tus(client, proof(phone, content), HAND_OVER)
    assert by_key.head(url).headers["Upload-Offset"] == "0"
    assert by_key.patch(url, 0, content).headers["Liancha-State"] == "verified"
