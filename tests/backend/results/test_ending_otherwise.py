"""What becomes of visits that end otherwise: results, review, publication."""

import pytest

from backend.results import standing
from backend.results.case import all_departments, case_of
from backend.results.entry import items_of
from backend.results.facts import completeness
from backend.results.sheet import sheet_of
from tests.backend.fieldwork.ending_otherwise import (
    end,
    film,
    hotel,
    locked_against_resistance,
    no_activity,
    resist,
    suspend,
)
from tests.backend.fieldwork.played import LINES, TWO, closed, sign, signed_rows
from tests.backend.fieldwork.site import Visit, finding
from tests.cast import get, post


def facts(visit: Visit) -> dict[str, bool]:
    sheet = sheet_of(visit.session, visit.task.id)
    case = case_of(visit.session, visit.task, sheet, all_departments(visit.task))
    return {fact.code: fact.ok for fact in completeness(case)}


def results(visit: Visit) -> set[tuple[str, str]]:
    found = standing.find_all(visit.session, [visit.task.id]).values()
    return {(result.state, result.outcome) for result in found}


def address(visit: Visit, what: str = "") -> str:
    return f"/api/results/tasks/{visit.task.id}{what}"


@pytest.mark.rule("R92")
def test_non_cooperation_is_every_departments_result(visit: Visit):
    visit.check_in("lead")
    visit.check_in("second", by="lead")
    visit.record("lead", "C1")
    locked_against_resistance(visit)
    assert results(visit) == {("ENTERED", "SERIOUSLY_UNCOOPERATIVE")}
    com = standing.find(visit.session, visit.task.id, visit.cast.com.id)
    assert [(item.line, item.checked) for item in items_of(visit.session, com)] == [
        ("C1", True),
        ("C2", False),
    ]
    assert items_of(visit.session, com)[1].record_line["reason"] == "不配合检查情节严重，未能检查"


@pytest.mark.rule("R92", "R97")
def test_non_cooperation_is_published_in_the_words_of_the_list(visit: Visit, client):
    locked_against_resistance(visit)
    body = {"department": str(visit.cast.com.id)}
    assert post(client, visit.cast.reviewer, address(visit, "/pass"), body).status_code == 200
    made = post(client, visit.cast.head, f"/api/publication/tasks/{visit.task.id}/publish", body)
    assert made.status_code == 200
    (public,) = client.get(f"/api/portal/results?q={visit.task.task_no}").json["items"]
    assert public["outcome_label"] == "不配合检查情节严重"
    assert "锁上大门" not in str(public)


@pytest.mark.rule("R92")
def test_the_desk_shows_what_proves_it(visit: Visit, client):
    locked_against_resistance(visit)
    shown = get(client, visit.cast.reviewer, address(visit)).json
    assert shown["mode"] == "UNCOOPERATIVE"
    assert shown["confirmation"]["behaviours"] == ["拒绝进入", "其他：锁上大门"]
    assert "不配合检查情节严重" in shown["exceptions"]
    proved = {fact["code"]: fact["ok"] for fact in shown["completeness"]}
    assert (proved["uncooperative_recording"], proved["uncooperative_warning"]) == (True, True)
    assert not proved.keys() & {"lines", "parts"}


@pytest.mark.rule("R92")
def test_a_file_that_is_no_recording_after_all_stops_the_review(visit: Visit):
    resist(visit)  # names a film nobody attached
    visit.lock("lead", [], ["confirmation/self"], mode="UNCOOPERATIVE")
    visit.send("lead")
    assert facts(visit)["uncooperative_recording"] is False


@pytest.mark.rule("R92")
def test_finished_elsewhere_is_said(visit: Visit):
    visit.check_in("lead")
    film(visit)
    visit.check_out("lead")
    resist(visit)
    visit.lock("lead", [], ["confirmation/self"], mode="UNCOOPERATIVE")
    visit.send("lead")
    assert facts(visit)["finished_elsewhere"] is True


@pytest.mark.rule("R90")
def test_the_report_stands_on_the_record(visit: Visit):
    visit.task.field_code = "F3"
    locked_against_resistance(visit)
    assert facts(visit)["reported"] is True


@pytest.mark.rule("R93", "R98")
def test_no_relevant_activity_for_one_department_while_the_other_checks(visit: Visit):
    for other in TWO["lead"]:
        visit.check_in(other, by=None if other == "lead" else "lead")
    hotel(visit)
    no_activity(visit, "lead", LINES["lead"])
    found = {
        line: finding(line, checked=False, outcome="NO_RELEVANT_ACTIVITY", reason="种子门店已改为宾馆")
        for line in LINES["lead"]
    }
    parts = [
        ("lead", visit.close_part("lead", TWO["lead"], found)),
        ("partner", closed(visit, "partner", LINES["partner"])),
    ]
    sign(visit)
    visit.lock("lead", parts, signed_rows(visit))
    visit.send("partner")
    visit.send("lead")
    visit.verify("hotel")
    visit.verify("the record")
    com = standing.find(visit.session, visit.task.id, visit.cast.com.id)
    amr = standing.find(visit.session, visit.task.id, visit.cast.amr.id)
    assert (com.outcome, amr.outcome) == ("NO_RELEVANT_ACTIVITY", "QUALIFIED")
    shown = facts(visit)
    assert (shown["lines"], shown["lines_hash"], shown["no_activity_photo"]) == (True, True, True)


@pytest.mark.rule("R93")
def test_no_activity_without_its_photo_is_seen_at_review(visit: Visit):
    visit.check_in("lead")
    visit.check_in("second", by="lead")
    no_activity(visit, "lead", ["C1", "C2"])  # the photo is said to be on another phone
    visit.send("lead")
    assert facts(visit)["no_activity_photo"] is False


def terminated(visit: Visit) -> None:
    visit.check_in("lead")
    visit.check_in("second", by="lead")
    visit.record("lead", "C1")
    suspend(visit)
    end(visit, "terminate", reason="企业已整体搬离")
    visit.send("lead")


@pytest.mark.rule("R97")
def test_terminated_is_other_for_every_department_and_says_why(visit: Visit, client):
    terminated(visit)
    assert results(visit) == {("TERMINATED", "OTHER")}
    assert visit.row("task/self")["state"] == "TERMINATED"
    shown = get(client, visit.cast.reviewer, address(visit)).json
    assert shown["exceptions"][0] == "检查已终止，不公示：企业已整体搬离"
    assert [line["finding"] is not None for line in shown["departments"][0]["lines"]] == [True, False]
    assert shown["pauses"][0]["ended"]["how"] == "TERMINATED"
    assert shown["history"][0]["text"].endswith("检查终止（企业已整体搬离）")


def test_terminated_stands_in_the_queue(visit: Visit, client):
    terminated(visit)
    listed = get(client, visit.cast.reviewer, "/api/results/tasks?state=TERMINATED").json["items"]
    assert [row["id"] for row in listed] == [str(visit.task.id)]


def test_terminated_is_not_published_and_says_why(visit: Visit, client):
    terminated(visit)
    body = {"department": str(visit.cast.com.id)}
    refused = post(client, visit.cast.head, f"/api/publication/tasks/{visit.task.id}/publish", body)
    assert (refused.status_code, refused.json["code"]) == (409, "publication.terminated")


def test_a_record_that_was_locked_all_the_same_is_entered(visit: Visit):
    visit.send("partner2", [suspend(visit, who="partner2"), end(visit, "terminate", who="partner2")])
    assert results(visit) == {("TERMINATED", "OTHER")}
    parts = [(who, closed(visit, who, lines)) for who, lines in LINES.items()]
    sign(visit)
    visit.lock("lead", parts, signed_rows(visit))
    visit.send("partner")
    visit.send("lead")
    visit.verify("the record")
    assert results(visit) == {("ENTERED", "NO_PROBLEM_FOUND"), ("ENTERED", "QUALIFIED")}
    assert visit.row("task/self")["state"] == "ENTERED"


def test_leave_by_phone_is_an_exception_until_it_is_confirmed(visit: Visit):
    suspend(visit)
    end(visit, "resume")
    visit.send("lead")
    assert facts(visit)["leave"] is False


def test_what_was_recorded_during_a_suspension_is_shown_whatever_the_order(visit: Visit):
    visit.check_in("partner")
    visit.check_in("partner2", by="partner")
    held = suspend(visit)
    visit.record("partner", "M1")
    visit.send("partner")
    visit.send("lead", [held])
    assert facts(visit)["suspended_work"] is False
