"""Who leaves early signs for his own lines; a lock over a phone nobody reached says so; parts that came by QR count."""

import pytest
from sqlalchemy import select

from backend.fieldwork.models import PresenceEvent
from tests.backend.fieldwork.played import closed_by_both
from tests.backend.fieldwork.site import Visit, digest
from tests.backend.fieldwork.test_record import SIGNED, parts_of


@pytest.mark.rule("R73", "R75")
def test_an_early_leavers_reason_and_handwriting_are_kept(visit: Visit):
    user = str(visit.cast.second.id)
    visit.check_in("second", by="lead")
    args = {"user": user, "reason": "临时公务", "handwriting": digest("hand of second")}
    visit.capture("lead", "team.check_out", args, [f"checkins/{user}"], media=[args["handwriting"]])
    visit.send("lead")
    event = visit.session.scalars(select(PresenceEvent).where(PresenceEvent.kind == "OUT")).one()
    assert event.facts == {"reason": "临时公务", "handwriting": digest("hand of second")}
    assert visit.row(f"checkins/{user}")["out_at"] is not None


def test_an_old_phone_checks_out_without_handwriting(visit: Visit):
    visit.check_in("lead")
    visit.check_out("lead")
    outcomes = visit.send("lead").values()
    assert [one.outcome for one in outcomes] == ["applied", "applied"]


def test_closing_over_a_gap_is_on_record(visit: Visit):
    parts = closed_by_both(visit)
    gap = {"reason": "手机没电", "phones": [{"user": str(visit.cast.partner2.id), "at": None}]}
    made = visit.lock("lead", parts, [*SIGNED, *parts_of(visit)], gap=gap)
    assert visit.send("lead")[made.seq].outcome == "applied"
    assert visit.row("record/self")["gap"] == gap


def test_a_lock_without_a_gap_says_none(visit: Visit):
    parts = closed_by_both(visit)
    made = visit.lock("lead", parts, [*SIGNED, *parts_of(visit)])
    assert visit.send("lead")[made.seq].outcome == "applied"
    assert visit.row("record/self")["gap"] is None


def test_a_gap_of_another_shape_is_refused(visit: Visit):
    parts = closed_by_both(visit)
    made = visit.lock("lead", parts, [*SIGNED, *parts_of(visit)], gap={"reason": 7})
    settled = visit.send("lead")[made.seq]
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "input.invalid")


@pytest.mark.rule("R78", "R87")
def test_a_record_locked_over_relayed_parts_is_whole_although_their_phone_never_came(visit: Visit):
    parts = closed_by_both(visit)
    lock = visit.lock("lead", parts, [*SIGNED, *parts_of(visit)])
    visit.verify("the record")
    outcomes = visit.send("lead", relayed=visit.phone("partner").mutations)
    assert outcomes[lock.seq].outcome == "applied"
    assert {one.outcome for one in visit.outcomes("partner").values()} == {"applied"}
    assert visit.row("record/self")["incomplete"] is False
    assert visit.acknowledged(visit.phone("partner")) == 0
    assert set(visit.rows("findings")) == {"C1", "C2", "M1", "M2"}


@pytest.mark.rule("R139")
def test_their_phone_coming_later_changes_nothing(visit: Visit):
    parts = closed_by_both(visit)
    theirs = list(visit.phone("partner").mutations)
    visit.lock("lead", parts, [*SIGNED, *parts_of(visit)])
    visit.send("lead", relayed=theirs)
    before = {name: visit.rows(name) for name in ("findings", "parts", "checkins", "record")}
    assert {one.outcome for one in visit.send("partner").values()} == {"applied"}
    assert {name: visit.rows(name) for name in before} == before
    assert visit.acknowledged(visit.phone("partner")) == len(theirs)
