"""What a head's phone sends from its own desk: decisions, and deputies for some days."""

from datetime import timedelta
from uuid import uuid4

import pytest

from backend import clock
from backend.tasks.approvals import service
from sync import dossiers
from sync.anchors import make, to_ms
from sync.phone import Phone
from tests import factories
from tests.backend.fieldwork.site import SIGNING_KEY, Visit


class Desk:
    """The enrolled phone of a head, today."""

    def __init__(self, visit: Visit, who: str):
        self.visit, self.who, self.user = visit, who, getattr(visit.cast, who)
        visit.phone(who)

    def do(self, verb: str, args, row: str, dossier=None):
        now = clock.now()
        phone: Phone = self.visit.phone(self.who)
        phone.anchored(make(SIGNING_KEY, phone.device_id, to_ms(now)), now)
        made = phone.make(dossier or str(self.user.id), f"{verb}/1", args, base=[row], effective_at=now)
        return self.visit.send(self.who, at=now + timedelta(seconds=1))[made.seq]

    def decide(self, request, decision="APPROVE", opinion="", successor=None):
        args = {"id": str(request.id), "decision": decision, "opinion": opinion, "successor": successor}
        return self.do("approval.decide", args, f"approvals/{request.id}")

    def name_deputy(self, who: str, starts=0, ends=3):
        key, today = str(uuid4()), clock.today()
        args = {
            "id": key, "deputy": str(getattr(self.visit.cast, who).id),
            "from": (today + timedelta(days=starts)).isoformat(), "to": (today + timedelta(days=ends)).isoformat(),
        }  # fmt: skip
        return self.do("deputy.name", args, f"deputies/{key}"), key

    def rows(self, collection: str):
        return dossiers.read_rows(self.visit.session, self.user.id, collection)


@pytest.fixture
def visit(session, cast):
    session.commit()
    return Visit(session, cast)


@pytest.fixture
def fresh(visit):
    """A task both heads still have to approve."""
    people = [visit.cast.inspectors[name] for name in ("lead", "second", "partner", "partner2")]
    made = factories.task(visit.session, visit.cast.checklist, people, object=visit.cast.object)
    visit.session.commit()
    return made


@pytest.mark.rule("R40")
def test_a_head_approves_from_the_own_phone(visit, fresh):
    request = service.waiting(visit.session, fresh, visit.cast.com.id, "INSPECTION")
    desk = Desk(visit, "head")
    assert desk.decide(request).outcome == "applied"
    assert desk.rows("approvals")[str(request.id)]["state"] == "APPROVED"
    assert [one.department_id for one in fresh.approvals] == [visit.cast.com.id]


@pytest.mark.rule("R62")
def test_the_head_of_another_department_is_refused(visit):
    leaving = next(one for one in visit.task.team if one.user_id == visit.cast.partner2.id)
    request = service.ask(
        visit.session, "REPLACEMENT", visit.task, visit.cast.amr.id, subject=str(leaving.user_id)
    )
    visit.session.commit()
    settled = Desk(visit, "head").decide(request, successor=str(visit.cast.outsider.id))
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "approvals.not_yours")


def test_the_second_of_two_heads_hears_who_decided(visit, fresh):
    second = factories.user(visit.session, "商务局副局长", "DEPT_HEAD", department=visit.cast.com)
    visit.session.commit()
    request = service.waiting(visit.session, fresh, visit.cast.com.id, "INSPECTION")
    Desk(visit, "head").decide(request)
    settled = Desk(Visit(visit.session, stand_in(visit.cast, second)), "head").decide(
        request, "RETURN", "不同意"
    )
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "approvals.decided_already")
    assert settled.problem["details"]["name"] == "商务局负责人"


def stand_in(cast, head):
    return type(cast)(**(vars(cast) | {"head": head}))


def test_an_unknown_card_is_refused(visit):
    row = str(uuid4())
    args = {"id": row, "decision": "APPROVE", "opinion": "", "successor": None}
    settled = Desk(visit, "head").do("approval.decide", args, f"approvals/{row}")
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "approvals.unknown")


def test_a_deputy_decides_and_it_is_shown(visit, fresh):
    head, deputy = Desk(visit, "head"), Desk(visit, "reviewer")
    settled, key = head.name_deputy("reviewer")
    assert settled.outcome == "applied"
    assert deputy.rows("deputies")[key]["head_name"] == "商务局负责人"
    request = service.waiting(visit.session, fresh, visit.cast.com.id, "INSPECTION")
    assert str(request.id) in deputy.rows("approvals")
    assert deputy.decide(request).outcome == "applied"
    decided = head.rows("approvals")[str(request.id)]["decided"]
    assert (decided["name"], decided["as_deputy"]) == ("商务审核员", True)
    task = dossiers.read_rows(visit.session, fresh.id, "task")["self"]
    assert task["approvals"][str(visit.cast.com.id)]["as_deputy"] is True


@pytest.mark.parametrize("days", [(2, 5)])
def test_before_the_first_day_a_deputy_decides_nothing(visit, fresh, days):
    Desk(visit, "head").name_deputy("reviewer", *days)
    request = service.waiting(visit.session, fresh, visit.cast.com.id, "INSPECTION")
    settled = Desk(visit, "reviewer").decide(request)
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "approvals.not_yours")


def test_a_deputation_that_was_ended_is_over_at_once(visit, fresh):
    head, deputy = Desk(visit, "head"), Desk(visit, "reviewer")
    _, key = head.name_deputy("reviewer")
    assert head.do("deputy.end", {"id": key}, f"deputies/{key}").outcome == "applied"
    assert deputy.rows("approvals") == {}
    assert deputy.rows("deputies")[key]["ended"] is True
    request = service.waiting(visit.session, fresh, visit.cast.com.id, "INSPECTION")
    assert deputy.decide(request).problem["code"] == "approvals.not_yours"


@pytest.mark.parametrize(
    ("who", "days", "code"),
    [
        ("head", (0, 3), "deputies.person"),
        ("amr_reviewer", (0, 3), "deputies.person"),
        ("reviewer", (3, 1), "deputies.days"),
        ("reviewer", (-5, -2), "deputies.days"),
        ("reviewer", (0, 500), "deputies.days"),
    ],
)
def test_others_are_refused(visit, who, days, code):
    settled, _ = Desk(visit, "head").name_deputy(who, *days)
    assert (settled.outcome, settled.problem["code"]) == ("rejected", code)


def test_only_a_head_names_a_deputy(visit):
    settled, _ = Desk(visit, "lead").name_deputy("second")
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "deputies.not_head")
