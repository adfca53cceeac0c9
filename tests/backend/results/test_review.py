"""Review: by whom, of what, and what cannot pass."""

from datetime import UTC, datetime

import pytest

from backend import clock
from backend.results import standing
from tests.backend.fieldwork.played import closed_by_both, play, sign, signed_rows
from tests.backend.fieldwork.site import Visit, digest
from tests.cast import get, post


@pytest.fixture
def each(visit: Visit) -> Visit:
    return visit.under(entry_responsibility="EACH")


def verb(client, user, visit: Visit, name: str, department, **body):
    path = f"/api/results/tasks/{visit.task.id}/{name}"
    return post(client, user, path, {"department": str(department.id), **body})


def codes(detail: dict, *, failing: bool = True) -> set[str]:
    return {fact["code"] for fact in detail["completeness"] if fact["ok"] is not failing}


@pytest.mark.rule("R102")
def test_it_works(each: Visit, client):
    play(each)
    answer = verb(client, each.cast.reviewer, each, "pass", each.cast.com)
    assert (answer.status_code, answer.json["state"]) == (200, "REVIEWED")
    assert each.row(f"review/{each.cast.com.id}")["state"] == "REVIEWED"
    assert each.row("task/self")["state"] == "ENTERED"  # the other department is not reviewed yet
    verb(client, each.cast.amr_reviewer, each, "pass", each.cast.amr)
    assert each.row("task/self")["state"] == "REVIEWED"


@pytest.mark.rule("R102")
def test_whoever_inspected_does_not_review(each: Visit, client):
    each.cast.lead.roles = ["INSPECTOR", "REVIEWER"]
    each.session.commit()
    play(each)
    answer = verb(client, each.cast.lead, each, "pass", each.cast.com)
    assert (answer.status_code, answer.json["code"]) == (403, "results.not_reviewer")


@pytest.mark.rule("R102")
@pytest.mark.parametrize("who", ["amr_reviewer", "head", "partner", "clerk"])
def test_who_may_not_review(each: Visit, client, who: str):
    play(each)
    for name, body in (("pass", {}), ("return", {"opinion": "x"})):
        answer = verb(client, getattr(each.cast, who), each, name, each.cast.com, **body)
        assert answer.status_code == 403


@pytest.mark.rule("R102")
def test_in_a_lead_county_the_lead_department_reviews_all(visit: Visit, client):
    play(visit)
    assert verb(client, visit.cast.amr_reviewer, visit, "pass", visit.cast.amr).status_code == 403
    assert verb(client, visit.cast.reviewer, visit, "pass", visit.cast.amr).status_code == 200


@pytest.mark.rule("R101", "R102")
def test_the_queue_says_what_waits_for_whom(visit: Visit, client):
    play(visit)
    waits = {}
    for who in ("reviewer", "amr_reviewer", "head", "lead"):
        (row,) = get(client, getattr(visit.cast, who), "/api/results/tasks").json["items"]
        waits[who] = [sorted(verb for verb, may in part["can"].items() if may) for part in row["departments"]]
    assert waits == {
        "reviewer": [["pass", "return"], ["pass", "return"]],  # the lead department answers for all
        "amr_reviewer": [[], []],
        "head": [[], []],
        "lead": [[], []],
    }


@pytest.mark.rule("R102")
def test_a_return_tops_the_phones_list_and_a_supplement_brings_it_back(each: Visit, client):
    play(each)
    answer = verb(
        client, each.cast.reviewer, each, "return", each.cast.com, opinion="请补充台账照片", lines=["C1"]
    )
    assert answer.json["state"] == "RETURNED"
    row = each.row(f"review/{each.cast.com.id}")
    assert (row["state"], row["opinion"], row["lines"]) == ("RETURNED", "请补充台账照片", ["C1"])
    args = {
        "id": "00000000-0000-4000-8000-000000000001",
        "row": "findings/C1",
        "why": "补充",
        "old": "",
        "new": "台账见照片",
    }
    each.do("lead", "supplement.propose", args, [f"supplements/{args['id']}"])
    entered = standing.find(each.session, each.task.id, each.cast.com.id)
    assert (entered.state, entered.entry) == ("ENTERED", 2)
    assert verb(client, each.cast.reviewer, each, "pass", each.cast.com).status_code == 200
    assert each.row(f"supplements/{args['id']}")["state"] == "accepted"
    assert each.row("findings/C1")["fact"] == ""  # the signed value stays


def test_a_return_says_why_and_names_own_lines(each: Visit, client):
    play(each)
    assert verb(client, each.cast.reviewer, each, "return", each.cast.com, opinion="").status_code == 422
    assert verb(client, each.cast.reviewer, each, "return", each.cast.com, opinion="  ").status_code == 422
    wrong = verb(client, each.cast.reviewer, each, "return", each.cast.com, opinion="x", lines=["M1"])
    assert wrong.json["code"] == "results.line_unknown"


def test_what_is_not_entered_cannot_pass_and_passing_twice_is_refused(each: Visit, client):
    assert verb(client, each.cast.reviewer, each, "pass", each.cast.com).status_code == 409
    play(each)
    assert verb(client, each.cast.reviewer, each, "pass", each.cast.com).status_code == 200
    again = verb(client, each.cast.reviewer, each, "pass", each.cast.com)
    assert (again.status_code, again.json["code"]) == (409, "results.not_in_this_state")


@pytest.mark.rule("R88", "R102")
def test_a_refusal_whose_recording_turns_out_a_photo_cannot_pass(each: Visit, client):
    parts = closed_by_both(each, answer=False)
    args = {
        "reason": "不认可", "document": "记录表", "told": True, "media": [digest("sound")], "opinion": "",
        "officers": each.signatures(["lead", "partner"]), "record": digest("the record"),
    }  # fmt: skip
    each.capture("lead", "party.refuse", args, ["confirmation/self"])
    each.lock("lead", parts, signed_rows(each), mode="REFUSED")
    each.send("lead")
    each.send("partner")
    each.verify("the record")
    detail = get(client, each.cast.reviewer, f"/api/results/tasks/{each.task.id}").json
    assert "refusal_recording" in codes(detail)
    answer = verb(client, each.cast.reviewer, each, "pass", each.cast.com)
    assert (answer.status_code, answer.json["code"]) == (409, "results.incomplete")


@pytest.mark.rule("R75", "R102")
def test_two_officers_are_counted_when_everything_is_here(each: Visit, client):
    each.check_in("partner")
    each.check_in("partner2")
    each.check_out("partner2")  # only her own phone knows
    each.send("partner2")
    each.record("partner", "M1")
    sign(each)
    each.send("partner")
    detail = get(client, each.cast.amr_reviewer, f"/api/results/tasks/{each.task.id}").json
    (fact,) = [fact for fact in detail["completeness"] if fact["code"] == "two_officers"]
    assert (fact["ok"], fact["barrier"]) == (False, False)
    assert "M1" in fact["text"]


def test_an_unconfirmed_check_in_on_a_colleagues_phone_is_flagged(each: Visit, client):
    play(each)
    detail = get(client, each.cast.reviewer, f"/api/results/tasks/{each.task.id}").json
    assert "proxies" in codes(detail)
    assert any("同机签到" in text for text in detail["exceptions"])
    for who in ("second", "partner2"):
        user = str(getattr(each.cast, who).id)
        each.do(who, "team.confirm", {"user": user}, [f"checkins/{user}"])
    detail = get(client, each.cast.reviewer, f"/api/results/tasks/{each.task.id}").json
    assert "proxies" not in codes(detail)


def test_the_desk_shows_signature_custody_and_both_times(each: Visit, client):
    each.attach("lead", "photo", line="C1")
    play(each)
    each.verify("photo")
    detail = get(client, each.cast.reviewer, f"/api/results/tasks/{each.task.id}").json
    (medium,) = detail["evidence"]
    assert medium["signature_valid"] is True
    assert medium["captured_by"]["name"] == "张一"
    assert medium["captured_at_server"].startswith("2026-05-13T10:00")
    assert [step["step"] for step in medium["custody"]] == ["declared"]
    assert detail["record"]["sha256"] == digest("the record")


def test_an_altered_signature_is_seen(each: Visit, client):
    each.attach("lead", "photo", line="C1")
    play(each)
    device = each.phone("lead").device_id
    other = each.phone("partner").public_key
    each.session.connection().exec_driver_sql(
        "update sync_device set public_key = %(key)s where id = %(id)s", {"key": other, "id": device}
    )
    detail = get(client, each.cast.reviewer, f"/api/results/tasks/{each.task.id}").json
    assert detail["evidence"][0]["signature_valid"] is False


@pytest.mark.rule("R136")
def test_another_department_sees_the_summary_only(each: Visit, client):
    each.attach("lead", "photo of C1", line="C1")
    each.attach("partner", "photo of M1", line="M1")
    play(each)
    detail = get(client, each.cast.amr_reviewer, f"/api/results/tasks/{each.task.id}").json
    by_code = {department["code"]: department for department in detail["departments"]}
    assert by_code["WZ-COM"]["lines"] == []
    assert len(by_code["WZ-AMR"]["lines"]) == 2
    assert [medium["line"] for medium in detail["evidence"]] == ["M1"]


@pytest.mark.rule("R136")
@pytest.mark.parametrize("who", ["outsider", "stranger", "sysadmin"])
def test_what_may_not_be_seen_does_not_exist(visit: Visit, client, who: str):
    play(visit)
    assert get(client, getattr(visit.cast, who), f"/api/results/tasks/{visit.task.id}").status_code == 404
    assert get(client, getattr(visit.cast, who), "/api/results/tasks").json["total"] == 0


def test_nobody_signed_in_sees_nothing(visit: Visit, client):
    assert client.get(f"/api/results/tasks/{visit.task.id}").status_code == 401


@pytest.mark.rule("R99", "R111")
def test_the_queue_counts_working_days(each: Visit, client):
    play(each)
    with clock.at(datetime(2026, 6, 8, 2, tzinfo=UTC)):
        (row,) = get(client, each.cast.reviewer, "/api/results/tasks").json["items"]
    deadline = row["departments"][0]["deadline"]
    assert deadline == {"date": "2026-06-10", "provisional": False, "days_left": 2}
    assert row["departments"][0]["overdue"] is False
    with clock.at(datetime(2026, 6, 11, 2, tzinfo=UTC)):
        (row,) = get(client, each.cast.reviewer, "/api/results/tasks").json["items"]
    assert row["departments"][0]["deadline"]["days_left"] == -1
    assert row["departments"][0]["overdue"] is True


def test_the_queue_filters_by_state_and_pages(each: Visit, client):
    play(each)
    url = "/api/results/tasks?state={}"
    assert get(client, each.cast.reviewer, url.format("ENTERED")).json["total"] == 1
    assert get(client, each.cast.reviewer, url.format("REVIEWED")).json["total"] == 0
    assert get(client, each.cast.reviewer, url.format("NONSENSE")).status_code == 422


def test_contested_and_held_work_is_listed(each: Visit, client):
    each.record("lead", "C1", fact="甲")
    each.record("second", "C1", fact="乙")
    each.send("lead")
    each.send("second")
    play(each)
    late = each.record("lead", "C2", fact="迟到")
    assert each.send("lead")[late.seq].outcome == "held"
    detail = get(client, each.cast.reviewer, f"/api/results/tasks/{each.task.id}").json
    assert detail["held"][0]["by"] in {"张一", "李三"}
    assert any("检查项记录" in entry["text"] for entry in detail["held"])


def test_what_the_server_flagged_is_said_once_an_author_with_who_and_when(client, visit: Visit):
    shown = visit.cast.lead
    for who in ("lead", "second"):
        args = {
            "user": str(getattr(visit.cast, who).id), "method": "OWN" if who == "lead" else "COLLEAGUE",
            "certificate_no": "X-0", "certificate_shown": True, "handwriting": digest("hand"), "photo": None,
        }  # fmt: skip
        visit.capture("lead", "team.check_in", args, [f"checkins/{args['user']}"])
    gap = {"reason": "钱一手机没电", "phones": [{"user": str(visit.cast.partner.id), "at": None}]}
    parts = closed_by_both(visit)
    visit.lock("lead", parts, signed_rows(visit), gap=gap)
    visit.send("partner")
    visit.send("lead")
    detail = get(client, visit.cast.reviewer, f"/api/results/tasks/{visit.task.id}").json
    flags = {one["flag"]: one for one in detail["flags"]}
    assert (flags["certificate_differs"]["n"], flags["certificate_differs"]["by"]) == (2, shown.name)
    assert (flags["certificate_differs"]["what"], flags["gap"]["what"]) == (["签到"], ["锁定记录"])
    hidden = get(client, visit.cast.clerk, f"/api/results/tasks/{visit.task.id}").json
    assert hidden["flags"] == []
