"""Two phones of one department: only one closes the part, the other's signed work belongs to the record too."""

from sync.phone import Made
from tests.backend.fieldwork.played import closed, sign
from tests.backend.fieldwork.site import Visit, finding


def two_phones(visit: Visit) -> tuple[Made, list[tuple[str, Made]]]:
    """The second officer records C2 on an own phone; the leader closes the department's part and asks the party."""
    visit.check_in("lead")
    visit.check_in("second")
    seconds = visit.record("second", "C2")
    visit.send("second")
    visit.record("lead", "C1")
    findings = {code: finding(code) for code in ("C1", "C2")}
    own = visit.close_part("lead", ["lead", "second"], findings)
    others = closed(visit, "partner", ["M1", "M2"], M2={"outcome": "QUALIFIED"})
    visit.send("partner")
    sign(visit)
    return seconds, [("lead", own), ("partner", others)]


ROWS = [f"findings/{code}" for code in ("C1", "C2", "M1", "M2")] + ["confirmation/self"]


def reaching(visit: Visit, parts: list[tuple[str, Made]], seconds: Made) -> dict[str, dict[str, object]]:
    named = {
        str(visit.phone(who).device_id): {"seq": made.seq, "link": made.link.hex()} for who, made in parts
    }
    return named | {str(visit.phone("second").device_id): {"seq": seconds.seq, "link": ""}}


def test_it_works(visit: Visit):
    seconds, parts = two_phones(visit)
    lock = visit.lock("lead", parts, ROWS, cut=reaching(visit, parts, seconds))
    assert visit.send("lead")[lock.seq].outcome == "applied"
    assert visit.outcomes("second")[seconds.seq].outcome == "applied"
    assert visit.row("findings/C2")["outcome"] == "NO_PROBLEM_FOUND"
    assert visit.row("record/self")["incomplete"] is False


def test_what_the_second_phone_adds_later_is_a_proposed_supplement(visit: Visit):
    seconds, parts = two_phones(visit)
    visit.lock("lead", parts, ROWS, cut=reaching(visit, parts, seconds))
    visit.send("lead")
    late = visit.do("second", "finding.record", finding("C2", note="再补一句"), ["findings/C2"])
    assert (late.outcome, late.problem["code"]) == ("held", "sync.outside_cut")
    assert visit.row("findings/C2")["note"] == ""


def test_a_cut_that_names_no_such_phone_leaves_its_work_outside(visit: Visit):
    """The trace that made the rule: the second officer's signed line was taken back by the lock."""
    _, parts = two_phones(visit)
    visit.lock("lead", parts, ROWS)
    visit.send("lead")
    assert visit.row("findings/C2") is None
