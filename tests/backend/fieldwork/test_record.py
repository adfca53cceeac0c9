"""Locking the record: once and completely, whole only when everything is here, never lost over what is late."""

import json
from datetime import date

import pytest
from sqlalchemy import select

from backend.fieldwork import jobs
from backend.fieldwork.models import FieldRecord
from sync import tables as t
from tests.backend.fieldwork.played import closed, closed_by_both, play
from tests.backend.fieldwork.site import START, Visit, digest

SIGNED = ["findings/C1", "findings/C2", "findings/M1", "findings/M2", "confirmation/self"]


def test_it_works(visit: Visit):
    settled = play(visit)
    assert settled.outcome == "applied"
    row = visit.row("record/self")
    assert (row["mode"], row["record"], row["incomplete"]) == ("SIGNED", digest("the record"), False)
    assert visit.row("task/self")["completed_on"] == "2026-05-13"
    assert visit.session.get(FieldRecord, visit.task.id).incomplete is False


@pytest.mark.rule("R78")
def test_an_open_line_blocks_and_is_named(visit: Visit):
    parts = closed_by_both(visit)
    made = visit.lock("lead", parts, [row for row in [*SIGNED, *parts_of(visit)] if row != "findings/C2"])
    settled = visit.send("lead")[made.seq]
    assert settled.outcome == "applied"  # it is here: the phone had it on its screen
    other = visit.under()
    findings = closed(other, "lead", ["C1"])
    made = other.lock("lead", [("lead", findings)], ["findings/C1", "confirmation/self", *parts_of(other)])
    settled = other.send("lead")[made.seq]
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "record.lines_open")
    assert settled.problem["details"]["lines"] == "C2、M1、M2"


@pytest.mark.rule("R78", "R97")
def test_a_finding_that_says_nothing_is_an_open_line(visit: Visit):
    parts = closed_by_both(visit, C2={"outcome": "OTHER", "sub_code": None, "note": ""})
    visit.send("partner")
    made = visit.lock(
        "lead", parts, [*SIGNED, *parts_of(visit)], rows=heads(visit, [*SIGNED, *parts_of(visit)])
    )
    settled = visit.send("lead")[made.seq]
    assert (settled.outcome, settled.problem["details"]["lines"]) == ("rejected", "C2")


@pytest.mark.rule("R78")
def test_a_department_that_has_not_closed_blocks(visit: Visit):
    parts = closed_by_both(visit)
    visit.send("lead")
    made = visit.lock("lead", parts[:1], SIGNED)
    settled = visit.send("lead")[made.seq]
    assert settled.problem["code"] == "record.parts_open"
    assert "市场监督管理局" in settled.problem["details"]["departments"]


def test_nothing_is_locked_before_the_party_has_answered(visit: Visit):
    parts = closed_by_both(visit, answer=False)
    visit.send("partner")
    made = visit.lock("lead", parts, [*SIGNED[:-1], *parts_of(visit)])
    assert visit.send("lead")[made.seq].problem["code"] == "record.not_answered"


def test_a_code_of_another_record_is_refused(visit: Visit):
    parts = closed_by_both(visit)
    visit.send("partner")
    made = visit.lock("lead", parts, [*SIGNED, *parts_of(visit)], code="00000000")
    assert visit.send("lead")[made.seq].problem["code"] == "record.code_differs"


@pytest.mark.rule("R96")
def test_a_lock_never_waits_for_a_colleagues_phone(visit: Visit):
    parts = closed_by_both(visit)
    made = visit.lock("lead", parts, [*SIGNED, *parts_of(visit)])
    assert visit.send("lead")[made.seq].outcome == "applied"
    assert visit.row("record/self")["incomplete"] is True
    visit.send("partner")
    assert visit.row("record/self")["incomplete"] is False
    assert visit.row("findings/M1")["outcome"] == "NO_PROBLEM_FOUND"


def test_half_of_a_colleagues_work_leaves_the_record_incomplete(visit: Visit):
    parts = closed_by_both(visit)
    visit.lock("lead", parts, [*SIGNED, *parts_of(visit)])
    visit.send("lead")
    visit.send("partner", visit.phone("partner").mutations[:2])
    assert visit.row("record/self")["incomplete"] is True


def test_parts_carried_by_qr_do_not_stand_in_for_the_rest(visit: Visit):
    parts = closed_by_both(visit)
    visit.lock("lead", parts, [*SIGNED, *parts_of(visit)])
    visit.send("lead", relayed=[parts[1][1]])
    assert visit.row("record/self")["incomplete"] is True
    visit.send("partner")
    assert visit.row("record/self")["incomplete"] is False


def test_rejected_work_fills_a_cut_too(visit: Visit):
    parts = closed_by_both(visit, M2={"outcome": "NO_PROBLEM_FOUND"})  # not offered by a quality line
    visit.lock("lead", parts, [*SIGNED, *parts_of(visit)])
    visit.send("lead", relayed=[parts[1][1]])
    assert "rejected" in [settled.outcome for settled in visit.send("partner").values()]
    jobs.look_again(visit.session)
    assert visit.row("record/self")["incomplete"] is False


@pytest.mark.rule("R96")
def test_the_day_is_the_day_it_was_locked_not_the_day_it_arrived(visit: Visit):
    play(visit)
    record = visit.session.get(FieldRecord, visit.task.id)
    assert record.locked_at.date() == START.date()
    assert visit.task.completed_on == date(2026, 5, 13)
    assert visit.task.entry_deadline == date(2026, 6, 10)  # the demo's own example: 20 working days
    mutation = visit.session.execute(select(t.mutation).where(t.mutation.c.name == "record.lock/1")).one()
    assert mutation.time_verified is True
    assert mutation.received_at > record.locked_at


@pytest.mark.rule("R94")
def test_after_signing_nothing_is_overwritten(visit: Visit):
    play(visit)
    made = visit.record("lead", "C1", fact="改过的")
    assert visit.send("lead")[made.seq].outcome == "held"
    assert visit.row("findings/C1")["fact"] == ""
    args = {
        "id": "00000000-0000-4000-8000-000000000001",
        "row": "findings/C1",
        "why": "笔误",
        "old": "",
        "new": "改过的",
    }
    settled = visit.do("lead", "supplement.propose", args, [f"supplements/{args['id']}"])
    assert settled.outcome == "applied"
    row = visit.row(f"supplements/{args['id']}")
    assert (row["why"], row["by"], row["state"]) == ("笔误", str(visit.cast.lead.id), "proposed")


@pytest.mark.rule("R94", "R77")
def test_a_supplement_is_about_the_own_departments_lines(visit: Visit):
    play(visit)
    args = {
        "id": "00000000-0000-4000-8000-000000000001",
        "row": "findings/C1",
        "why": "x",
        "old": "",
        "new": "",
    }
    settled = visit.do("partner", "supplement.propose", args, [f"supplements/{args['id']}"])
    assert settled.problem["code"] == "line.not_own"


@pytest.mark.rule("R94")
def test_work_outside_the_cut_is_a_supplement_even_if_it_came_before_the_lock(visit: Visit):
    parts = closed_by_both(visit)
    visit.send("partner")
    late = visit.record("partner2", "M1", fact="没有给当事人看过")
    visit.send("partner2")
    made = visit.lock("lead", parts, [*SIGNED, *parts_of(visit)])
    assert visit.send("lead")[made.seq].outcome == "applied"
    assert visit.row("findings/M1")["fact"] == ""
    decided = visit.session.execute(
        select(t.later_decision.c.outcome).where(t.later_decision.c.seq == late.seq)
    ).scalars()
    assert "held" in list(decided)


@pytest.mark.rule("R91")
def test_nobody_there_needs_no_closed_part(visit: Visit):
    visit.attach("lead", "door", purpose="UNREACHABLE")
    args = {
        "site_state": "大门紧锁", "address_visited": visit.task.object_frozen["address_registered"],
        "address_explanation": "", "note": "无人", "media": [digest("door")],
        "officers": visit.signatures(["lead", "partner"]), "record": digest("the record"),
    }  # fmt: skip
    visit.capture("lead", "party.unreachable", args, ["confirmation/self"])
    made = visit.lock("lead", [], ["confirmation/self"], mode="NOT_PRESENT")
    assert visit.send("lead")[made.seq].outcome == "applied"
    assert visit.row("record/self")["incomplete"] is False
    assert visit.row("task/self")["state"] == "COMPLETED"


def test_the_same_lock_twice_is_one(visit: Visit):
    play(visit)
    sent = list(visit.phone("lead").mutations)
    again = visit.send("lead", sent)
    assert again[sent[-1].seq].outcome == "applied"
    assert visit.session.query(FieldRecord).count() == 1


def test_a_second_lock_from_another_phone_waits_for_a_person(visit: Visit):
    parts = closed_by_both(visit)
    visit.lock("lead", parts, [*SIGNED, *parts_of(visit)])
    visit.send("lead")
    second = visit.lock("partner", parts, [*SIGNED, *parts_of(visit)], record=digest("another record"))
    assert visit.send("partner")[second.seq].outcome == "held"
    assert visit.row("record/self")["record"] == digest("the record")


def parts_of(visit: Visit) -> list[str]:
    return [f"parts/{department.id}" for department in (visit.cast.com, visit.cast.amr)]


def heads(visit: Visit, rows: list[str]) -> list[dict[str, str]]:
    """The rows with the write each phone last made to them."""
    found: dict[str, str] = {}
    for phone in visit.phones.values():
        for made in phone.mutations:
            for base in json.loads(made.payload)["base"]:
                found[base["row"]] = f"{phone.device_id}:{made.seq}"
    return [{"row": row, "head": found[row]} for row in rows]
