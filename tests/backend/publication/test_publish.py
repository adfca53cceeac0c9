"""Publication: by the head, after review, once and for good; and what by law stays undisclosed."""

import hashlib
import json

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from backend.disclosure.models import LeafSalt, LogLeaf
from backend.followups.models import FollowUp
from backend.publication.models import Publication
from backend.publication.whitelist import PublicContent
from tests.backend.fieldwork.played import play
from tests.backend.fieldwork.site import Visit
from tests.cast import get, post

PUBLIC = {
    "id", "version", "task_name", "task_no", "items", "object_name", "uscc", "department", "checked_on", "outcome",
    "outcome_label", "processing", "published_at", "field",
}  # fmt: skip


@pytest.fixture
def reviewed(visit: Visit, client) -> Visit:
    """Both departments' results reviewed in a county where each enters its own."""
    each = visit.under(entry_responsibility="EACH")
    review(each, client)
    return each


def review(visit: Visit, client, **changes) -> None:
    play(visit, **changes)
    for reviewer, department in (
        (visit.cast.reviewer, visit.cast.com),
        (visit.cast.amr_reviewer, visit.cast.amr),
    ):
        path = f"/api/results/tasks/{visit.task.id}/pass"
        assert post(client, reviewer, path, {"department": str(department.id)}).status_code == 200


def publish(client, user, visit: Visit, department):
    path = f"/api/publication/tasks/{visit.task.id}/publish"
    return post(client, user, path, {"department": str(department.id)})


def withhold(client, user, visit: Visit, department, ground: str):
    path = f"/api/publication/tasks/{visit.task.id}/withhold"
    return post(client, user, path, {"department": str(department.id), "ground": ground})


@pytest.mark.rule("R104")
def test_the_preview_is_what_becomes_public(reviewed: Visit, client):
    asked = f"/api/publication/tasks/{reviewed.task.id}/preview?department={reviewed.cast.com.id}"
    shown = get(client, reviewed.cast.head, asked)
    answer = publish(client, reviewed.cast.head, reviewed, reviewed.cast.com)
    public = client.get(f"/api/portal/results/{answer.json['id']}").json
    assert shown.json == {key: public[key] for key in PUBLIC - {"id", "version", "published_at"}}
    assert get(client, reviewed.cast.head, asked).status_code == 409
    assert get(client, reviewed.cast.reviewer, asked).status_code == 403
    assert get(client, reviewed.cast.stranger, asked).status_code == 404


@pytest.mark.rule("R102", "R104")
def test_it_works(reviewed: Visit, client):
    answer = publish(client, reviewed.cast.head, reviewed, reviewed.cast.com)
    assert answer.status_code == 200
    shown = client.get(f"/api/portal/results/{answer.json['id']}").json
    assert shown["object_name"] == "测试加油站有限公司"
    assert shown["items"] == ["事项C1", "事项C2"]
    assert (shown["outcome_label"], shown["version"], shown["checked_on"]) == ("未发现问题", 1, "2026-05-13")
    assert reviewed.row(f"review/{reviewed.cast.com.id}")["state"] == "PUBLISHED"


@pytest.mark.rule("R104")
def test_only_the_whitelist_leaves(visit: Visit, client):
    secret = "张一的电话13800000000"
    each = visit.under(entry_responsibility="EACH")
    ordered = {
        "outcome": "PROBLEM_ORDERED_RECTIFY", "fact": secret, "note": secret, "clause": secret,
        "measure": "RECTIFY_BY", "deadline": "2026-06-10",
    }  # fmt: skip
    review(each, client, C1=ordered)
    publish(client, each.cast.head, each, each.cast.com)
    raw = client.get("/api/portal/results").get_data(as_text=True)
    (item,) = json.loads(raw)["items"]
    assert set(item) == PUBLIC
    assert item["processing"] == "责令限期改正（2026-06-10前）"
    for leak in (secret, "13800000000", "张一", "刘某", "credit", each.cast.object.contact_phone):
        assert leak not in raw


@pytest.mark.rule("R104")
def test_a_field_that_is_not_on_the_list_cannot_be_published():
    errors = PublicContent().validate({"credit_risk_class": "A"})
    assert errors["credit_risk_class"] == ["Unknown field."]


@pytest.mark.rule("R102")
def test_what_is_not_reviewed_is_not_published(visit: Visit, client):
    play(visit)
    answer = publish(client, visit.cast.head, visit, visit.cast.com)
    assert (answer.status_code, answer.json["code"]) == (409, "results.not_in_this_state")
    assert client.get("/api/portal/results").json["total"] == 0


@pytest.mark.parametrize(
    ("who", "status"), [("amr_head", 403), ("reviewer", 403), ("lead", 403), ("stranger", 404)]
)
def test_who_may_not_publish(reviewed: Visit, client, who: str, status: int):
    assert publish(client, getattr(reviewed.cast, who), reviewed, reviewed.cast.com).status_code == status


def test_publishing_twice_is_refused(reviewed: Visit, client):
    publish(client, reviewed.cast.head, reviewed, reviewed.cast.com)
    assert publish(client, reviewed.cast.head, reviewed, reviewed.cast.com).status_code == 409
    assert reviewed.session.query(Publication).count() == 1


@pytest.mark.rule("R106")
def test_nobody_changes_what_is_public(reviewed: Visit, client):
    result = publish(client, reviewed.cast.head, reviewed, reviewed.cast.com).json["id"]
    for method in (client.put, client.patch, client.delete):
        answer = method(f"/api/portal/results/{result}", json={"outcome": "QUALIFIED"})
        assert (answer.status_code, answer.json["code"]) == (405, "publication.immutable")


@pytest.mark.rule("R106")
@pytest.mark.parametrize("statement", ["update publication set object_name = 'x'", "delete from publication"])
def test_the_database_refuses_it_too(reviewed: Visit, client, statement: str):
    publish(client, reviewed.cast.head, reviewed, reviewed.cast.com)
    reviewed.session.commit()
    with pytest.raises(ProgrammingError), reviewed.session.begin_nested():
        reviewed.session.execute(text(statement))


@pytest.mark.rule("R106")
@pytest.mark.parametrize(
    "statement",
    ["update publication set version = 2", "delete from publication", "truncate publication cascade"],
)
def test_the_owner_of_the_database_is_refused_as_well(config, statement: str):
    url = config.owner_database_url.replace("+psycopg", "")
    with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


def test_a_problem_without_an_owner_is_not_published(visit: Visit, client):
    each = visit.under(entry_responsibility="EACH")
    review(each, client, C1={"outcome": "PROBLEM_PENDING_INVESTIGATION", "fact": "来源不明"})
    each.session.query(FollowUp).delete()
    each.session.commit()
    answer = publish(client, each.cast.head, each, each.cast.com)
    assert (answer.status_code, answer.json["code"]) == (409, "publication.without_follow_up")


def test_non_disclosure_needs_its_ground(reviewed: Visit, client):
    assert withhold(client, reviewed.cast.head, reviewed, reviewed.cast.com, "").status_code == 422
    assert (
        withhold(client, reviewed.cast.head, reviewed, reviewed.cast.com, "   ").json["code"]
        == "publication.ground_missing"
    )
    answer = withhold(client, reviewed.cast.head, reviewed, reviewed.cast.com, "《政府信息公开条例》第十五条")
    assert answer.status_code == 200
    assert client.get(f"/api/portal/results/{answer.json['id']}").status_code == 404
    assert publish(client, reviewed.cast.head, reviewed, reviewed.cast.com).status_code == 409


def test_the_log_commits_to_what_was_published(reviewed: Visit, client):
    publish(client, reviewed.cast.head, reviewed, reviewed.cast.com)
    publish(client, reviewed.cast.amr_head, reviewed, reviewed.cast.amr)
    first, second = reviewed.session.query(LogLeaf).order_by(LogLeaf.position)
    assert (first.position, second.position) == (1, 2)
    published = reviewed.session.query(Publication).filter_by(leaf=1).one()
    salt = reviewed.session.get(LeafSalt, published.id).salt
    content = json.dumps(
        published.content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
    assert json.loads(first.content)["commitment"] == hashlib.sha256(salt + content).hexdigest()
    assert first.leaf_hash == hashlib.sha256(b"\x00" + first.content).digest()
    assert "测试加油站" not in first.content.decode()


@pytest.mark.rule("R137")
def test_the_chain_of_a_published_result_is_on_the_trail(reviewed: Visit, client):
    publish(client, reviewed.cast.head, reviewed, reviewed.cast.com)
    publish(client, reviewed.cast.amr_head, reviewed, reviewed.cast.amr)
    rows = reviewed.session.execute(
        text("select action from audit_entry where task_id = :task order by id"), {"task": reviewed.task.id}
    )
    actions = [row.action for row in rows]
    wanted = [
        "task.make",
        "task.approval",
        "presence.in",
        "record.lock",
        "result.enter",
        "result.pass",
        "result.publish",
    ]
    assert [actions.index(each) for each in wanted] == sorted(actions.index(each) for each in wanted)
    assert reviewed.row("task/self")["state"] == "PUBLISHED"


@pytest.mark.rule("R138")
@pytest.mark.parametrize("name", ["result.publish/1", "draw.execute/1", "team.replace/1", "result.correct/1"])
def test_a_phone_has_no_verb_for_it(visit: Visit, name: str):
    made = visit.phone("lead").make(visit.dossier, name, {}, base=[])
    settled = visit.send("lead")[made.seq]
    assert (settled.outcome == "applied", settled.problem["code"]) == (False, "sync.verb_unknown")
