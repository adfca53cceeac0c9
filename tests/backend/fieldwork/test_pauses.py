"""A visit suspended, resumed, terminated (domain.md 5.5)."""

import pytest

from tests.backend.fieldwork.ending_otherwise import PAUSE, end, suspend
from tests.backend.fieldwork.played import LINES, closed, sign, signed_rows
from tests.backend.fieldwork.site import Visit
from tests.cast import get


def pause(visit: Visit) -> dict:
    return visit.row(f"pauses/{PAUSE}")


def state(visit: Visit) -> str:
    return visit.row("task/self")["state"]


def test_it_works(visit: Visit):
    visit.check_in("lead")
    made = suspend(visit)
    assert visit.send("lead")[made.seq].outcome == "applied"
    assert (state(visit), pause(visit)["reason"], pause(visit)["ended"]) == (
        "SUSPENDED",
        "暴雨，无法继续",
        None,
    )


@pytest.mark.parametrize("before", ["APPROVED", "NOTIFIED", "ON_SITE", "READY_TO_CONFIRM"])
def test_a_phone_may_suspend_from_whatever_it_still_believes_in(visit: Visit, before: str):
    visit.task.state = before
    visit.send("lead", [suspend(visit)])
    assert state(visit) == "SUSPENDED"


def test_a_suspension_says_why(visit: Visit):
    made = suspend(visit, reason=" ")
    assert visit.send("lead")[made.seq].problem["code"] == "pause.reason_missing"


def test_told_by_phone_it_goes_on_at_once_and_waits_for_the_heads_own_word(visit: Visit):
    suspend(visit)
    made = end(visit, "resume")
    settled = visit.send("lead")[made.seq]
    assert (settled.outcome, settled.flags) == ("applied", ["leave_by_phone"])
    ended = pause(visit)["ended"]
    assert (ended["how"], ended["approved_by"], ended["confirmed"]) == ("RESUMED", "商务局负责人", False)
    assert state(visit) == "NOTIFIED"


def test_a_team_that_never_left_goes_on_on_site(visit: Visit):
    visit.check_in("lead")
    suspend(visit)
    end(visit, "resume")
    visit.send("lead")
    assert state(visit) == "ON_SITE"


def test_who_allowed_it_has_a_name(visit: Visit):
    suspend(visit)
    made = end(visit, "resume", approved_by="")
    assert visit.send("lead")[made.seq].problem["code"] == "pause.leave_missing"


def test_terminated_keeps_everything_recorded(visit: Visit):
    visit.check_in("lead")
    visit.check_in("second", by="lead")
    visit.record("lead", "C1")
    suspend(visit)
    end(visit, "terminate", reason="企业已搬离")
    visit.send("lead")
    assert state(visit) == "TERMINATED"
    assert visit.row("findings/C1")["outcome"] == "NO_PROBLEM_FOUND"


def test_work_recorded_meanwhile_on_a_colleagues_phone_is_never_lost(visit: Visit):
    visit.check_in("partner")
    visit.check_in("partner2", by="partner")
    visit.send("lead", [suspend(visit)])
    made = visit.record("partner", "M1")
    assert visit.send("partner")[made.seq].outcome == "applied"


def test_a_record_locked_by_a_phone_that_knew_nothing_of_the_suspension_stands(visit: Visit):
    visit.send("partner2", [suspend(visit, who="partner2")])
    parts = [(who, closed(visit, who, lines)) for who, lines in LINES.items()]
    sign(visit)
    lock = visit.lock("lead", parts, signed_rows(visit))
    visit.send("partner")
    assert visit.send("lead")[lock.seq].outcome == "applied"
    assert visit.task.completed_on is not None


def test_a_resume_whose_suspension_is_not_here_waits(visit: Visit):
    made = end(visit, "resume")
    settled = visit.send("lead")[made.seq]
    assert (settled.outcome, settled.problem["code"]) == ("held", "pause.unknown")


def test_two_phones_that_resume_the_same_way_do_not_disagree(visit: Visit):
    made = suspend(visit)
    visit.send("lead")
    head = f"{visit.phone('lead').device_id}:{made.seq}"
    for who in ("lead", "partner"):
        args = {
            "id": PAUSE,
            "reason": "雨停",
            "approved_by": "负责人",
            "approved_how": "PHONE",
            "approved_at": 1,
        }
        again = visit.phone(who).make(
            visit.dossier, "visit.resume/1", args, base={f"pauses/{PAUSE}": head}, effective_at=visit.now()
        )
        assert visit.send(who)[again.seq].outcome in ("applied", "contested")
    assert visit.contest(f"pauses/{PAUSE}") == []


def ended_twice(visit: Visit) -> dict[str, str]:
    """Suspended; the leader terminates, the partner resumes, neither knowing of the other; heads by how it ended."""
    made = suspend(visit)
    visit.send("lead")
    before = f"{visit.phone('lead').device_id}:{made.seq}"
    heads = {}
    for who, verb in (("lead", "terminate"), ("partner", "resume")):
        args = {
            "id": PAUSE, "reason": f"{verb} 的理由", "approved_by": "负责人", "approved_how": "PHONE", "approved_at": 1,
        }  # fmt: skip
        base = {f"pauses/{PAUSE}": before}
        one = visit.phone(who).make(
            visit.dossier, f"visit.{verb}/1", args, base=base, effective_at=visit.now()
        )
        visit.send(who)
        heads[verb] = f"{visit.phone(who).device_id}:{one.seq}"
    return heads


def settle(visit: Visit, who: str, keep: str, heads: dict[str, str], saw: list[str] | None = None):
    args = {"id": PAUSE, "keep": keep, "saw": saw if saw is not None else list(heads.values())}
    base = {f"pauses/{PAUSE}": heads["terminate"]}
    made = visit.phone(who).make(visit.dossier, "visit.settle/1", args, base=base, effective_at=visit.now())
    return visit.send(who)[made.seq]


@pytest.mark.rule("R139")
def test_ended_in_two_ways_an_officer_says_which_stands_and_the_visit_goes_on(visit: Visit):
    heads = ended_twice(visit)
    assert (pause(visit)["ended"]["how"], len(visit.contest(f"pauses/{PAUSE}"))) == ("TERMINATED", 1)
    assert visit.row("task/self")["state"] == "TERMINATED"
    assert settle(visit, "second", heads["resume"], heads).outcome == "applied"
    assert (pause(visit)["ended"]["how"], visit.contest(f"pauses/{PAUSE}")) == ("RESUMED", [])
    assert pause(visit)["ended"]["by"] == str(visit.cast.partner.id)
    assert visit.row("task/self")["state"] == "NOTIFIED"


@pytest.mark.rule("R139")
def test_the_end_that_stands_already_may_be_kept(visit: Visit):
    heads = ended_twice(visit)
    assert settle(visit, "second", heads["terminate"], heads).outcome == "applied"
    assert (pause(visit)["ended"]["how"], visit.contest(f"pauses/{PAUSE}")) == ("TERMINATED", [])
    assert visit.row("task/self")["state"] == "TERMINATED"


@pytest.mark.rule("R139")
def test_only_the_initiating_department_settles_and_only_over_all_it_saw(visit: Visit):
    heads = ended_twice(visit)
    other = settle(visit, "partner2", heads["resume"], heads)
    assert (other.outcome, other.problem["code"]) == ("rejected", "pause.not_yours")
    blind = settle(visit, "second", heads["resume"], heads, [heads["resume"]])
    assert (blind.outcome == "applied", blind.problem["code"]) == (False, "contest.unseen")


def test_the_desk_says_in_words_what_differs(visit: Visit, client):
    ended_twice(visit)
    detail = get(client, visit.cast.reviewer, f"/api/results/tasks/{visit.task.id}").json
    (one,) = detail["contested"]
    assert (one["text"], sorted(value["text"] for value in one["values"])) == (
        "中止与恢复",
        ["恢复检查：resume 的理由", "终止检查：terminate 的理由"],
    )
