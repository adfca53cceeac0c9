"""GET /api/media/<sha256>: by reference from a dossier one may hold, and never as anything a browser would run."""

import uuid
from hashlib import sha256

import pytest

from backend.web import media_access
from sync import dossiers, media, verifying
from sync.custody import Sender
from sync.media_types import Limits
from tests.cast import bearer
from tests.media_samples import audio, jpeg
from tests.tus_client import Tus, sha_of

pytestmark = pytest.mark.rule("R140")


def url(content: bytes, rest: str = "") -> str:
    return f"/api/media/{sha_of(content)}{rest}"


def attach(session, cast, content: bytes, by) -> None:
    """What the engine does when a mutation of `by` names the file in the task's dossier."""
    media.reference(session, cast.task.id, [sha256(content).digest()], Sender(user_id=by.id), seq=1)
    session.commit()


@pytest.fixture(autouse=True)
def no_reviewers(app, monkeypatch) -> None:
    """Access by dossier alone, unless a test lets somebody else in."""
    monkeypatch.setattr(media_access, "READERS", [])


@pytest.fixture
def photo(tus, session, cast, work) -> bytes:
    """Delivered and referred to by the lead."""
    content = jpeg("photo")
    tus.send(content, "image/jpeg")
    attach(session, cast, content, cast.lead)
    work()
    return content


def test_it_works(client, cast, photo):
    answer = client.get(url(photo), headers=bearer(cast.lead))
    assert answer.status_code == 200
    assert sha_of(answer.data) == sha_of(photo)
    assert answer.mimetype == "image/jpeg"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("inline")


def test_the_team_of_every_department_sees_it(client, cast, photo):
    assert client.get(url(photo), headers=bearer(cast.partner)).status_code == 200


@pytest.mark.rule("R138")
def test_who_is_not_on_the_team_sees_nothing(client, cast, photo):
    for account in (cast.outsider, cast.stranger, cast.reviewer):
        for rest in ("", "?view=thumbnail", "?view=play"):
            answer = client.get(url(photo, rest), headers=bearer(account))
            assert (answer.status_code, answer.json["code"]) == (404, "request.not_found")
        assert client.post(url(photo, "/ticket"), headers=bearer(account)).status_code == 404
    assert client.get(url(photo)).status_code == 401


def test_a_feature_may_let_reviewers_in(client, cast, photo, monkeypatch):
    def review(user_id, digest, dossier_ids):
        return user_id == cast.reviewer.id and dossier_ids == [cast.task.id]

    monkeypatch.setattr(media_access, "READERS", [review])
    assert client.get(url(photo), headers=bearer(cast.reviewer)).status_code == 200
    assert client.get(url(photo), headers=bearer(cast.stranger)).status_code == 404


def test_p105_knowing_a_hash_is_not_having_a_file(client, session, cast, photo):
    """A stranger refers to a file he never had from a dossier of his own."""
    own = uuid.uuid4()
    dossiers.open_dossier(session, own, "task")
    dossiers.permit(session, own, cast.stranger.id)
    media.reference(session, own, [sha256(photo).digest()], Sender(user_id=cast.stranger.id), seq=1)
    session.commit()
    assert client.get(url(photo), headers=bearer(cast.stranger)).status_code == 404
    Tus(client, bearer(cast.stranger)).send(photo, "image/jpeg")
    assert client.get(url(photo), headers=bearer(cast.stranger)).status_code == 200


def test_record_and_bytes_arrive_in_either_order(client, tus, session, cast):
    content = jpeg("record first")
    attach(session, cast, content, cast.lead)
    waiting = client.get(url(content), headers=bearer(cast.partner))
    assert waiting.status_code == 404
    tus.send(content, "image/jpeg")
    assert client.get(url(content), headers=bearer(cast.partner)).status_code == 200


def test_a_colleagues_reference_counts_when_he_may_read_it_already(client, session, cast, photo):
    second = uuid.uuid4()
    dossiers.open_dossier(session, second, "task")
    dossiers.permit(session, second, cast.stranger.id)
    media.reference(session, second, [sha256(photo).digest()], Sender(user_id=cast.partner.id), seq=1)
    assert client.get(url(photo), headers=bearer(cast.stranger)).status_code == 200


def test_access_ends_with_the_dossier(client, session, cast, photo):
    dossiers.withdraw(session, cast.task.id, cast.partner.id)
    assert client.get(url(photo), headers=bearer(cast.partner)).status_code == 404
    dossiers.withdraw(session, cast.task.id, cast.lead.id)
    assert client.get(url(photo), headers=bearer(cast.lead)).status_code == 404


def test_a_view(client, cast, photo):
    answer = client.get(url(photo, "?view=thumbnail"), headers=bearer(cast.lead))
    assert answer.status_code == 200
    assert answer.data.startswith(b"\xff\xd8\xff") and len(answer.data) < len(photo)
    none = client.get(url(photo, "?view=waveform"), headers=bearer(cast.lead))
    assert (none.status_code, none.json["code"]) == (404, "media.no_view")


def test_a_ticket_for_pages_that_cannot_send_headers(client, cast, photo):
    made = client.post(url(photo, "/ticket"), headers=bearer(cast.lead)).json
    assert client.get(made["url"]).status_code == 200
    assert client.get(made["url"] + "&view=thumbnail").status_code == 200
    assert client.get(url(jpeg("other"), f"?ticket={made['ticket']}")).json["code"] == "media.bad_ticket"
    assert client.get(made["url"] + "x").json["code"] == "media.bad_ticket"


def test_a_ticket_does_not_outlive_the_access(client, session, cast, photo):
    made = client.post(url(photo, "/ticket"), headers=bearer(cast.partner)).json
    dossiers.withdraw(session, cast.task.id, cast.partner.id)
    assert client.get(made["url"]).status_code == 404


def test_ranges_of_a_recording(client, tus, session, cast, work):
    content = audio(1.0)
    tus.send(content, "audio/webm")
    attach(session, cast, content, cast.lead)
    work()
    headers = bearer(cast.lead)
    part = client.get(url(content), headers=headers | {"Range": "bytes=10-19"})
    assert (part.status_code, part.data) == (206, content[10:20])
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(content)}"
    assert client.get(url(content), headers=headers | {"Range": "bytes=-5"}).data == content[-5:]
    assert client.get(url(content), headers=headers | {"Range": "bytes=100-"}).data == content[100:]
    assert client.get(url(content), headers=headers | {"Range": "bytes=999999999-"}).status_code == 416
    assert client.get(url(content), headers=headers | {"Range": "lines=1-2"}).status_code == 200
    outline = client.get(url(content, "?view=waveform"), headers=headers)
    assert outline.json["peaks"]
    played = client.get(url(content, "?view=play"), headers=headers)
    assert (played.status_code, played.mimetype) == (200, "audio/webm")


@pytest.mark.parametrize("filetype", ["text/html", "image/svg+xml", "application/xhtml+xml", ""])
def test_active_content_is_only_ever_saved(client, tus, session, cast, filetype):
    content = f"<html><script>alert('{filetype}')</script>".encode()
    tus.send(content, filetype)
    attach(session, cast, content, cast.lead)
    answer = client.get(url(content), headers=bearer(cast.lead))
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_what_is_in_quarantine_is_not_served(client, tus, session, cast):
    content = b"not a picture"
    tus.send(content, "image/jpeg")
    attach(session, cast, content, cast.lead)
    answer = client.get(url(content), headers=bearer(cast.lead))
    assert (answer.status_code, answer.json["code"]) == (409, "media.quarantined")


def test_what_is_lost_says_so_and_may_still_be_found(client, tus, session, cast):
    content = jpeg("lost")
    attach(session, cast, content, cast.lead)
    media.lose(session, sha256(content).digest(), "手机遗失", cast.head.id)
    assert media.find(session, sha256(content).digest()).state == "lost"
    tus.send(content, "image/jpeg")
    assert client.get(url(content), headers=bearer(cast.lead)).status_code == 200


def test_the_office_puts_its_own_files_into_a_dossier(client, session, store, cast):
    content = jpeg("guidance")
    by = Sender(user_id=cast.clerk.id)
    made = verifying.take_own(session, store, content, "image/jpeg", by, Limits())
    media.carry(session, cast.task.id, [made], by)
    assert client.get(url(content), headers=bearer(cast.partner)).status_code == 200


@pytest.mark.parametrize("name", ["0" * 64, "A" * 64, "xyz", "..%2f..%2fetc"])
def test_names_that_name_nothing(client, cast, name):
    assert client.get(f"/api/media/{name}", headers=bearer(cast.lead)).status_code == 404


def test_features_hear_of_states(client, tus, session, cast, work, monkeypatch):
    heard = []
    monkeypatch.setattr(media, "LISTENERS", [lambda _s, *what: heard.append(what)])
    content = jpeg("heard")
    attach(session, cast, content, cast.lead)
    tus.send(content, "image/jpeg")
    work()
    assert heard[-1] == (sha256(content).digest(), "verified", [cast.task.id])
