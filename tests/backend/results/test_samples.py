"""A laboratory's report comes weeks after the visit: its item has a result and a clock of its own."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from backend import clock
from backend.results import entry, review, standing
from backend.results.models import SampleReport
from sync.anchors import make, to_ms
from tests.backend.fieldwork.played import TWO, recorded, sign, signed_rows
from tests.backend.fieldwork.site import SIGNING_KEY, Visit
from tests.cast import get, post

SAMPLED_AT = datetime(2026, 9, 18, 2, 0, tzinfo=UTC)
SENT_AT = datetime(2026, 9, 18, 10, 0, tzinfo=UTC)
IN_OCTOBER = datetime(2026, 10, 13, 2, 0, tzinfo=UTC)
PENDING = {"outcome": None, "methods": ["SAMPLING"]}
REPORT = {"received_on": "2026-10-12", "qualified": False, "number": "检字 2026-0412"}
DUE_AFTER_REPORT = "2026-11-09"
DUE_OF_THE_REST = "2026-10-22"


def sampled(visit: Visit) -> str:
    """The visit of 18 September, M2 sampled and everything locked; returns the sample's id."""
    key = str(uuid4())
    visit.minute = round((SAMPLED_AT - datetime(2026, 5, 13, 1, 30, tzinfo=UTC)).total_seconds() / 60)
    for who in ("lead", "partner"):
        phone = visit.phone(who)
        phone.anchored(make(SIGNING_KEY, phone.device_id, to_ms(visit.now())), visit.now())
    parts = [("lead", visit.close_part("lead", TWO["lead"], recorded(visit, "lead", ["C1", "C2"])))]
    found = recorded(visit, "partner", ["M1"])
    visit.sample("partner", "M2", key)
    visit.record("partner", "M2", **PENDING)
    found |= {"M2": visit_finding()}
    parts.append(("partner", visit.close_part("partner", TWO["partner"], found)))
    sign(visit)
    visit.lock("lead", parts, [*signed_rows(visit), f"samples/{key}"])
    with clock.at(SENT_AT):
        visit.send("partner", at=SENT_AT)
        visit.send("lead", at=SENT_AT)
        visit.verify("the record")
    return key


def visit_finding() -> dict:
    from_site = {
        "line": "M2",
        "checked": True,
        "reason": "",
        "sub_code": None,
        "note": "",
        "fact": "",
        "clause": "",
    }
    return from_site | {"measure": "NONE", "deadline": None} | PENDING


def report(client, visit: Visit, key: str, who=None, **change):
    url = f"/api/results/tasks/{visit.task.id}/samples/{key}/report"
    return post(client, who or visit.cast.amr_reviewer, url, REPORT | change)


@pytest.fixture
def each(visit: Visit) -> Visit:
    return visit.under(entry_responsibility="EACH")


@pytest.mark.rule("R82")
def test_the_item_is_due_twenty_working_days_after_its_report_and_the_others_keep_their_day(
    client, each: Visit
):
    key = sampled(each)
    assert each.row("task/self")["entry_deadline"]["date"] == DUE_OF_THE_REST
    with clock.at(IN_OCTOBER):
        answer = report(client, each, key)
    assert answer.status_code == 200
    assert (answer.json["deadline"], answer.json["line"]) == (DUE_AFTER_REPORT, "M2")
    assert each.row("task/self")["entry_deadline"]["date"] == DUE_OF_THE_REST
    shown = each.row(f"samples/{key}")["report"]
    assert shown == REPORT | {"deadline": DUE_AFTER_REPORT}


@pytest.mark.rule("R82")
def test_while_the_report_is_out_the_rest_is_entered_and_passes(each: Visit):
    sampled(each)
    amr = standing.find(each.session, each.task.id, each.cast.amr.id)
    assert (amr.state, amr.outcome) == ("ENTERED", "NO_PROBLEM_FOUND")
    with clock.at(SENT_AT):
        review.let_pass(each.session, each.cast.amr_reviewer, each.task, each.cast.amr.id)
    assert amr.state == "REVIEWED"


@pytest.mark.rule("R82")
def test_a_report_before_review_becomes_part_of_the_result(client, each: Visit):
    key = sampled(each)
    with clock.at(IN_OCTOBER):
        report(client, each, key)
    amr = standing.find(each.session, each.task.id, each.cast.amr.id)
    assert (amr.outcome, amr.entry) == ("UNQUALIFIED", 2)
    assert [(item.line, item.outcome) for item in entry.items_of(each.session, amr)] == [
        ("M1", "NO_PROBLEM_FOUND"),
        ("M2", "UNQUALIFIED"),
    ]


@pytest.mark.rule("R82")
def test_a_report_after_review_leaves_what_passed_as_it_passed(client, each: Visit):
    key = sampled(each)
    with clock.at(SENT_AT):
        review.let_pass(each.session, each.cast.amr_reviewer, each.task, each.cast.amr.id)
    with clock.at(IN_OCTOBER):
        assert report(client, each, key).status_code == 200
    amr = standing.find(each.session, each.task.id, each.cast.amr.id)
    assert (amr.state, amr.outcome, amr.entry) == ("REVIEWED", "NO_PROBLEM_FOUND", 1)
    kept = each.session.query(SampleReport).one()
    assert (kept.qualified, kept.deadline) == (False, date(2026, 11, 9))


@pytest.mark.rule("R82")
def test_the_desk_shows_the_sample_and_who_may_record_its_report(client, each: Visit):
    key = sampled(each)
    url = f"/api/results/tasks/{each.task.id}"
    shown = {user: get(client, getattr(each.cast, user), url).json for user in ("amr_reviewer", "lead")}
    for user, may in (("amr_reviewer", True), ("lead", False)):
        (amr,) = [one for one in shown[user]["departments"] if one["code"] == "WZ-AMR"]
        (line,) = [one for one in amr["lines"] if one["code"] == "M2"]
        assert [(one["id"], one["can_report"]) for one in line["samples"]] == [(key, may)]
    texts = [fact["text"] for fact in shown["amr_reviewer"]["completeness"] if fact["code"] == "reports"]
    assert texts == [f"待检验，报告未到：{line['item']}"]


def test_another_department_records_nothing(client, each: Visit):
    key = sampled(each)
    with clock.at(IN_OCTOBER):
        answer = report(client, each, key, each.cast.reviewer)
    assert (answer.status_code, answer.json["code"]) == (403, "samples.not_yours")
    assert report(client, each, key, each.cast.partner).status_code == 403  # an inspector has no such office


def test_a_sample_nobody_took_is_not_there(client, each: Visit):
    sampled(each)
    with clock.at(IN_OCTOBER):
        assert report(client, each, str(uuid4())).status_code == 404


def test_a_report_is_recorded_once(client, each: Visit):
    key = sampled(each)
    with clock.at(IN_OCTOBER):
        report(client, each, key)
        answer = report(client, each, key, qualified=True)
    assert (answer.status_code, answer.json["code"]) == (409, "samples.reported_already")


@pytest.mark.parametrize("day", ["2026-09-17", "2026-10-14"])
def test_a_report_comes_after_the_sample_and_not_in_the_future(client, each: Visit, day: str):
    key = sampled(each)
    with clock.at(IN_OCTOBER):
        answer = report(client, each, key, received_on=day)
    assert (answer.status_code, answer.json["code"]) == (422, "samples.day_impossible")


@pytest.mark.parametrize(
    "change", [{"received_on": "soon"}, {"qualified": None}, {"number": ""}, {"media": ["x"]}]
)
def test_a_broken_report_is_refused_by_its_field(client, each: Visit, change: dict):
    key = sampled(each)
    answer = report(client, each, key, **change)
    assert answer.status_code == 422
    assert list(change)[0] in str(answer.json["errors"])


# -- re-test (SEED46) ------------------------------------------------------------------------------------

ASKED = {"asked_on": "2026-10-13", "reason": "对检验结果有异议"}
IN_NOVEMBER = datetime(2026, 11, 3, 2, 0, tzinfo=UTC)


def retest(client, visit: Visit, key: str, who=None, **change):
    url = f"/api/results/tasks/{visit.task.id}/samples/{key}/retest"
    return post(client, who or visit.cast.amr_reviewer, url, ASKED | change)


@pytest.mark.rule("R82")
def test_asked_for_a_re_test_the_item_waits_again_and_the_second_report_decides(client, each: Visit):
    key = sampled(each)
    with clock.at(IN_OCTOBER):
        report(client, each, key)
        assert retest(client, each, key).status_code == 200
    amr = standing.find(each.session, each.task.id, each.cast.amr.id)
    assert (amr.outcome, amr.entry) == ("NO_PROBLEM_FOUND", 3)  # nothing is said of the item meanwhile
    with clock.at(IN_NOVEMBER):
        second = report(client, each, key, received_on="2026-11-02", qualified=True, number="复检 2026-77")
    assert second.json["deadline"] > DUE_AFTER_REPORT
    each.session.expire_all()
    assert [(item.line, item.outcome) for item in entry.items_of(each.session, amr)][1] == ("M2", "QUALIFIED")
    row = each.row(f"samples/{key}")
    assert (row["report"]["qualified"], row["retest"]["report"]["qualified"]) == (False, True)


def test_a_re_test_comes_after_the_report_once_and_with_a_reason(client, each: Visit):
    key = sampled(each)
    with clock.at(IN_OCTOBER):
        assert retest(client, each, key).json["code"] == "samples.no_report"
        report(client, each, key)
        assert retest(client, each, key, asked_on="2026-10-11").json["code"] == "samples.retest_day"
        assert retest(client, each, key, reason="  ").json["code"] == "samples.retest_reason"
        assert retest(client, each, key, who=each.cast.reviewer).status_code == 403
        retest(client, each, key)
        assert retest(client, each, key).json["code"] == "samples.retested_already"
        assert retest(client, each, str(uuid4())).status_code == 404


def test_the_desk_offers_what_may_be_done_with_a_sample(client, each: Visit):
    key = sampled(each)

    def offered() -> tuple[bool, bool]:
        detail = get(client, each.cast.amr_reviewer, f"/api/results/tasks/{each.task.id}").json
        lines = [line for one in detail["departments"] for line in one["lines"]]
        (sample,) = next(line["samples"] for line in lines if line["code"] == "M2")
        return sample["can_report"], sample["can_retest"]

    with clock.at(IN_OCTOBER):
        assert offered() == (True, False)
        report(client, each, key)
        assert offered() == (False, True)
        retest(client, each, key)
        assert offered() == (True, False)
