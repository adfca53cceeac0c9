"""Entry: by whom the profile says, by itself when nothing is awaited, never before."""

import pytest

from backend.followups.models import FollowUp
from backend.results import standing
from backend.results.entry import items_of
from tests.backend.fieldwork.played import closed_by_both, play, signed_rows
from tests.backend.fieldwork.site import Visit, digest
from tests.cast import post


@pytest.fixture
def each(visit: Visit) -> Visit:
    return visit.under(entry_responsibility="EACH")


def result(visit: Visit, department):
    return standing.find(visit.session, visit.task.id, department.id)


@pytest.mark.rule("R101")
def test_each_department_is_entered_in_the_name_of_who_closed_its_part(each: Visit):
    play(each)
    assert result(each, each.cast.com).entered_by == each.cast.lead.id
    assert result(each, each.cast.amr).entered_by == each.cast.partner.id
    assert each.row("task/self")["state"] == "ENTERED"


@pytest.mark.rule("R101")
def test_the_lead_enters_for_all_where_the_county_says_so(visit: Visit):
    play(visit)
    for department in (visit.cast.com, visit.cast.amr):
        assert result(visit, department).entered_by == visit.cast.lead.id


@pytest.mark.rule("R98")
def test_the_items_stay_visible_behind_the_department_s_outcome(each: Visit):
    ordered = {
        "outcome": "PROBLEM_ORDERED_RECTIFY",
        "fact": "铅封缺失",
        "measure": "RECTIFY_BY",
        "deadline": "2026-06-10",
    }
    play(each, M1=ordered)
    amr = result(each, each.cast.amr)
    assert amr.outcome == "PROBLEM_ORDERED_RECTIFY"
    assert [(item.line, item.outcome) for item in items_of(each.session, amr)] == [
        ("M1", "PROBLEM_ORDERED_RECTIFY"),
        ("M2", "QUALIFIED"),
    ]
    assert result(each, each.cast.com).outcome == "NO_PROBLEM_FOUND"


def test_a_problem_has_an_owner_at_once(each: Visit):
    play(each, M1={"outcome": "PROBLEM_PENDING_INVESTIGATION", "fact": "来源不明"})
    (owed,) = each.session.query(FollowUp).all()
    assert (owed.type, owed.responsible_department_id) == ("INVESTIGATE", each.cast.amr.id)


def test_nothing_is_entered_while_a_file_is_on_the_phone(each: Visit):
    each.attach("lead", "photo", line="C1")
    play(each)
    assert result(each, each.cast.com) is None
    assert each.row("task/self")["state"] == "COMPLETED"
    each.verify("photo")
    assert each.row(f"evidence/{digest('photo')}")["state"] == "verified"
    assert result(each, each.cast.com).state == "ENTERED"


def test_a_lost_file_does_not_hold_entry_for_ever(each: Visit):
    each.attach("lead", "photo", line="C1")
    play(each)
    each.verify("photo", state="lost")
    assert result(each, each.cast.com).state == "ENTERED"


def test_nothing_is_entered_while_a_phone_is_away(each: Visit, client):
    parts = closed_by_both(each)
    each.lock("lead", parts, signed_rows(each))
    each.send("lead")
    assert result(each, each.cast.com) is None
    answer = post(
        client,
        each.cast.lead,
        f"/api/results/tasks/{each.task.id}/enter",
        {"department": str(each.cast.com.id)},
    )
    assert (answer.status_code, answer.json["code"]) == (409, "results.awaited")


@pytest.mark.rule("R101")
def test_in_a_lead_county_the_cooperating_department_does_not_enter(visit: Visit, client):
    play(visit)
    path = f"/api/results/tasks/{visit.task.id}/enter"
    answer = post(client, visit.cast.partner, path, {"department": str(visit.cast.amr.id)})
    assert (answer.status_code, answer.json["code"]) == (403, "results.not_responsible")
    assert "武陟县商务局" in answer.json["detail"]


@pytest.mark.rule("R101")
def test_elsewhere_the_leader_does_not_enter_for_others(each: Visit, client):
    play(each)
    path = f"/api/results/tasks/{each.task.id}/enter"
    answer = post(client, each.cast.lead, path, {"department": str(each.cast.amr.id)})
    assert (answer.status_code, answer.json["code"]) == (403, "results.not_responsible")


@pytest.mark.parametrize(
    ("who", "status"), [("reviewer", 403), ("clerk", 403), ("stranger", 404), ("sysadmin", 404)]
)
def test_who_may_not_enter(visit: Visit, client, who: str, status: int):
    play(visit)
    path = f"/api/results/tasks/{visit.task.id}/enter"
    answer = post(client, getattr(visit.cast, who), path, {"department": str(visit.cast.com.id)})
    assert answer.status_code == status


def test_an_unlocked_task_is_not_entered(visit: Visit, client):
    path = f"/api/results/tasks/{visit.task.id}/enter"
    answer = post(client, visit.cast.lead, path, {"department": str(visit.cast.com.id)})
    assert (answer.status_code, answer.json["code"]) == (409, "results.not_locked")


def test_a_file_verified_twice_enters_once(each: Visit):
    each.attach("lead", "photo", line="C1")
    play(each)
    each.verify("photo")
    each.verify("photo")
    assert result(each, each.cast.com).entry == 1


@pytest.mark.rule("R91")
def test_nobody_reached_forms_the_result_directly(visit: Visit):
    args = {
        "site_state": "大门紧锁", "address_visited": visit.task.object_frozen["address_registered"],
        "address_explanation": "", "note": "无人", "media": [digest("door")],
        "officers": visit.signatures(["lead", "partner"]), "record": digest("the record"),
    }  # fmt: skip
    visit.attach("lead", "door", purpose="UNREACHABLE")
    visit.capture("lead", "party.unreachable", args, ["confirmation/self"])
    visit.lock("lead", [], ["confirmation/self"], mode="NOT_PRESENT")
    visit.send("lead")
    visit.verify("door")
    assert result(visit, visit.cast.com) is None  # the record itself is still on the phone
    visit.verify("the record")
    for department in (visit.cast.com, visit.cast.amr):
        found = result(visit, department)
        assert found.outcome == "UNREACHABLE_AT_REGISTERED_ADDRESS"
        assert {item.checked for item in items_of(visit.session, found)} == {False}
        assert "无法联系" in items_of(visit.session, found)[0].record_line["reason"]
