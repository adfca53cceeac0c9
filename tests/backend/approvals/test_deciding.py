"""A matter is put on the heads' desks, decided once, and what follows from it follows."""

import pytest

from backend.accounts import desk
from backend.problems import Problem
from backend.tasks.approvals import service
from sync import dossiers
from tests import factories


def refused(act):
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.code


def cards(session, user):
    return dossiers.read_rows(session, user.id, "approvals")


@pytest.fixture
def asked(session, cast):
    """The head of 商务局 is asked about resuming."""
    return service.ask(
        session, "RESUME", cast.task, cast.com.id, subject="pause-1", exceptions=["停业已超过 10 天"],
        facts=[{"label": "原因", "value": "停电"}], asked_by=cast.lead,
    )  # fmt: skip


def test_it_works(session, cast, asked):
    card = cards(session, cast.head)[str(asked.id)]
    assert (card["kind"], card["state"], card["asked_by"]) == ("RESUME", "WAITING", "张一")
    assert (card["planned_at"], card["exceptions"]) == ("2026-05-13T09:30", ["停业已超过 10 天"])
    service.decide(session, cast.head, asked, "APPROVE", "")
    card = cards(session, cast.head)[str(asked.id)]
    assert (card["state"], card["decided"]["name"]) == ("APPROVED", "商务局负责人")
    assert card["decided"]["as_deputy"] is False


def test_asking_again_is_the_same_request(session, cast, asked):
    again = service.ask(session, "RESUME", cast.task, cast.com.id, subject="pause-1")
    assert again.id == asked.id


def test_a_listener_carries_the_decision_out(session, cast, asked, monkeypatch):
    told = []
    monkeypatch.setitem(service.ON_DECIDED, "RESUME", [lambda session, request: told.append(request.state)])
    service.decide(session, cast.head, asked, "RETURN", "先补材料")
    assert told == ["RETURNED"]


def test_it_is_decided_once(session, cast, asked):
    service.decide(session, cast.head, asked, "APPROVE", "")
    assert refused(lambda: service.decide(session, cast.head, asked, "RETURN", "不同意")) == (
        "approvals.decided_already"
    )


def test_returning_needs_a_reason(session, cast, asked):
    assert refused(lambda: service.decide(session, cast.head, asked, "RETURN", " ")) == (
        "approvals.opinion_missing"
    )


@pytest.mark.parametrize("who", ["amr_head", "reviewer", "lead", "clerk"])
def test_nobody_else_decides_or_sees_it(session, cast, asked, who):
    user = getattr(cast, who)
    assert refused(lambda: service.decide(session, user, asked, "APPROVE", "")) == "approvals.not_yours"
    assert str(asked.id) not in cards(session, user)


def test_a_new_head_finds_what_waits(session, cast, asked):
    second = factories.user(session, "商务局副局长", "DEPT_HEAD", department=cast.com)
    assert str(asked.id) in cards(session, second)


def test_a_former_head_loses_the_cards(session, cast, asked):
    cast.head.roles = ["REVIEWER"]
    desk.write(session, cast.head)
    assert cards(session, cast.head) == {}


@pytest.mark.rule("R40")
def test_each_departments_head_gets_a_card_when_a_task_is_made(session, cast):
    people = [cast.inspectors[name] for name in ("lead", "second", "partner")]
    made = factories.task(session, cast.checklist, people)
    for head, unit in ((cast.head, cast.com), (cast.amr_head, cast.amr)):
        card = next(one for one in cards(session, head).values() if one["task"] == str(made.id))
        assert (card["kind"], card["department"]) == ("INSPECTION", str(unit.id))
        assert "武陟县市场监督管理局持证检查人员不足2人，现场检查时其检查项将锁定" in card["exceptions"]


@pytest.mark.rule("R40")
def test_the_card_and_the_office_say_the_same_thing(session, cast):
    made = factories.task(session, cast.checklist, [cast.inspectors["lead"]])
    card = service.waiting(session, made, cast.com.id, "INSPECTION")
    service.decide(session, cast.head, card, "APPROVE", "")
    assert [one.department_id for one in made.approvals] == [cast.com.id]
    row = dossiers.read_rows(session, made.id, "task")["self"]
    assert row["approvals"][str(cast.com.id)]["by_name"] == "商务局负责人"
    assert row["approvals"][str(cast.amr.id)] is None
