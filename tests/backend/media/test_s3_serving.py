"""With S3, a browser is sent to a short-lived signed address; the bytes in the bucket are those that were hashed."""

import urllib.request
from hashlib import sha256

import pytest

from backend import jobs
from sync import media
from sync.custody import Sender
from sync.stores.s3 import S3Store
from tests.cast import bearer
from tests.media_samples import audio, jpeg
from tests.s3_server import S3Server
from tests.tus_client import Tus, sha_of


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with S3Server(tmp_path_factory.mktemp("s3")) as running:
        yield running


@pytest.fixture
def bucket(app, server, monkeypatch) -> S3Store:
    store = S3Store(server.address)
    monkeypatch.setitem(app.extensions, "liancha_store", store)
    yield store
    store.client.close()


@pytest.mark.rule("R140")
def test_it_works(client, session, cast, bucket, large):
    content = jpeg("in the bucket")
    tus = Tus(client, bearer(cast.lead))
    url = tus.create(content, "image/jpeg").headers["Location"]
    tus.patch(url, 0, content[:1000])
    assert tus.patch(url, 1000, content[1000:]).headers["Liancha-State"] == "received"
    media.reference(session, cast.task.id, [sha256(content).digest()], Sender(user_id=cast.lead.id), seq=1)
    jobs.run_pending(session)
    session.commit()
    assert sha_of(bucket.read(media.key_of(sha256(content).digest()))) == sha_of(content)
    ticket = client.post(f"/api/media/{sha_of(content)}/ticket", headers=bearer(cast.partner)).json
    for view in ("", "&view=thumbnail"):
        told = client.get(ticket["url"] + view)
        assert (told.status_code, told.headers["Cache-Control"]) == (302, "no-store")
        with urllib.request.urlopen(told.headers["Location"]) as answer:
            assert answer.headers["Content-Type"] == "image/jpeg"
            assert (answer.read() == content) is (view == "")


def test_a_script_gets_the_bytes_from_us(client, session, cast, bucket):
    content = jpeg("for scripts")
    Tus(client, bearer(cast.lead)).send(content, "image/jpeg")
    media.reference(session, cast.task.id, [sha256(content).digest()], Sender(user_id=cast.lead.id), seq=1)
    session.commit()
    headers = bearer(cast.partner)
    assert client.get(f"/api/media/{sha_of(content)}", headers=headers).data == content
    part = client.get(f"/api/media/{sha_of(content)}", headers=headers | {"Range": "bytes=7-70"})
    assert (part.status_code, part.data) == (206, content[7:71])


def test_a_recording_is_looked_at_by_ranges(client, session, cast, bucket):
    content = audio(2.0)
    assert Tus(client, bearer(cast.lead)).send(content, "audio/webm").headers["Liancha-State"] == "verified"
    jobs.run_pending(session)
    assert set(media.find(session, sha256(content).digest()).facts["views"]) == {"waveform", "play"}


def test_health_checks_the_bucket(client, bucket):
    assert client.get("/api/health").json["store"] == "ok"
