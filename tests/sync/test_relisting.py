"""P125: after a restore every original is hashed again; what is gone is asked for, what is unknown is registered."""

import json
from hashlib import sha256
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from backend import clock
from backend.web.store import current_store
from sync import custody, epochs, media, relisting, uploads
from sync import tables as t
from sync.custody import Sender
from sync.media_types import Limits
from tests.media_samples import jpeg
from tests.sync.lab import Lab

LIMITS = Limits()


@pytest.fixture
def store(app, tmp_path, monkeypatch):
    """A store of this test alone."""
    monkeypatch.setitem(app.extensions, "liancha_store", type(current_store())(tmp_path / "objects"))
    return current_store()


@pytest.fixture
def life(lab: Lab):
    """A life that has just been begun by a restore."""
    epochs.begin(lab.session, None, None)
    lab.session.commit()
    return epochs.current(lab.session)


def stored(store, content: bytes) -> bytes:
    digest = sha256(content).digest()
    store.put(media.key_of(digest), content)
    return digest


def known(lab: Lab, digest: bytes, state: str = "verified", **more) -> None:
    lab.session.execute(t.media.insert().values(sha256=digest, state=state, size=7, **more))
    lab.session.commit()


def state_of(lab: Lab, digest: bytes) -> str | None:
    lab.session.expire_all()
    return lab.session.scalar(select(t.media.c.state).where(t.media.c.sha256 == digest))


def test_it_works(lab: Lab, store, life):
    """Verified and there: nothing changes but the place the run has come to."""
    digest = stored(store, jpeg("there"))
    known(lab, digest)
    found = relisting.relist(lab.session, store, LIMITS)
    assert (found.objects, found.missing, found.registered) == (1, 0, 0)
    assert state_of(lab, digest) == "verified"
    assert epochs.current(lab.session).listed_to == "ff"


def test_a_verified_file_without_bytes_is_missing_and_taken_again(lab: Lab, store, life):
    """The phone finds its upload gone and sends the file again, which verifies it."""
    content = jpeg("lost with the disk")
    digest, by = sha256(content).digest(), Sender(device_id=uuid4())
    wish = uploads.Wish(digest, len(content), "image/jpeg")
    upload = uploads.create(lab.session, wish, by, LIMITS, clock.now())
    for table, values in ((t.media, {"state": "verified"}), (t.upload, {"state": "verified"})):
        lab.session.execute(table.update().where(table.c.sha256 == digest).values(**values))
    relisting.relist(lab.session, store, LIMITS)
    assert state_of(lab, digest) == "missing"
    assert uploads.find(lab.session, upload.id).state == "expired"
    again = uploads.create(lab.session, wish, by, LIMITS, clock.now())
    assert again.is_open and state_of(lab, digest) == "receiving"
    assert [step.event for step in custody.steps(lab.session, digest)][-1] == "missing"


def test_other_bytes_under_a_files_name_are_not_that_file(lab: Lab, store, life):
    digest = sha256(b"the file").digest()
    store.put(media.key_of(digest), b"rotten")
    known(lab, digest)
    assert relisting.relist(lab.session, store, LIMITS).missing == 1
    assert state_of(lab, digest) == "missing"


def test_bytes_the_database_does_not_know_are_registered_with_their_deliverer(lab: Lab, store, life):
    content = jpeg("after the backup")
    digest, device, user = stored(store, content), uuid4(), uuid4()
    name = digest.hex()
    note = {"sha256": name, "sender": str(device), "device": str(device), "user": str(user)}
    store.put(f"delivered/{name[:2]}/{name}/{device}", json.dumps(note).encode())
    assert relisting.relist(lab.session, store, LIMITS).registered == 1
    assert state_of(lab, digest) == "verified"
    assert custody.has_delivered(lab.session, digest, Sender(device_id=device))
    assert custody.has_delivered(lab.session, digest, Sender(user_id=user))
    assert media.find(lab.session, digest).facts["width"] > 0, "looked at like any other file"


def test_an_older_note_names_only_a_sender(lab: Lab, store, life):
    phone, person = lab.phone(), uuid4()
    digest = stored(store, jpeg("older note"))
    name = digest.hex()
    for sender in (phone.device_id, person):
        store.put(
            f"delivered/{name[:2]}/{name}/{sender}",
            json.dumps({"sha256": name, "sender": str(sender)}).encode(),
        )
    relisting.relist(lab.session, store, LIMITS)
    assert custody.has_delivered(lab.session, digest, Sender(device_id=phone.device_id))
    assert custody.has_delivered(lab.session, digest, Sender(user_id=person))


def test_what_is_no_evidence_stays_in_quarantine(lab: Lab, store, life):
    """A file that was refused is not let in by a restore; an unknown bad one goes there."""
    refused, bad = stored(store, jpeg("refused")), stored(store, b"\xff\xd8\xff\xe0 cut off")
    known(lab, refused, "quarantined", reason={"code": "media.bomb", "details": {}})
    relisting.relist(lab.session, store, LIMITS)
    assert state_of(lab, refused) == state_of(lab, bad) == "quarantined"


def test_an_upload_that_lost_a_segment_begins_anew(lab: Lab, store, life):
    digest = sha256(b"0123456789").digest()
    kept, cut = (
        uploads.create(
            lab.session, uploads.Wish(digest, 10), Sender(device_id=uuid4()), LIMITS, clock.now()
        ).id
        for _ in range(2)
    )
    for upload in (kept, cut):
        row = {"upload_id": upload, "start": 0, "size": 4, "object_key": f"incoming/{upload}/0"}
        lab.session.execute(t.segment.insert().values(row))
        lab.session.execute(t.upload.update().where(t.upload.c.id == upload).values(position=4))
    store.put(f"incoming/{kept}/0", b"0123")
    assert relisting.relist(lab.session, store, LIMITS).uploads_ended == 1
    assert uploads.find(lab.session, kept).state == "receiving"
    assert uploads.find(lab.session, cut).state == "expired"


def test_views_that_are_gone_are_made_again(lab: Lab, store, life):
    digest = stored(store, jpeg("seen"))
    known(lab, digest, facts={"views": {"thumbnail": "image/jpeg"}, "width": 3})
    relisting.relist(lab.session, store, LIMITS)
    assert media.find(lab.session, digest).facts == {"width": 3}
    asked = text(
        "select count(*) from procrastinate_jobs where task_name = 'media.derive' and status = 'todo'"
    )
    assert lab.session.execute(asked).scalar_one() == 1


class Dying(RuntimeError):
    """The power goes."""


def test_an_interrupted_run_goes_on_where_it_stopped(lab: Lab, store, life, monkeypatch):
    """P125: what is settled is not hashed twice, nothing is left out."""
    digests = [stored(store, f"file {number}".encode()) for number in range(40)]
    for digest in digests:
        known(lab, digest)
    half = sorted(digests)[20]
    listed = type(store).list

    def dying(self, prefix: str):
        if prefix == f"media/{half.hex()[:2]}/":
            raise Dying
        yield from listed(self, prefix)

    monkeypatch.setattr(type(store), "list", dying)
    with pytest.raises(Dying):
        relisting.relist(lab.session, store, LIMITS)
    lab.session.rollback()
    monkeypatch.setattr(type(store), "list", listed)
    before = len([one for one in digests if one[0] // 16 < half[0] // 16])
    assert before and relisting.relist(lab.session, store, LIMITS).objects == len(digests) - before
    assert {state_of(lab, digest) for digest in digests} == {"verified"}


@pytest.mark.parametrize("key", ["media/zz/zz", "media/ab/ab", "media/ab/" + "0" * 64])
def test_what_is_no_original_is_left_alone(key: str):
    assert relisting.digest_of(key) is None
