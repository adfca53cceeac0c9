"""The public's query: free, without signing in, by name, credit code, date and field (R109)."""

import pytest

from backend.publication.whitelist import public_name
from tests.backend.fieldwork.played import play
from tests.backend.fieldwork.site import Visit
from tests.cast import post


@pytest.fixture
def published(visit: Visit, client) -> Visit:
    play(visit)
    for name, user in (
        ("results/tasks/{}/pass", visit.cast.reviewer),
        ("publication/tasks/{}/publish", visit.cast.head),
    ):
        path = "/api/" + name.format(visit.task.id)
        assert post(client, user, path, {"department": str(visit.cast.com.id)}).status_code == 200
    return visit


@pytest.mark.rule("R109")
def test_anybody_may_ask(published: Visit, client):
    answer = client.get("/api/portal/results")
    assert (answer.status_code, answer.json["total"]) == (200, 1)


@pytest.mark.rule("R109")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("name=测试加油站", 1), ("name=别家", 0), ("uscc={uscc}", 1), ("uscc=91410823TEX999999X", 0),
        ("field=成品油", 1), ("field=种子", 0), ("from=2026-05-01&to=2026-05-31", 1), ("from=2026-05-14", 0),
        ("to=2026-05-12", 0), ("q=加油站", 1), ("q={uscc}", 1), ("q={task_no}", 1), ("q=没有", 0), ("q=%25", 0),
    ],
)  # fmt: skip
def test_it_finds_by_every_condition(published: Visit, client, query: str, found: int):
    asked = query.format(uscc=published.cast.object.uscc, task_no=published.task.task_no)
    assert client.get(f"/api/portal/results?{asked}").json["total"] == found


@pytest.mark.parametrize("query", ["from=yesterday", "page=0", "size=1000", "q=" + "x" * 101])
def test_a_bad_question_is_said_in_words(client, query: str):
    answer = client.get(f"/api/portal/results?{query}")
    assert (answer.status_code, answer.json["code"]) == (422, "input.invalid")


def test_an_unknown_result_is_not_found(client):
    assert client.get("/api/portal/results/00000000-0000-4000-8000-000000000000").status_code == 404
    assert client.get("/api/portal/results/nonsense").status_code == 404


@pytest.mark.rule("R104")
@pytest.mark.parametrize(
    ("inspected", "shown"),
    [
        ({"name": "演示二号加油站有限公司", "uscc": "91410823DEM0000221"}, "演示二号加油站有限公司"),
        ({"name": "李小明", "uscc": None}, "李某某"),
        ({"name": "王二便利店", "uscc": None, "contact_name": "王二便利店"}, "王某某某某"),
        ({"name": "张三", "uscc": "92410823DEM0000221", "contact_name": "张三"}, "张某"),
    ],
)
def test_a_natural_person_is_not_named_in_full(inspected: dict, shown: str):
    assert public_name(inspected) == shown
