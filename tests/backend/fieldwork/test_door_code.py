"""The code the party scans: genuine or nothing, and a surprise stays one until an officer shows it (R69, R74)."""

from datetime import timedelta

import pytest

from backend.tasks import party_code
from sync import devices
from sync.anchors import to_ms
from tests import factories
from tests.backend.fieldwork.door import scan, shown_by, token_of
from tests.backend.fieldwork.site import SIGNING_KEY, START, Visit
from tests.cast import get


@pytest.mark.rule("R74")
def test_it_works(visit: Visit, client):
    visit.check_in("lead")
    visit.send("lead")
    page = scan(client, shown_by(visit, "lead")).json
    assert (page["task_no"], page["nth"], page["year"]) == (visit.task.task_no, 1, 2026)
    shown = {one["name"]: one["certificate_no"] for one in page["officers"]}
    assert shown["张一"] == visit.cast.inspectors["lead"].certificate_no
    assert len(shown) == 4
    assert all(one["approval_no"].startswith("SP-") for one in page["departments"])
    assert [one["items"] for one in page["departments"]] == [["事项C1", "事项C2"], ["事项M1", "事项M2"]]
    assert page["shown"]["by"] == "张一"
    assert [one["name"] for one in page["officers"] if one["on_site"]] == ["张一"]


@pytest.mark.rule("R74")
def test_the_second_check_of_the_year_says_so(visit: Visit, client):
    team = [visit.cast.inspectors[name] for name in ("lead", "second", "partner", "partner2")]
    factories.task(
        visit.session, visit.cast.checklist, team, object=visit.cast.object,
        planned_at=factories.PLANNED - timedelta(days=30),
    )  # fmt: skip
    visit.session.commit()
    assert scan(client, token_of(visit)).json["nth"] == 2


def test_the_page_is_never_kept(visit: Visit, client):
    assert scan(client, token_of(visit)).headers["Cache-Control"] == "no-store"


def test_the_code_stays_the_same_and_anybody_with_our_key_can_check_it(visit: Visit):
    opened = party_code.read(SIGNING_KEY, token_of(visit))
    assert opened is not None
    assert opened.task == visit.task.id
    assert party_code.make(SIGNING_KEY, opened.task, opened.issued) == token_of(visit)
    assert party_code.read("22" * 32, token_of(visit)) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda code: code[:-2] + ("AA" if code[-2:] != "AA" else "BB"), lambda code: "", lambda code: "P1.x.y",
        lambda code: code.replace("P1", "P2", 1), lambda code: code + "~", lambda code: "~~~", lambda code: "é" * 9,
        lambda code: code * 9,
    ],
)  # fmt: skip
def test_a_code_that_is_not_ours_opens_nothing(visit: Visit, client, spoil):
    answer = scan(client, spoil(token_of(visit)))
    assert answer.status_code in (404, 422)
    assert answer.json["code"] in ("party.code_unknown", "input.invalid")


def test_a_signature_of_a_stranger_is_named_as_such(visit: Visit, client):
    assert scan(client, shown_by(visit, "outsider")).json["shown"]["by"] is None


def test_a_revoked_phone_vouches_only_for_what_it_showed_before(visit: Visit, client):
    now = to_ms(START)
    visit.phone("lead")
    devices.revoke(visit.session, visit.phone("lead").device_id)
    visit.session.commit()
    assert scan(client, shown_by(visit, "lead", at=now)).json["shown"]["by"] == "张一"
    assert scan(client, shown_by(visit, "lead", at=4 * 10**12)).json["shown"]["by"] is None


@pytest.mark.rule("R69")
def test_of_a_surprise_check_the_party_learns_nothing_before_an_officer_shows_the_code(visit: Visit, client):
    visit.task.surprise = True
    visit.session.commit()
    assert scan(client, token_of(visit)).json["code"] == "party.code_unknown"
    assert scan(client, shown_by(visit, "outsider")).json["code"] == "party.code_unknown"
    assert scan(client, shown_by(visit, "lead")).status_code == 200


def test_one_code_is_not_asked_for_all_day(visit: Visit, client):
    answers = {scan(client, token_of(visit)).status_code for _ in range(70)}
    assert answers == {200, 429}


def test_the_desk_sees_who_was_where(visit: Visit, client):
    visit.check_in(
        "lead", place={"lat_e7": 351000000, "lon_e7": 1134000000, "accuracy_m": 12, "system": "WGS84"}
    )
    visit.send("lead")
    door = get(client, visit.cast.reviewer, f"/api/doorstep/tasks/{visit.task.id}").json
    assert [(one["name"], one["place"]["accuracy_m"]) for one in door["arrivals"]] == [("张一", 12)]
    assert get(client, visit.cast.stranger, f"/api/doorstep/tasks/{visit.task.id}").status_code == 404


def test_the_library_says_where_an_object_lies(session, cast):
    geo = {"lat_e7": 351000000, "lon_e7": 1134000000, "system": "GCJ02"}
    team = [cast.inspectors[name] for name in ("lead", "second", "partner", "partner2")]
    task = factories.task(session, cast.checklist, team, object=factories.inspected(session, geo=geo))
    assert task.object_frozen["geo"] == geo
