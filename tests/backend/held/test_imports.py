"""A phone that is broken, signed out or in the drawer: its export brought in at the desk (R141, G14)."""

import dataclasses

import pytest
from sqlalchemy import select

from backend.audit.models import AuditEntry
from sync.proofs import export
from sync.spec import export_case
from tests.backend.fieldwork.site import Visit
from tests.cast import bearer, get, post
from tests.media_samples import jpeg
from tests.sync.test_export import frames_of


@pytest.fixture(autouse=True)
def office(app):
    before = app.extensions["liancha_config"]
    app.extensions["liancha_config"] = dataclasses.replace(before, recovery_key=export_case.RECOVERY_KEY)
    yield
    app.extensions["liancha_config"] = before


@pytest.fixture
def broken_phone(visit: Visit) -> Visit:
    """Two visits' worth of work and a photo that were never sent."""
    visit.check_in("partner")
    visit.check_in("partner2", by="partner")
    visit.record("partner", "M1", outcome="PROBLEM_ORDERED_RECTIFY", fact="3 号加油机铅封缺失")
    return visit


def bring(client, user, file: bytes):
    return client.post(
        "/api/held/exports",
        data=file,
        headers=bearer(user) | {"Content-Type": "application/octet-stream"},
    )


def whole(visit: Visit, files: dict[str, bytes] | None = None) -> bytes:
    return export.whole(frames_of(visit.phone("partner"), files))


@pytest.mark.rule("R141")
def test_it_works_and_the_work_is_there_after_the_office_let_it_through(broken_phone: Visit, client):
    answer = bring(client, broken_phone.cast.clerk, whole(broken_phone, {"image/jpeg": jpeg("seal")}))
    assert answer.status_code == 200, answer.text
    said = answer.json
    assert (said["mutations"], said["mutations_known"], said["media"], said["media_here"]) == (3, 0, 1, 1)
    assert (said["user"], said["phone"], said["ending"], said["again"]) == (
        "钱一",
        "partner · Android",
        "whole",
        None,
    )
    rows = get(client, broken_phone.cast.clerk, f"/api/held?device={said['device']}").json
    assert [one["code"] for one in rows["reasons"]] == ["sync.handed_over"] and rows["total"] == 3
    places = [{"device": row["device"], "seq": row["seq"]} for row in rows["items"]]
    body = {"places": places, "decision": "RELEASE", "reason": "手机损坏，由导出文件导入"}
    done = post(client, broken_phone.cast.clerk, "/api/held/decide", body).json["items"]
    assert [one["outcome"] for one in done] == ["applied"] * 3
    assert broken_phone.row("findings/M1")["fact"] == "3 号加油机铅封缺失"
    (line,) = broken_phone.session.scalars(select(AuditEntry).where(AuditEntry.action == "export.import"))
    assert line.actor_id == broken_phone.cast.clerk.id and line.details["mutations"] == 3


def test_a_second_import_says_that_everything_was_known(broken_phone: Visit, client):
    file = whole(broken_phone, {"image/jpeg": jpeg("again")})
    bring(client, broken_phone.cast.clerk, file)
    said = bring(client, broken_phone.cast.clerk, file).json
    assert (said["mutations"], said["mutations_known"], said["media"], said["media_known"]) == (3, 3, 1, 1)
    assert said["again"] is not None
    assert get(client, broken_phone.cast.clerk, "/api/held/exports").json["total"] == 2


def test_work_the_server_had_meanwhile_stays_as_it_was_settled(broken_phone: Visit, client):
    file = whole(broken_phone)
    broken_phone.send("partner")
    said = bring(client, broken_phone.cast.clerk, file).json
    assert (said["mutations"], said["mutations_known"]) == (3, 3)
    assert get(client, broken_phone.cast.clerk, "/api/held").json["total"] == 0


@pytest.mark.rule("R136")
def test_who_may_import(broken_phone: Visit, client, session):
    cast, file = broken_phone.cast, whole(broken_phone)
    assert bring(client, cast.dept_admin, file).json["code"] == "exports.not_yours", (
        "another department's man"
    )
    for who in (cast.partner, cast.amr_reviewer, cast.sysadmin):
        assert bring(client, who, file).status_code == 403
    cast.amr_head.roles = ["DEPT_ADMIN"]
    session.commit()
    said = bring(client, cast.amr_head, file).json
    assert said["mutations"] == 3
    own, other = (
        get(client, who, f"/api/held/exports/{said['id']}").status_code
        for who in (cast.amr_head, cast.dept_admin)
    )
    assert (own, other) == (200, 404)


def test_a_damaged_file_gives_what_holds_and_names_the_rest(broken_phone: Visit, client):
    """P144."""
    frames = frames_of(broken_phone.phone("partner"))
    header, body = frames[2]
    frames[2] = (header, body[:-1] + b"?")
    said = bring(client, broken_phone.cast.clerk, export.whole(frames)).json
    assert (said["mutations"], said["broken_total"]) == (2, 1)
    assert said["broken"] == [{"frame": 3, "kind": "mutation", "why": "seal", "seq": 2}]
    cut = bring(client, broken_phone.cast.clerk, export.whole(frames)[:-200]).json
    assert cut["ending"] == "cut_off"


def test_something_else_is_said_to_be_something_else(visit: Visit, client):
    answer = bring(client, visit.cast.clerk, b"%PDF-1.7 ...")
    assert (answer.status_code, answer.json["code"]) == (422, "exports.not_an_export")
    assert bring(client, visit.cast.clerk, b"").json["code"] == "exports.not_an_export"
