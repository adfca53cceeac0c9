"""Who sees which task: what may not be seen does not exist."""

import pytest

from backend.tasks import service
from tests import factories
from tests.cast import get, post


def listed(client, user, query=""):
    return [task["task_no"] for task in get(client, user, f"/api/tasks{query}").json["items"]]


@pytest.mark.rule("R136")
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("lead", 200), ("partner", 200), ("head", 200), ("amr_reviewer", 200), ("clerk", 200),
        ("outsider", 404), ("stranger", 404), ("sysadmin", 404),
    ],
)  # fmt: skip
def test_it_works(client, cast, who, status):
    user = getattr(cast, who)
    assert get(client, user, f"/api/tasks/{cast.task.id}").status_code == status
    assert listed(client, user) == ([cast.task.task_no] if status == 200 else [])


@pytest.mark.rule("R142")
def test_the_system_administrator_sees_no_case(client, cast):
    answer = get(client, cast.sysadmin, f"/api/tasks/{cast.task.id}")
    assert (answer.status_code, answer.json["code"]) == (404, "request.not_found")


def test_the_page_shows_what_was_frozen(client, cast):
    shown = get(client, cast.head, f"/api/tasks/{cast.task.id}").json
    assert shown["state_label"] == "已审批"
    assert [line["code"] for line in shown["lines"]] == ["C1", "C2", "M1", "M2"]
    assert {member["name"] for member in shown["members"]} == {"张一", "李三", "钱一", "周三"}
    assert len(shown["approvals"]) == 2
    assert shown["preparation"][0]["section"] == "registration"


@pytest.mark.rule("R111")
def test_the_list_shows_how_many_days_are_left(client, session, cast):
    cast.task.state = "CONFIRMED"
    service.complete(session, cast.lead, cast.task, factories.PLANNED.date())
    shown = get(client, cast.head, "/api/tasks").json["items"][0]["deadline"]
    assert (shown["date"], shown["warning"]) == ("2026-06-10", "OVERDUE")
    assert shown["days_left"] < 0


def test_tasks_are_found_by_state_number_and_name(client, cast):
    assert listed(client, cast.clerk, "?state=APPROVED") == [cast.task.task_no]
    assert listed(client, cast.clerk, "?state=PUBLISHED") == []
    assert listed(client, cast.clerk, "?q=测试加油站") == [cast.task.task_no]
    assert listed(client, cast.clerk, f"?q={cast.task.task_no}") == [cast.task.task_no]
    assert listed(client, cast.clerk, f"?q={cast.object.uscc.lower()}") == [cast.task.task_no]
    assert listed(client, cast.clerk, "?q=粮油") == []
    assert get(client, cast.clerk, "/api/tasks?state=SOMETHING").status_code == 422


@pytest.mark.rule("R40")
def test_a_head_approves_over_the_api(client, session, cast):
    fresh = factories.task(session, cast.checklist, [cast.inspectors["lead"]])
    address = f"/api/tasks/{fresh.id}/approve"
    assert post(client, cast.head, address).json["state"] == "GENERATED"
    assert post(client, cast.amr_head, address).json["state"] == "APPROVED"
    assert post(client, cast.lead, address).status_code == 403
    assert post(client, cast.head, address).status_code == 409


def test_who_left_the_team_sees_the_task_no_more(client, session, cast):
    cast.task.members[1].left_at = factories.PLANNED
    assert get(client, cast.second, f"/api/tasks/{cast.task.id}").status_code == 404
