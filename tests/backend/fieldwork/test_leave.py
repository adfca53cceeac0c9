"""The head's leave to resume or terminate: asked online, or told by phone and confirmed; refusals reported (R90)."""

import pytest
from sqlalchemy import select

from backend.results import standing
from backend.tasks.approvals.models import ApprovalRequest
from backend.tasks.approvals.service import decide
from sync import dossiers
from sync import tables as t
from tests.backend.fieldwork.ending_otherwise import PAUSE, end, film, resist, suspend
from tests.backend.fieldwork.site import Visit


def requests(visit: Visit) -> list[ApprovalRequest]:
    kinds = ("RESUME", "TERMINATE", "REPORT")
    return list(visit.session.scalars(select(ApprovalRequest).where(ApprovalRequest.kind.in_(kinds))))


def asked(visit: Visit, verb: str = "resume", **change) -> ApprovalRequest:
    suspend(visit)
    end(visit, verb, **{"approved_how": "ONLINE", "approved_by": "", "approved_at": None} | change)
    visit.send("lead")
    (request,) = requests(visit)
    return request


def pause(visit: Visit) -> dict:
    return visit.row(f"pauses/{PAUSE}")


def test_asked_online_the_suspension_goes_on_until_the_head_agrees(visit: Visit):
    request = asked(visit)
    assert (visit.row("task/self")["state"], pause(visit)["ended"]) == ("SUSPENDED", None)
    assert (request.kind, request.department_id) == ("RESUME", visit.cast.com.id)
    decide(visit.session, visit.cast.head, request, "APPROVE", "")
    ended = pause(visit)["ended"]
    assert (ended["approved_how"], ended["approved_by"], ended["confirmed"]) == (
        "ONLINE",
        "商务局负责人",
        True,
    )
    assert (ended["reason"], visit.row("task/self")["state"]) == ("雨停", "NOTIFIED")


def test_the_card_is_on_the_heads_desk(visit: Visit):
    request = asked(visit)
    card = dossiers.read_rows(visit.session, visit.cast.head.id, "approvals")[str(request.id)]
    assert [fact["value"] for fact in card["facts"]] == ["暴雨，无法继续", "雨停"]


def test_declined_the_team_reads_why_and_may_ask_again(visit: Visit):
    decide(visit.session, visit.cast.head, asked(visit), "RETURN", "等专家到场")
    assert (pause(visit)["asked"]["returned"], pause(visit)["ended"]) == ("等专家到场", None)
    again = visit.phone("lead").make(
        visit.dossier, "visit.resume/1",
        {"id": PAUSE, "reason": "专家已到", "approved_by": "", "approved_how": "ONLINE", "approved_at": None},
        base={f"pauses/{PAUSE}": dossiers_head(visit)}, effective_at=visit.now(),
    )  # fmt: skip
    visit.send("lead", [again])
    assert pause(visit)["asked"]["returned"] is None
    assert [request.state for request in requests(visit)].count("WAITING") == 1


def dossiers_head(visit: Visit) -> str:
    from_row = visit.session.execute(
        select(t.row.c.head).where(t.row.c.dossier_id == visit.task.id, t.row.c.collection == "pauses")
    )
    return from_row.scalar_one()


def test_terminated_online_ends_with_other_for_every_department(visit: Visit):
    decide(visit.session, visit.cast.head, asked(visit, "terminate", reason="企业已搬离"), "APPROVE", "")
    assert visit.row("task/self")["state"] == "TERMINATED"
    found = standing.find_all(visit.session, [visit.task.id]).values()
    assert {(result.state, result.outcome) for result in found} == {("TERMINATED", "OTHER")}


def test_told_by_phone_the_head_confirms_in_person(visit: Visit):
    suspend(visit)
    end(visit, "resume")
    visit.send("lead")
    (request,) = requests(visit)
    assert request.exceptions == ["已按商务局负责人电话同意办理，请本人确认"]
    decide(visit.session, visit.cast.head, request, "APPROVE", "")
    assert pause(visit)["ended"]["confirmed"] is True
    assert pause(visit)["ended"]["approved_how"] == "PHONE"


def test_never_said_so_it_stays_unconfirmed(visit: Visit):
    suspend(visit)
    end(visit, "resume")
    visit.send("lead")
    decide(visit.session, visit.cast.head, requests(visit)[0], "RETURN", "没有接到请示")
    assert pause(visit)["ended"]["confirmed"] is False


@pytest.mark.rule("R90")
def test_on_a_safety_check_the_heads_get_a_card(visit: Visit):
    visit.task.field_code = "F3"
    film(visit)
    resist(visit)
    visit.send("lead")
    (request,) = requests(visit)
    assert (request.kind, request.department_id) == ("REPORT", visit.cast.com.id)
    decide(visit.session, visit.cast.head, request, "APPROVE", "")
    assert request.state == "APPROVED"
