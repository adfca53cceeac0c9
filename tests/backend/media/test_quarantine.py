"""What does not pass: refused in words, kept in quarantine, never in the place of the right file."""

import os
from hashlib import sha256

import pytest

from sync import custody, media, uploads
from sync.media_types import Limits
from tests import media_samples as samples
from tests.cast import bearer
from tests.tus_client import Tus, sha_of

pytestmark = pytest.mark.rule("R140")


def medium(session, content: bytes):
    return media.find(session, sha256(content).digest())


def test_p104_other_bytes_than_hashed_are_kept_apart(tus, session, store):
    content, other = samples.jpeg("right"), samples.jpeg("wrong")[:-1] + b"!"
    answer = tus.send(other, "image/jpeg", sha256=sha_of(content))
    assert (answer.status_code, answer.json["code"]) == (422, "media.hash_mismatch")
    assert "隔离" in answer.json["detail"]
    assert medium(session, content).state == "quarantined"
    kept = list(store.list(f"quarantine/{sha_of(content)}/"))
    assert [store.read(found.key) for found in kept] == [other]
    assert store.stat(media.key_of(sha256(content).digest())) is None


def test_p104_the_right_file_may_still_come(tus, session, store):
    content = samples.jpeg("later")
    tus.send(samples.jpeg("wrong"), "image/jpeg", sha256=sha_of(content))
    assert tus.send(content, "image/jpeg").headers["Liancha-State"] == "verified"
    assert medium(session, content).state == "verified"
    assert medium(session, content).reason is None
    assert len(list(store.list(f"quarantine/{sha_of(content)}/"))) == 1


def test_p104_a_verified_file_is_never_replaced(tus, client, cast, session, store):
    content = samples.jpeg("verified")
    tus.send(content, "image/jpeg")
    other = Tus(client, bearer(cast.stranger))
    assert other.send(b"x" * len(content), "image/jpeg", sha256=sha_of(content)).status_code == 422
    assert medium(session, content).state == "verified"
    assert store.read(media.key_of(sha256(content).digest())) == content


def test_a_mismatch_found_by_the_worker(tus, session, store, work, large):
    content, other = os.urandom(9000), os.urandom(9000)
    url = tus.create(other, sha256=sha_of(content)).headers["Location"]
    tus.patch(url, 0, other[:4000])
    tus.patch(url, 4000, other[4000:])
    work()
    told = tus.head(url)
    assert told.headers["Liancha-State"] == "quarantined"
    assert told.headers["Liancha-Reason"] == "media.hash_mismatch"
    assert told.headers["Upload-Offset"] == "9000"
    assert [store.read(f.key) for f in store.list(f"quarantine/{sha_of(content)}/")] == [other]
    assert list(store.list(uploads.folder_of(url.rsplit("/", 1)[1]))) == []


@pytest.mark.parametrize(
    ("content", "filetype", "code"),
    [
        (b"<svg onload=alert(1)>", "image/jpeg", "media.wrong_type"),
        (samples.png(), "image/jpeg", "media.wrong_type"),
        (samples.bomb(), "image/png", "media.bomb"),
        (samples.jpeg()[:3000], "image/jpeg", "media.truncated"),
        (b"\xff\xd8\xff" + b"\x01" * 999, "image/jpeg", "media.unreadable"),
    ],
)
def test_what_it_is_not(tus, session, store, content, filetype, code):
    answer = tus.send(content, filetype)
    assert (answer.status_code, answer.json["code"]) == (422, code)
    assert answer.json["title"] and "—" not in answer.json["detail"]
    found = medium(session, content)
    assert (found.state, found.reason["code"]) == ("quarantined", code)
    assert store.read(media.key_of(found.sha256)) == content
    assert custody.steps(session, found.sha256)[-1].event == "quarantined"


def test_a_wrong_label_can_be_corrected(tus, session):
    content = samples.png("label")
    assert tus.send(content, "image/jpeg").status_code == 422
    assert tus.send(content, "image/png").headers["Liancha-State"] == "verified"
    assert medium(session, content).state == "verified"


def test_a_200_mb_photo_is_refused_before_it_travels(tus, session):
    answer = tus.create(
        b"", "image/jpeg", sha256="ab" * 32, headers={"Upload-Length": str(200 * 1024 * 1024)}
    )
    assert (answer.status_code, answer.json["code"]) == (413, "media.too_large")
    assert "200 MB" in answer.json["detail"] and "50 MB" in answer.json["detail"]
    assert media.find(session, bytes.fromhex("ab" * 32)) is None


@pytest.mark.parametrize(("filetype", "megabytes"), [("audio/webm", 500), ("video/webm", 8192)])
def test_recordings_may_be_longer(tus, filetype, megabytes):
    size = megabytes * 1024 * 1024
    assert (
        tus.create(b"", filetype, sha256="ac" * 32, headers={"Upload-Length": str(size)}).status_code == 201
    )
    over = tus.create(b"", filetype, sha256="ad" * 32, headers={"Upload-Length": str(size + 1)})
    assert over.json["code"] == "media.too_large"


def test_the_limit_cannot_be_dodged_by_saying_nothing(tus, session, app, monkeypatch):
    config = app.extensions["liancha_config"]
    smaller = config.__class__(**{**vars(config), "limits": Limits(photo=1000)})
    monkeypatch.setitem(app.extensions, "liancha_config", smaller)
    answer = tus.send(samples.jpeg("dodge"))
    assert (answer.status_code, answer.json["code"]) == (413, "media.too_large")
    assert medium(session, samples.jpeg("dodge")).state == "quarantined"


def test_zero_bytes(tus):
    answer = tus.create(b"", "image/jpeg")
    assert (answer.status_code, answer.json["code"]) == (422, "media.empty")
