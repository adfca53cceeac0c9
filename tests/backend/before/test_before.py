"""What phones report before a visit, and what becomes of it at the server: R40, R60–R62, R68, R69, R72."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend import clock
from backend.audit.models import AuditEntry
from backend.profiles.deadline import WorkCalendar
from backend.tasks.approvals import service
from backend.tasks.notices.deadline import latest_day
from sync import dossiers
from tests import factories
from tests.backend.fieldwork.site import START, Visit, digest
from tests.cast import Cast


def cards(visit: Visit, who: str):
    return dossiers.read_rows(visit.session, getattr(visit.cast, who).id, "approvals").values()


def waiting(visit: Visit, who: str, kind: str):
    found = [one for one in cards(visit, who) if one["kind"] == kind and one["state"] == "WAITING"]
    return found[0] if found else None


def ask_replacement(visit: Visit, who: str, user: str, **change):
    key = str(uuid4())
    args = {
        "id": key,
        "user": str(getattr(visit.cast, user).id),
        "reason": "POST_CHANGE",
        "note": "",
    } | change
    return visit.do(who, "replacement.request", args, [f"replacements/{key}"]), key


def fresh_visit(visit: Visit) -> Visit:
    """A task nobody has approved, with the same people."""
    team = [visit.cast.inspectors[name] for name in ("lead", "second", "partner", "partner2")]
    made = factories.task(visit.session, visit.cast.checklist, team, object=visit.cast.object)
    visit.session.commit()
    return Visit(visit.session, Cast(**(vars(visit.cast) | {"task": made})))


# -- R40 approval, and beginning without it ----------------------------------------------------------------


@pytest.mark.rule("R40")
def test_an_urgent_start_asks_the_head_to_back_fill(visit: Visit):
    visit = fresh_visit(visit)
    amr = str(visit.cast.amr.id)
    settled = visit.do(
        "lead", "urgent.start", {"department": amr, "reason": "群众举报正在渗漏"}, [f"urgent/{amr}"]
    )
    assert settled.outcome == "applied"
    card = waiting(visit, "amr_head", "URGENT")
    assert {"label": "补批期限", "value": "2026-05-14"} in card["facts"]
    assert "未经审批先行检查，须补办审批" in card["exceptions"]
    assert waiting(visit, "head", "URGENT") is None


@pytest.mark.rule("R40")
def test_back_filling_closes_both_cards_and_keeps_both_times(visit: Visit):
    visit = fresh_visit(visit)
    amr = visit.cast.amr.id
    visit.do("lead", "urgent.start", {"department": str(amr), "reason": "渗漏"}, [f"urgent/{amr}"])
    request = service.waiting(visit.session, visit.task, amr, "URGENT")
    service.decide(visit.session, visit.cast.amr_head, request, "APPROVE", "补批同意")
    assert waiting(visit, "amr_head", "URGENT") is None
    assert waiting(visit, "amr_head", "INSPECTION") is None
    begun, approved = visit.row(f"urgent/{amr}")["at"], visit.row("task/self")["approvals"][str(amr)]["at"]
    assert begun == round((START + timedelta(minutes=1)).timestamp() * 1000)
    assert approved > begun


@pytest.mark.rule("R40")
def test_work_without_approval_is_applied_and_flagged(visit: Visit):
    visit = fresh_visit(visit)
    for name in ("lead", "second"):
        visit.check_in(name, by=None if name == "lead" else "lead")
    made = visit.record("lead", "C1")
    settled = visit.send("lead")[made.seq]
    assert settled.outcome == "applied"
    assert "not_approved" in settled.flags


@pytest.mark.rule("R40")
def test_work_after_the_approval_is_not_flagged(visit: Visit):
    visit = fresh_visit(visit)
    with clock.at(START - timedelta(days=1)):
        service.decide(
            visit.session, visit.cast.head,
            service.waiting(visit.session, visit.task, visit.cast.com.id, "INSPECTION"), "APPROVE", "",
        )  # fmt: skip
    visit.session.commit()
    for name in ("lead", "second"):
        visit.check_in(name, by=None if name == "lead" else "lead")
    made = visit.record("lead", "C1")
    assert "not_approved" not in (visit.send("lead")[made.seq].flags or [])


@pytest.mark.rule("R40")
def test_a_returned_inspection_is_said_and_asked_again_with_a_new_plan(visit: Visit):
    visit = fresh_visit(visit)
    request = service.waiting(visit.session, visit.task, visit.cast.amr.id, "INSPECTION")
    service.decide(visit.session, visit.cast.amr_head, request, "RETURN", "请改期")
    assert "武陟县市场监督管理局退回了检查审批：请改期" in visit.row("task/self")["warnings"]
    visit.do("lead", "schedule.set", {"planned_at": "2026-05-20T09:00", "vehicle": ""}, ["schedule/self"])
    assert waiting(visit, "amr_head", "INSPECTION")["planned_at"] == "2026-05-20T09:00"


# -- R60 declarations --------------------------------------------------------------------------------------


def declare(visit: Visit, who: str, **change):
    user = str(getattr(visit.cast, who).id)
    args = {"user": user, "conflict": True, "kind": "KINSHIP", "note": "法定代表人是本人表兄"} | change
    return visit.do(who, "team.declare", args, [f"declarations/{user}"])


@pytest.mark.rule("R60")
def test_kinship_hides_the_person_and_asks_for_a_replacement(visit: Visit):
    assert declare(visit, "second").outcome == "applied"
    user = str(visit.cast.second.id)
    assert user not in visit.rows("members")
    (request,) = visit.rows("replacements").values()
    assert (request["user"], request["reason"], request["state"]) == (user, "RECUSAL", "WAITING")
    card = waiting(visit, "head", "REPLACEMENT")
    assert {"label": "说明", "value": "近亲属关系：法定代表人是本人表兄"} in card["facts"]


@pytest.mark.rule("R60")
def test_the_team_does_not_learn_why(visit: Visit):
    declare(visit, "second")
    row = visit.row(f"declarations/{visit.cast.second.id}")
    assert (row["conflict"], row["kind"], row["note"]) == (True, "", "")
    assert "表兄" not in str(visit.rows("replacements"))


@pytest.mark.rule("R60")
def test_whoever_declared_a_conflict_records_no_finding(visit: Visit):
    for name in ("lead", "second"):
        visit.check_in(name, by=None if name == "lead" else "lead")
    visit.send("lead")
    declare(visit, "second")
    made = visit.record("second", "C1")
    settled = visit.send("second")[made.seq]
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "team.recused")


@pytest.mark.rule("R60")
def test_declaring_nothing_changes_nothing(visit: Visit):
    assert declare(visit, "second", conflict=False, kind="", note="").outcome == "applied"
    assert str(visit.cast.second.id) in visit.rows("members")
    assert visit.rows("replacements") == {}


@pytest.mark.rule("R60")
def test_nobody_declares_for_another(visit: Visit):
    user = str(visit.cast.second.id)
    args = {"user": user, "conflict": True, "kind": "OTHER", "note": ""}
    settled = visit.do("lead", "team.declare", args, [f"declarations/{user}"])
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "team.own_only")


# -- R61, R62, R138 replacement ----------------------------------------------------------------------------


@pytest.mark.rule("R61")
@pytest.mark.parametrize(
    ("change", "code"),
    [({"reason": ""}, "input.invalid"), ({"reason": "OTHER", "note": " "}, "tasks.replacement_reason")],
)
def test_a_replacement_needs_a_reason(visit: Visit, change, code):
    settled, _ = ask_replacement(visit, "lead", "partner2", **change)
    assert (settled.outcome, settled.problem["code"]) == ("rejected", code)


@pytest.mark.rule("R138", "R62")
def test_asked_offline_the_person_keeps_the_role_until_the_head_decides(visit: Visit):
    settled, key = ask_replacement(visit, "lead", "partner2")
    assert settled.outcome == "applied"
    assert visit.row(f"replacements/{key}")["state"] == "WAITING"
    assert visit.row(f"members/{visit.cast.partner2.id}")["role"] == "MEMBER"
    assert waiting(visit, "head", "REPLACEMENT") is None  # the other department's head is not asked
    card = waiting(visit, "amr_head", "REPLACEMENT")
    assert [one["name"] for one in card["candidates"]] == ["吴四"]


@pytest.mark.rule("R62")
def test_the_right_head_names_the_successor_and_the_office_is_told(visit: Visit):
    _, key = ask_replacement(visit, "lead", "partner2")
    request = service.waiting(visit.session, visit.task, visit.cast.amr.id, "REPLACEMENT")
    service.decide(
        visit.session, visit.cast.amr_head, request, "APPROVE", "", successor=visit.cast.outsider.id
    )
    row = visit.row(f"replacements/{key}")
    assert (row["state"], row["successor"]) == ("APPROVED", str(visit.cast.outsider.id))
    assert str(visit.cast.partner2.id) not in visit.rows("members")
    seat = next(one for one in visit.task.team if one.user_id == visit.cast.outsider.id)
    assert seat.filed_at is not None
    filed = visit.session.scalars(select(AuditEntry).where(AuditEntry.action == "team.replace")).one()
    assert filed.details["filed"] is True


@pytest.mark.rule("R62")
def test_a_returned_request_leaves_the_team_as_it_is(visit: Visit):
    _, key = ask_replacement(visit, "lead", "partner2")
    request = service.waiting(visit.session, visit.task, visit.cast.amr.id, "REPLACEMENT")
    service.decide(visit.session, visit.cast.amr_head, request, "RETURN", "人手不足，请按原安排")
    row = visit.row(f"replacements/{key}")
    assert (row["state"], row["opinion"]) == ("RETURNED", "人手不足，请按原安排")
    assert str(visit.cast.partner2.id) in visit.rows("members")


# -- R68 notice --------------------------------------------------------------------------------------------


@pytest.mark.rule("R68")
def test_three_working_days_count_the_make_up_saturday():
    assert latest_day(date(2026, 5, 13), 3, WorkCalendar()) == date(2026, 5, 8)


@pytest.mark.rule("R68")
def test_the_phone_is_told_the_last_day(visit: Visit):
    assert visit.under().row("task/self")["notice_by"] == "2026-05-08"


def give_notice(visit: Visit, day: date, **change):
    at = round(datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC).timestamp() * 1000)
    args = {
        "means": "PHONE", "at": at, "to_name": "刘某", "to_role": "店长", "number": "0391-7290000", "note": "",
    } | change  # fmt: skip
    return visit.do("lead", "notice.give", args, ["notice/self"])


@pytest.mark.rule("R68")
@pytest.mark.parametrize(("day", "late"), [(date(2026, 5, 8), False), (date(2026, 5, 11), True)])
def test_a_late_notice_is_applied_with_a_warning(visit: Visit, day, late):
    settled = give_notice(visit, day)
    assert settled.outcome == "applied"
    assert ("notice_late" in (settled.flags or [])) is late
    assert visit.row("task/self")["state"] == "NOTIFIED"


@pytest.mark.rule("R68")
@pytest.mark.parametrize("lacking", [{"number": ""}, {"to_name": " "}])
def test_a_call_needs_who_and_which_number(visit: Visit, lacking):
    settled = give_notice(visit, date(2026, 5, 8), **lacking)
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "notice.incomplete")


# -- R69 surprise ------------------------------------------------------------------------------------------


def ask_surprise(visit: Visit, **change):
    args = {"reason": "12345 转办：夜间加注不合格柴油", "media": [digest("the lead")]} | change
    return visit.do("lead", "surprise.request", args, ["surprise/self"], media=args["media"])


@pytest.mark.rule("R69")
@pytest.mark.parametrize("lacking", [{"media": []}, {"reason": " "}])
def test_no_surprise_without_a_lead(visit: Visit, lacking):
    settled = ask_surprise(visit, **lacking)
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "tasks.surprise_without_lead")


@pytest.mark.rule("R69")
def test_an_approved_surprise_is_not_announced(visit: Visit):
    assert ask_surprise(visit).outcome == "applied"
    request = service.waiting(visit.session, visit.task, visit.cast.com.id, "SURPRISE")
    service.decide(visit.session, visit.cast.head, request, "APPROVE", "")
    row = visit.row("task/self")
    assert (row["surprise"], row["state"], row["notice_by"]) == (True, "SURPRISE", None)
    assert visit.row("surprise/self")["state"] == "APPROVED"


@pytest.mark.rule("R69")
def test_the_public_sees_nothing_of_a_surprise_before_the_visit(visit: Visit, client):
    ask_surprise(visit)
    request = service.waiting(visit.session, visit.task, visit.cast.com.id, "SURPRISE")
    service.decide(visit.session, visit.cast.head, request, "APPROVE", "")
    visit.session.commit()
    answer = client.get("/api/portal/results", query_string={"name": visit.cast.object.name})
    assert answer.json["items"] == []


# -- R72 schedule ------------------------------------------------------------------------------------------


@pytest.mark.rule("R72")
def test_a_vehicle_booked_twice_in_a_half_day_warns_both(visit: Visit):
    people = [factories.inspector(visit.session, name, visit.cast.com) for name in ("赵四", "孙五")]
    other = factories.task(visit.session, visit.cast.checklist, people, planned_at=START + timedelta(hours=1))
    other.vehicle = "豫H·00001"
    visit.session.commit()
    visit.do(
        "lead", "schedule.set", {"planned_at": "2026-05-13T09:30", "vehicle": "豫H 00001"}, ["schedule/self"]
    )
    mine, theirs = visit.row("task/self"), dossiers.read_rows(visit.session, other.id, "task")["self"]
    assert mine["vehicle"] == "豫H 00001"
    assert any(other.task_no in warning for warning in mine["warnings"])
    assert any(visit.task.task_no in warning for warning in theirs["warnings"])


@pytest.mark.rule("R72")
def test_another_half_day_warns_nobody(visit: Visit):
    people = [factories.inspector(visit.session, name, visit.cast.com) for name in ("赵四", "孙五")]
    other = factories.task(visit.session, visit.cast.checklist, people, planned_at=START + timedelta(hours=4))
    other.vehicle = "豫H·00001"
    visit.session.commit()
    visit.do(
        "lead", "schedule.set", {"planned_at": "2026-05-13T09:30", "vehicle": "豫H·00001"}, ["schedule/self"]
    )
    assert not any(other.task_no in warning for warning in visit.row("task/self")["warnings"])


@pytest.mark.rule("R72")
def test_only_the_leader_sets_the_schedule(visit: Visit):
    settled = visit.do(
        "second", "schedule.set", {"planned_at": "2026-05-13T09:30", "vehicle": ""}, ["schedule/self"]
    )
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "tasks.only_leader")
