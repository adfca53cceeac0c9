"""Jobs on files: late, twice, after things changed, with a store that fails in between."""

import os
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import text

from backend import clock, jobs
from backend.web import media_jobs
from sync import custody, media, uploads
from sync.faults import Fault
from tests.media_samples import jpeg

pytestmark = pytest.mark.rule("R140")


@pytest.fixture
def parted(tus, large) -> tuple[str, bytes]:
    """An upload that is complete and waits for the worker: its id and its content."""
    content = os.urandom(20_000)
    url = tus.create(content).headers["Location"]
    tus.patch(url, 0, content[:9_000])
    tus.patch(url, 9_000, content[9_000:])
    return url.rsplit("/", 1)[1], content


def state(session, content: bytes) -> str:
    return media.find(session, sha256(content).digest()).state


def test_the_same_job_twice(session, parted):
    upload_id, content = parted
    media_jobs.assemble(session, upload_id)
    media_jobs.assemble(session, upload_id)
    assert state(session, content) == "verified"
    events = [step.event for step in custody.steps(session, sha256(content).digest())]
    assert events == ["declared", "delivered", "verified"]


def test_a_job_for_an_upload_taken_back(session, tus):
    content = os.urandom(9_000)
    url = tus.create(content).headers["Location"]
    tus.patch(url, 0, content[:5_000])
    tus.delete(url)
    media_jobs.assemble(session, url.rsplit("/", 1)[1])
    assert state(session, content) == "declared"


def test_a_store_that_fails_in_between_changes_nothing(session, app, store, parted, monkeypatch):
    upload_id, content = parted
    with monkeypatch.context() as broken:
        broken.setattr(
            store, "join", lambda *_: (_ for _ in ()).throw(Fault("store.unreachable", why="full"))
        )
        with pytest.raises(Fault, match="store.unreachable"):
            media_jobs.assemble(session, upload_id)
    session.rollback()
    assert state(session, content) == "receiving"
    media_jobs.assemble(session, upload_id)
    assert state(session, content) == "verified"


def test_p102_a_store_that_gives_back_other_bytes_is_noticed(session, store, parted, monkeypatch):
    upload_id, content = parted
    honest = store.open

    def lying(key, start=0, length=None):
        pieces = honest(key, start, length)
        yield from (bytes(len(piece)) if key.startswith("media/") else piece for piece in pieces)

    with monkeypatch.context() as broken:
        broken.setattr(store, "open", lying)
        with pytest.raises(Fault, match="store.unreliable"):
            media_jobs.assemble(session, upload_id)
    session.rollback()
    assert state(session, content) == "assembled"
    media_jobs.assemble(session, upload_id)
    assert state(session, content) == "verified"


def test_what_is_stuck_is_asked_for_again(session, parted):
    upload_id, content = parted
    session.execute(text("delete from procrastinate_jobs"))
    session.commit()
    with clock.at(clock.now() + timedelta(minutes=1)):
        assert uploads.wake(session, clock.now(), timedelta(minutes=2)) == 0
    with clock.at(clock.now() + timedelta(minutes=3)):
        media_jobs.sweep(session)
        assert uploads.wake(session, clock.now(), timedelta(minutes=2)) == 0  # a job is about it
    jobs.run_pending(session)
    assert state(session, content) == "verified"


def test_views_are_made_after_the_file_is_verified_and_once(session, tus, store):
    content = jpeg("views")
    assert tus.send(content, "image/jpeg").headers["Liancha-State"] == "verified"
    digest = sha256(content).digest()
    assert "views" not in media.find(session, digest).facts
    media_jobs.derive(session, digest.hex())
    media_jobs.derive(session, digest.hex())
    assert media.find(session, digest).facts["views"] == {"thumbnail": "image/jpeg"}
    assert [step.event for step in custody.steps(session, digest)].count("derived") == 1
    assert store.read(media.key_of(digest)) == content


def test_jobs_for_what_is_not_there(session):
    media_jobs.derive(session, "ab" * 32)
    media_jobs.announce(session, "ab" * 32)
    with pytest.raises(Fault, match="upload.not_found"):
        media_jobs.assemble(session, "00000000-0000-0000-0000-000000000000")
