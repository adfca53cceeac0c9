"""Arriving and leaving: only the team, always two, whatever order the phones report in."""

from datetime import timedelta

import pytest

from backend.fieldwork.site import presence_of
from tests.backend.fieldwork.site import START, Visit, digest


def test_it_works(visit: Visit):
    made = visit.check_in("lead")
    settled = visit.send("lead")[made.seq]
    assert settled.outcome == "applied"
    row = visit.row(f"checkins/{visit.cast.lead.id}")
    assert row["confirmed"] is True
    assert row["department"] == str(visit.cast.com.id)
    assert visit.row("task/self")["state"] == "ON_SITE"


@pytest.mark.rule("R63")
def test_somebody_who_is_not_on_the_team_is_refused(visit: Visit):
    visit.check_in("outsider", by="lead")
    (settled,) = visit.send("lead").values()
    assert settled.outcome == "rejected"
    assert settled.problem["code"] == "team.not_member"
    assert visit.rows("checkins") == {}


@pytest.mark.rule("R63")
def test_the_phone_of_an_outsider_changes_nothing(visit: Visit):
    visit.check_in("outsider")
    (settled,) = visit.send("outsider").values()
    assert settled.outcome == "held"
    assert visit.rows("checkins") == {}


def test_nobody_checks_in_for_another_as_if_in_person(visit: Visit):
    user = str(visit.cast.second.id)
    args = {
        "user": user,
        "method": "OWN",
        "certificate_no": "",
        "certificate_shown": True,
        "handwriting": None,
        "photo": None,
    }
    settled = visit.do("lead", "team.check_in", args, [f"checkins/{user}"])
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "team.own_only")


def test_a_check_in_on_a_colleagues_phone_waits_for_the_persons_own_word(visit: Visit):
    visit.check_in("second", by="lead")
    visit.send("lead")
    assert visit.row(f"checkins/{visit.cast.second.id}")["confirmed"] is False
    user = str(visit.cast.second.id)
    visit.do("second", "team.confirm", {"user": user}, [f"checkins/{user}"])
    assert visit.row(f"checkins/{visit.cast.second.id}")["confirmed"] is True


def test_only_the_person_confirms(visit: Visit):
    visit.check_in("second", by="lead")
    user = str(visit.cast.second.id)
    settled = visit.do("lead", "team.confirm", {"user": user}, [f"checkins/{user}"])
    assert settled.problem["code"] == "team.own_only"


def test_a_certificate_that_differs_is_flagged_not_refused(visit: Visit):
    user = str(visit.cast.lead.id)
    args = {
        "user": user,
        "method": "OWN",
        "certificate_no": "豫H-other",
        "certificate_shown": True,
        "handwriting": None,
        "photo": None,
    }
    settled = visit.do("lead", "team.check_in", args, [f"checkins/{user}"])
    assert settled.outcome == "applied"
    assert "certificate_differs" in settled.flags


@pytest.mark.rule("R75")
def test_one_of_two_leaves_and_the_lines_pause(visit: Visit):
    visit.check_in("partner")
    visit.check_in("partner2", by="partner")
    visit.check_out("partner2", by="partner", at=START + timedelta(minutes=50))  # 10:20
    made = visit.record("partner", "M2", outcome="QUALIFIED", at=START + timedelta(minutes=60))  # 10:30
    settled = visit.send("partner")[made.seq]
    assert settled.outcome == "rejected"
    assert settled.problem["code"] == "team.too_few_on_site"
    assert visit.row("findings/M2") is None


@pytest.mark.rule("R75")
def test_the_lines_go_on_when_the_second_officer_is_back(visit: Visit):
    visit.check_in("partner")
    visit.check_in("partner2", by="partner")
    visit.check_out("partner2", by="partner")
    visit.check_in("partner2", by="partner")
    made = visit.record("partner", "M1")
    assert visit.send("partner")[made.seq].outcome == "applied"


@pytest.mark.rule("R75")
def test_what_only_another_phone_knows_never_refuses_evidence(visit: Visit):
    visit.check_in("partner")
    visit.check_in("partner2")
    visit.check_out("partner2")
    visit.send("partner2")
    made = visit.record("partner", "M1")
    assert visit.send("partner")[made.seq].outcome == "applied"


@pytest.mark.rule("R56")
def test_a_department_with_one_officer_records_nothing(visit: Visit):
    one = next(member for member in visit.task.members if member.user_id == visit.cast.partner2.id)
    one.role, one.frozen = "EXPERT", {**one.frozen, "role": "EXPERT"}
    visit.session.commit()
    blocked, free = visit.record("partner", "M1"), visit.record("lead", "C1")
    assert visit.send("partner")[blocked.seq].problem["code"] == "team.too_few_on_site"
    assert visit.send("lead")[free.seq].outcome == "applied"


def test_the_same_check_in_twice_is_one(visit: Visit):
    visit.check_in("lead")
    sent = list(visit.phone("lead").mutations)
    visit.send("lead", sent)
    visit.send("lead", sent)
    assert len(presence_of(visit.session, visit.task.id)) == 1


def test_leaving_reported_before_arriving_ends_the_same_stay(visit: Visit):
    arrived = visit.check_in("second", by="lead")
    visit.check_out("second")
    visit.send("second")
    assert visit.row(f"checkins/{visit.cast.second.id}") is None
    visit.send("lead", [arrived])
    row = visit.row(f"checkins/{visit.cast.second.id}")
    assert row["out_at"] is not None
    assert row["handwriting"] == digest("hand of second")
