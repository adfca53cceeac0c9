"""The files of a body camera: uploaded at the desk, hashed, matched to what was named on site."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend import clock, jobs
from backend.fieldwork.recorders.models import RecorderImport
from sync.anchors import to_ms
from tests.backend.fieldwork.played import closed_by_both, play, signed_rows
from tests.backend.fieldwork.site import START, Visit, digest
from tests.cast import bearer, get, post
from tests.media_samples import audio, jpeg
from tests.tus_client import Tus, sha_of

ENTRY = str(uuid4())
pytestmark = pytest.mark.rule("R76", "R140")


@pytest.fixture
def named(visit: Visit) -> Visit:
    """A refusal proved by a body camera alone; everything else has arrived."""
    parts = closed_by_both(visit, answer=False)
    args = {
        "id": ENTRY, "device_no": "DSJ-0417", "purpose": "REFUSAL", "line": None, "from": to_ms(START),
        "to": to_ms(START) + 600_000, "note": "",
    }  # fmt: skip
    visit.capture("lead", "recorder.note", args, [f"recorders/{ENTRY}"])
    refused = {
        "reason": "不认可", "document": "记录表", "told": True, "media": [], "opinion": "",
        "officers": visit.signatures(["lead", "partner"]), "record": digest("the record"),
    }  # fmt: skip
    visit.capture("lead", "party.refuse", refused, ["confirmation/self"])
    visit.lock("lead", parts, signed_rows(visit), mode="REFUSED")
    visit.send("partner")
    visit.send("lead")
    visit.verify("the record")
    return visit


def bring(visit: Visit, client, content: bytes, kind: str = "audio/webm", who: str = "reviewer") -> None:
    Tus(client, bearer(getattr(visit.cast, who))).send(content, kind)
    jobs.run_pending(visit.session)
    visit.session.commit()


def match(visit: Visit, client, content: bytes, who: str = "reviewer", entry: str = ENTRY):
    files = [{"sha256": sha_of(content), "name": "DSJ0417_20260513_0930.webm"}]
    path = f"/api/results/tasks/{visit.task.id}/recorders/{entry}/files"
    return post(client, getattr(visit.cast, who), path, {"files": files})


def desk(visit: Visit, client) -> dict:
    return get(client, visit.cast.reviewer, f"/api/results/tasks/{visit.task.id}").json


def failing(detail: dict) -> dict[str, str]:
    return {fact["code"]: fact["text"] for fact in detail["completeness"] if not fact["ok"]}


@pytest.mark.rule("R88")
def test_it_works(named: Visit, client):
    before = failing(desk(named, client))
    assert "待导入" in before["refusal_recording"] and "DSJ-0417" in before["recorders_overdue"]
    content = audio(1.0, mark=7)
    bring(named, client, content)
    answer = match(named, client, content)
    assert (answer.status_code, answer.json) == (
        200,
        {"id": ENTRY, "state": "IMPORTED", "files": [sha_of(content)]},
    )
    named.session.expire_all()
    detail = desk(named, client)
    assert {"refusal_recording", "recorders", "recorders_overdue"} & set(failing(detail)) == set()
    shown = next(one for one in detail["evidence"] if one["sha256"] == sha_of(content))
    assert (shown["source"], shown["kind"], shown["purpose"], shown["state"]) == (
        "RECORDER",
        "AUDIO",
        "REFUSAL",
        "verified",
    )
    assert shown["captured_at_device"] == to_ms(START)
    assert detail["recorders"][0]["state"] == "IMPORTED"
    fetched = client.get(f"/api/media/{sha_of(content)}", headers=bearer(named.cast.reviewer))
    assert sha_of(fetched.data) == sha_of(content)  # the device's own bytes


@pytest.mark.rule("R88")
def test_the_awaited_file_is_a_flag_and_keeps_nothing_from_passing(named: Visit, client):
    body = {"department": str(named.cast.com.id)}
    answer = post(client, named.cast.reviewer, f"/api/results/tasks/{named.task.id}/pass", body)
    assert answer.status_code == 200


def test_who_brought_it_is_kept_and_twice_is_once(named: Visit, client):
    content = audio(1.0, mark=8)
    bring(named, client, content)
    assert [match(named, client, content).status_code for _ in range(2)] == [200, 200]
    kept = named.session.scalars(select(RecorderImport)).all()
    assert [(one.imported_by, one.sha256.hex()) for one in kept] == [
        (named.cast.reviewer.id, sha_of(content))
    ]
    assert desk(named, client)["recorders"][0]["files"] == [sha_of(content)]


def test_a_file_that_was_not_uploaded_by_the_account_is_refused(named: Visit, client):
    content = audio(1.0, mark=9)
    assert match(named, client, content).json["code"] == "recorders.not_uploaded"
    bring(named, client, content, who="lead")
    assert match(named, client, content).json["code"] == "recorders.not_uploaded"


def test_a_paper_is_no_recording(named: Visit, client):
    content = b"%PDF-1.7\n%%EOF"
    bring(named, client, content, "application/pdf")
    assert match(named, client, content).json["code"] == "recorders.not_a_recording"


@pytest.mark.parametrize(("who", "status"), [("lead", 200), ("clerk", 403), ("amr_reviewer", 403)])
def test_the_team_and_the_own_department_import(named: Visit, client, who: str, status: int):
    content = jpeg(f"recorder {who}")
    bring(named, client, content, "image/jpeg", who)
    assert match(named, client, content, who).status_code == status


def test_what_may_not_be_seen_and_what_is_not_there_do_not_exist(named: Visit, client):
    content = audio(1.0, mark=10)
    bring(named, client, content)
    assert match(named, client, content, entry=str(uuid4())).status_code == 404
    assert match(named, client, content, who="outsider").status_code in {403, 404}


def test_late_files_are_an_exception_in_the_queue(named: Visit, client, monkeypatch):
    def exceptions() -> str:
        listed = get(client, named.cast.reviewer, "/api/results/tasks").json["items"]
        return "；".join(next(row for row in listed if row["id"] == str(named.task.id))["exceptions"])

    at = START + timedelta(hours=3)
    monkeypatch.setattr(clock, "now", lambda: at)
    assert "执法记录仪（" not in exceptions()
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 5, 16, 4, tzinfo=UTC))
    assert "执法记录仪（DSJ-0417）1 段逾期未导入" in exceptions()


def test_a_visit_without_media_but_with_a_recorder_is_not_called_unrecorded(visit: Visit, client):
    args = {
        "id": ENTRY, "device_no": "DSJ-1", "purpose": "SITE", "line": None, "from": to_ms(START), "to": None, "note": "",
    }  # fmt: skip
    visit.do("lead", "recorder.note", args, [f"recorders/{ENTRY}"])
    play(visit)
    assert "recording" not in failing(desk(visit, client))


def test_a_visit_without_any_is_warned_about(visit: Visit, client):
    play(visit)
    assert failing(desk(visit, client))["recording"] == "未见现场音像记录"
