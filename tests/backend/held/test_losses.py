"""Giving a file up as lost: asked by one, approved by another, taken back by nobody — and taken in should it come (R140)."""

import pytest

from backend.results.case import all_departments, case_of
from backend.results.facts import completeness
from backend.results.sheet import sheet_of
from sync import custody, media
from tests.backend.fieldwork.played import play
from tests.backend.fieldwork.site import Visit, digest
from tests.cast import get, post

PHOTO = "photo on the lost phone"


@pytest.fixture
def short(visit: Visit) -> Visit:
    """A whole visit, of which one photo never came."""
    visit.check_in("lead")
    visit.attach("lead", PHOTO, line="C1")
    play(visit)
    return visit


def ask(client, user, visit: Visit, **change):
    body = {"task": visit.dossier, "sha256": digest(PHOTO), "reason": "手机在回程途中掉入河中"} | change
    return post(client, user, "/api/held/media/ask", body)


def decide(client, user, loss, approve=True, opinion=""):
    return post(
        client, user, f"/api/held/media/losses/{loss}/decide", {"approve": approve, "opinion": opinion}
    )


def barriers(visit: Visit) -> set[str]:
    case = case_of(
        visit.session, visit.task, sheet_of(visit.session, visit.task.id), all_departments(visit.task)
    )
    return {fact.code for fact in completeness(case) if fact.is_barrier and not fact.ok}


@pytest.mark.rule("R140")
def test_it_works(short: Visit, client):
    assert "media" in barriers(short)
    (row,) = [
        one for one in get(client, short.cast.reviewer, "/api/held/media").json["items"]
        if one["sha256"] == digest(PHOTO)
    ]  # fmt: skip
    assert (row["what"], row["line"], row["author"], row["phone"], row["asked"]) == (
        "现场照片", "事项C1", "张一", "lead · Android", False
    )  # fmt: skip
    loss = ask(client, short.cast.reviewer, short).json
    assert (loss["decision"], loss["can_decide"], short.row(f"evidence/{digest(PHOTO)}")["state"]) == (
        "ASKED", False, "declared"
    )  # fmt: skip
    done = decide(client, short.cast.head, loss["id"], opinion="同意").json
    assert (done["decision"], done["decided_by"]) == ("APPROVED", "商务局负责人")
    media.announce(short.session, bytes.fromhex(digest(PHOTO)))
    short.session.commit()
    assert short.row(f"evidence/{digest(PHOTO)}")["state"] == "lost" and "media" not in barriers(short)
    last = custody.steps(short.session, bytes.fromhex(digest(PHOTO)))[-1]
    assert (last.event, last.user_id, last.details) == (
        "lost", short.cast.head.id, {"reason": "手机在回程途中掉入河中"}
    )  # fmt: skip


@pytest.mark.rule("R140")
def test_the_one_who_asks_does_not_approve(short: Visit, client):
    loss = ask(client, short.cast.head, short).json["id"]
    assert decide(client, short.cast.head, loss).json["code"] == "losses.second_person"
    assert decide(client, short.cast.amr_head, loss).json["code"] == "losses.not_yours"
    assert decide(client, short.cast.reviewer, loss).status_code == 403
    assert short.row(f"evidence/{digest(PHOTO)}")["state"] == "declared"


def test_a_declined_request_says_why_and_may_be_asked_again(short: Visit, client):
    loss = ask(client, short.cast.clerk, short).json["id"]
    assert ask(client, short.cast.reviewer, short).json["code"] == "losses.asked_already"
    assert decide(client, short.cast.head, loss, approve=False).json["code"] == "held.reason_missing"
    assert decide(client, short.cast.head, loss, False, "先联系维修点").json["decision"] == "DECLINED"
    assert decide(client, short.cast.head, loss).json["code"] == "losses.decided_already"
    assert ask(client, short.cast.reviewer, short).status_code == 200


def test_only_what_is_missing(short: Visit, client):
    assert ask(client, short.cast.reviewer, short, sha256="ab" * 32).json["code"] == "losses.not_missing"
    loss = ask(client, short.cast.reviewer, short).json["id"]
    short.verify(PHOTO)
    assert decide(client, short.cast.head, loss).json["code"] == "losses.not_missing", "it came meanwhile"
    assert ask(client, short.cast.reviewer, short).json["code"] == "losses.not_missing"


@pytest.mark.rule("R136")
def test_whoever_does_not_see_the_task_sees_no_file_of_it(short: Visit, client, session):
    short.cast.stranger.roles = ["DEPT_HEAD"]
    session.commit()
    assert get(client, short.cast.stranger, "/api/held/media").json["items"] == []
    assert ask(client, short.cast.stranger, short).status_code == 404
    loss = ask(client, short.cast.reviewer, short).json["id"]
    assert decide(client, short.cast.stranger, loss).status_code == 404
    assert get(client, short.cast.partner, "/api/held/media").status_code == 403


def test_a_reason_is_needed(short: Visit, client):
    assert ask(client, short.cast.reviewer, short, reason="  ").json["code"] == "held.reason_missing"
    assert ask(client, short.cast.reviewer, short, sha256="x").status_code == 422
