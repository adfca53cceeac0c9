"""tus at /api/media/uploads: bytes arrive whole, in parts, cut off, wrong; nothing that arrived is lost."""

import os
import random
from base64 import b64encode
from datetime import timedelta
from hashlib import sha1, sha256

import pytest

from backend import clock
from sync import body, custody, media, uploads
from tests.cast import bearer
from tests.media_samples import audio, jpeg
from tests.tus_client import SESSION, Tus, metadata, sha_of

pytestmark = pytest.mark.rule("R140")


def state(session, content: bytes) -> str:
    return media.find(session, sha256(content).digest()).state


def stored(store, content: bytes) -> bytes:
    return store.read(media.key_of(sha256(content).digest()))


def checksum(content: bytes, name: str = "sha256") -> dict[str, str]:
    digest = {"sha256": sha256, "sha1": sha1}[name](content).digest()
    return {"Upload-Checksum": f"{name} {b64encode(digest).decode()}"}


def test_it_works(tus, session, store):
    content = jpeg("works")
    made = tus.create(content, "image/jpeg")
    assert made.status_code == 201
    assert made.headers["Location"].startswith(SESSION + "/")
    done = tus.patch(made.headers["Location"], 0, content)
    assert (done.status_code, done.headers["Upload-Offset"]) == (204, str(len(content)))
    assert done.headers["Liancha-State"] == "verified"
    assert state(session, content) == "verified"
    assert stored(store, content) == content


def test_a_file_sent_along_with_its_creation(tus, session):
    content = jpeg("along")
    made = tus.create(content, "image/jpeg", body=content)
    assert (made.status_code, made.headers["Liancha-State"]) == (201, "verified")
    assert state(session, content) == "verified"


def test_in_parts_the_worker_joins_and_verifies(tus, session, store, work, large):
    content = os.urandom(300_000)
    url = tus.create(content).headers["Location"]
    assert tus.patch(url, 0, content[:100_000]).headers["Upload-Offset"] == "100000"
    last = tus.patch(url, 100_000, content[100_000:])
    assert last.headers["Liancha-State"] == "received"
    assert state(session, content) == "receiving"
    work()
    assert tus.head(url).headers["Liancha-State"] == "verified"
    assert stored(store, content) == content
    assert list(store.list(uploads.folder_of(url.rsplit("/", 1)[1]))) == []


def test_a_small_file_in_parts_is_verified_by_its_last_request(tus, session, store):
    content = os.urandom(300_000)
    url = tus.create(content).headers["Location"]
    tus.patch(url, 0, content[:100_000])
    assert tus.patch(url, 100_000, content[100_000:]).headers["Liancha-State"] == "verified"
    assert stored(store, content) == content
    assert list(store.list(uploads.folder_of(url.rsplit("/", 1)[1]))) == []


def test_resume_after_cuts_at_random_bytes(tus, session, store, work):
    content = os.urandom(400_000)
    chance = random.Random(140)
    url = tus.create(content).headers["Location"]
    offset = 0
    for _cut in range(9):
        arrives = chance.randrange(1, 40_000)
        tus.patch_cut(url, offset, len(content) - offset, content[offset : offset + arrives])
        offset = int(tus.head(url).headers["Upload-Offset"])
    assert offset > 0
    tus.patch(url, offset, content[offset:])
    work()
    assert state(session, content) == "verified"
    assert stored(store, content) == content


def test_p101_every_byte_before_a_cut_counts(tus):
    content = os.urandom(200_000)
    url = tus.create(content).headers["Location"]
    tus.patch_cut(url, 0, len(content), content[:77_777])
    assert tus.head(url).headers["Upload-Offset"] == "77777"


def test_a_slow_body_is_counted_on_the_way(tus, monkeypatch):
    """What came in earlier slices stays although this request never ends well."""
    monkeypatch.setattr(body, "SLICE_BYTES", 50_000)
    content = os.urandom(180_000)
    url = tus.create(content).headers["Location"]
    tus.patch_cut(url, 0, len(content), content[:120_001])
    assert tus.head(url).headers["Upload-Offset"] == "120001"


def test_a_large_body_becomes_segments_and_one_file(tus, session, store, work, large, monkeypatch):
    monkeypatch.setattr(body, "SLICE_BYTES", 50_000)
    content = os.urandom(180_000)
    assert tus.send(content).headers["Liancha-State"] == "received"
    work()
    assert state(session, content) == "verified"
    assert stored(store, content) == content


def test_a_wrong_offset_says_where_to_go_on(tus):
    content = jpeg("offset")
    url = tus.create(content, "image/jpeg").headers["Location"]
    wrong = tus.patch(url, 5, content[5:])
    assert (wrong.status_code, wrong.json["code"]) == (409, "upload.offset")
    assert "0 字节" in wrong.json["detail"]
    assert tus.patch(url, 0, content).status_code == 204


@pytest.mark.parametrize("name", ["sha256", "sha1"])
def test_a_checksum_that_fits(tus, session, name):
    content = jpeg("sum" + name)
    url = tus.create(content, "image/jpeg").headers["Location"]
    assert tus.patch(url, 0, content, **checksum(content, name)).status_code == 204
    assert state(session, content) == "verified"


def test_p101_a_checksum_mismatch_drops_this_request_only(tus, session, store, work):
    content = os.urandom(50_000)
    url = tus.create(content).headers["Location"]
    tus.patch(url, 0, content[:20_000], **checksum(content[:20_000]))
    bad = tus.patch(url, 20_000, content[20_000:], **checksum(b"something else"))
    assert (bad.status_code, bad.json["code"]) == (460, "upload.checksum")
    assert tus.head(url).headers["Upload-Offset"] == "20000"
    assert len(list(store.list(uploads.folder_of(url.rsplit("/", 1)[1])))) == 1
    tus.patch(url, 20_000, content[20_000:], **checksum(content[20_000:]))
    work()
    assert state(session, content) == "verified"


def test_a_whole_file_with_a_wrong_checksum_leaves_nothing(tus, session):
    content = jpeg("sums")
    url = tus.create(content, "image/jpeg").headers["Location"]
    assert tus.patch(url, 0, content, **checksum(b"no")).status_code == 460
    assert tus.head(url).headers["Upload-Offset"] == "0"
    assert state(session, content) == "receiving"


def test_termination(tus, session, store):
    content = os.urandom(1000)
    url = tus.create(content).headers["Location"]
    tus.patch(url, 0, content[:400])
    assert tus.delete(url).status_code == 204
    assert tus.head(url).status_code == 410
    assert tus.patch(url, 400, content[400:]).json["code"] == "upload.gone"
    assert list(store.list(uploads.folder_of(url.rsplit("/", 1)[1]))) == []
    assert state(session, content) == "declared"


def test_termination_does_not_delete_evidence(tus, session):
    content = jpeg("evidence")
    url = tus.send(content, "image/jpeg") and tus.create(content, "image/jpeg").headers["Location"]
    assert tus.delete(url).status_code == 204
    assert state(session, content) == "verified"


def test_p101_an_upload_lives_thirty_days_after_its_last_byte_and_then_expires(tus, session, store):
    content = os.urandom(1000)
    url = tus.create(content).headers["Location"]
    tus.patch(url, 0, content[:400])
    with clock.at(clock.now() + timedelta(days=30)):
        uploads.expire(session, store, clock.now())
        assert tus_at(tus).head(url).headers["Upload-Offset"] == "400"
    with clock.at(clock.now() + timedelta(days=32)):
        assert tus_at(tus).head(url).status_code == 410
        assert uploads.expire(session, store, clock.now()) == 1
    assert list(store.list(uploads.folder_of(url.rsplit("/", 1)[1]))) == []
    assert [step.event for step in custody.steps(session, sha256(content).digest())] == [
        "declared",
        "expired",
    ]


def tus_at(tus: Tus) -> Tus:
    """The same person, signed in again on that day."""
    return Tus(tus.client, {"Authorization": tus.headers["Authorization"]})


def test_another_persons_upload_does_not_exist(tus, client, cast):
    content = jpeg("mine")
    url = tus.create(content, "image/jpeg").headers["Location"]
    other = Tus(client, bearer(cast.partner))
    assert other.head(url).status_code == 404
    assert other.patch(url, 0, content).status_code == 404
    assert other.delete(url).status_code == 404
    assert client.head(url, headers={"Tus-Resumable": "1.0.0"}).status_code == 401


def test_nobody_uploads_without_signing_in(client):
    answer = Tus(client, {}).create(b"x")
    assert (answer.status_code, answer.json["code"]) == (401, "access.sign_in_needed")


def test_p105_a_known_file_is_complete_at_once_for_who_brought_it(tus):
    content = jpeg("twice")
    tus.send(content, "image/jpeg")
    again = tus.create(content, "image/jpeg")
    assert (again.status_code, again.headers["Liancha-State"]) == (201, "verified")
    assert again.headers["Upload-Offset"] == str(len(content))
    assert tus.head(again.headers["Location"]).headers["Upload-Offset"] == str(len(content))


def test_p105_who_only_knows_the_hash_must_bring_the_bytes(tus, client, cast):
    content = jpeg("known")
    tus.send(content, "image/jpeg")
    other = Tus(client, bearer(cast.stranger))
    made = other.create(content, "image/jpeg")
    assert made.headers["Upload-Offset"] == "0"
    assert other.patch(made.headers["Location"], 0, content).headers["Liancha-State"] == "verified"


def test_what_this_server_can_do(client):
    answer = client.options(SESSION)
    assert answer.status_code == 204
    assert set(answer.headers["Tus-Extension"].split(",")) == {
        "creation", "creation-with-upload", "checksum", "expiration", "termination",
    }  # fmt: skip
    assert answer.headers["Tus-Checksum-Algorithm"] == "sha256,sha1"


def test_an_override_of_the_method(tus, session):
    content = jpeg("override")
    url = tus.create(content, "image/jpeg").headers["Location"]
    headers = tus.headers | {
        "X-HTTP-Method-Override": "PATCH", "Upload-Offset": "0",
        "Content-Type": "application/offset+octet-stream",
    }  # fmt: skip
    assert tus.client.post(url, data=content, headers=headers).status_code == 204
    assert state(session, content) == "verified"


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Tus-Resumable": "0.2.2"}, 412, "upload.version"),
        ({"Upload-Length": "many"}, 400, "upload.header"),
        ({"Upload-Length": "-1"}, 400, "upload.header"),
        ({"Upload-Length": "9" * 30}, 400, "upload.header"),
        ({"Upload-Metadata": ""}, 400, "upload.metadata"),
        ({"Upload-Metadata": "sha256 !!"}, 400, "upload.metadata"),
        ({"Upload-Metadata": metadata(sha256="abc")}, 400, "upload.metadata"),
        ({"Upload-Metadata": metadata(sha256="A" * 64)}, 400, "upload.metadata"),
        ({"Upload-Metadata": metadata(sha256="\x00" * 64)}, 400, "upload.metadata"),
    ],
)
def test_p100_bad_creations_have_words(tus, headers, status, code):
    answer = tus.create(b"content", headers=headers)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.json["title"]


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Content-Type": "image/jpeg"}, 415, "upload.content_type"),
        ({"Upload-Offset": ""}, 400, "upload.header"),
        ({"Upload-Checksum": "md5 AAAA"}, 400, "upload.checksum_unknown"),
        ({"Upload-Checksum": "sha256 AAAA"}, 400, "upload.header"),
        ({"Upload-Checksum": "sha256 !"}, 400, "upload.header"),
    ],
)
def test_bad_appends_have_words(tus, headers, status, code):
    url = tus.create(b"content").headers["Location"]
    answer = tus.patch(url, 0, b"content", **headers)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert tus.head(url).headers["Upload-Offset"] == "0"


def test_more_bytes_than_declared(tus):
    url = tus.create(b"content").headers["Location"]
    assert tus.patch(url, 0, b"content and more").json["code"] == "upload.beyond_length"
    assert tus.patch(url, 0, b"content").status_code == 204


def test_an_unknown_upload(tus):
    assert tus.head(f"{SESSION}/00000000-0000-0000-0000-000000000000").status_code == 404
    assert tus.head(f"{SESSION}/not-an-id").status_code == 404


def test_a_recording_is_uploaded_and_its_views_are_made(tus, session, work):
    content = audio(1.0)
    assert tus.send(content, "audio/webm;codecs=opus").headers["Liancha-State"] == "verified"
    work()
    found = media.find(session, sha256(content).digest())
    assert found.detected_type == "audio/webm"
    assert found.facts["views"] == {"waveform": "application/json", "play": "audio/webm"}
    assert 900 < found.facts["duration_ms"] < 1200


def test_delivery_is_recorded_beside_the_object(tus, store, work, cast):
    content = jpeg("beside")
    tus.send(content, "image/jpeg")
    work()
    name = sha_of(content)
    assert [found.key for found in store.list(f"delivered/{name[:2]}/{name}/")] == [
        f"delivered/{name[:2]}/{name}/{cast.lead.id}"
    ]
