"""Two values of one row: the owning department chooses, and after signing only what was signed can stand (R139, P55)."""

import pytest

from tests.backend.fieldwork.played import play
from tests.backend.fieldwork.site import Visit


@pytest.fixture
def twice(visit: Visit) -> Visit:
    """Both officers of 商务局 wrote line C1 on their own phones without seeing each other."""
    for who in ("lead", "second"):
        visit.check_in(who)
        visit.send(who)
    visit.check_in("partner")
    visit.send("partner")
    visit.record("lead", "C1", fact="甲")
    visit.record("second", "C1", fact="乙")
    visit.send("lead")
    visit.send("second")
    return visit


def heads(visit: Visit, who: str = "lead", other: str = "second") -> tuple[str, str]:
    return tuple(f"{visit.phone(one).device_id}:{visit.phone(one).mutations[-1].seq}" for one in (who, other))


def choose(visit: Visit, who: str, head: str, saw: tuple[str, ...], row: str = "findings/C1"):
    return visit.do(who, "contest.settle", {"row": row, "choose": head, "saw": list(saw)}, [row])


@pytest.mark.rule("R139")
def test_it_works_and_the_author_stays_the_author(twice: Visit):
    saw = heads(twice)
    settled = choose(twice, "lead", saw[1], saw)
    assert (settled.outcome, twice.contest("findings/C1")) == ("applied", [])
    value = twice.row("findings/C1")
    assert (value["fact"], value["recorded_by"]) == ("乙", str(twice.cast.second.id))


@pytest.mark.rule("R139")
def test_another_department_does_not_choose(twice: Visit):
    saw = heads(twice)
    settled = choose(twice, "partner", saw[0], saw)
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "contest.not_own")
    assert len(twice.contest("findings/C1")) == 1


@pytest.mark.rule("R139")
def test_every_value_must_have_been_seen_and_the_chosen_one_must_stand(twice: Visit):
    """P55."""
    saw = heads(twice)
    assert choose(twice, "lead", saw[0], saw[:1]).problem["code"] == "contest.unseen"
    assert choose(twice, "lead", "0" * 32, saw).problem["code"] == "contest.unseen"
    assert choose(twice, "lead", saw[0], saw).outcome == "applied"


def test_a_part_closed_on_two_phones_is_chosen_by_its_own_department(twice: Visit):
    saw = heads(twice)
    choose(twice, "lead", saw[0], saw)
    twice.record("lead", "C2")
    closed = [twice.close_part(who, ["lead", "second"], {}) for who in ("lead", "second")]
    twice.send("lead")
    twice.send("second")
    row = f"parts/{twice.cast.com.id}"
    both = tuple(
        f"{twice.phone(who).device_id}:{one.seq}" for who, one in zip(("lead", "second"), closed, strict=True)
    )
    assert len(twice.contest(row)) == 1
    assert choose(twice, "partner", both[0], both, row).problem["code"] == "contest.not_own"
    assert choose(twice, "second", both[1], both, row).outcome == "applied"
    assert (twice.contest(row), twice.row(row)["closed_by"]) == ([], str(twice.cast.second.id))


@pytest.mark.rule("R94")
def test_after_the_lock_only_the_signed_value_can_stand(visit: Visit):
    """A colleague's earlier write arrives after the lock, inside the cut."""
    visit.check_in("second")
    visit.record("second", "C1", fact="晚到的另一份")
    late = visit.phone("second").mutations[-1]
    play(visit)
    signed = visit.row("findings/C1")
    # the cut names no phone of `second`: his work is outside and held, and nothing is contested
    settled = visit.send("second")[late.seq]
    assert (settled.outcome, visit.contest("findings/C1")) == ("held", [])
    assert visit.row("findings/C1") == signed


@pytest.mark.rule("R94")
def test_a_contest_inside_the_cut_ends_with_the_signed_value(twice: Visit):
    from_lead, from_second = heads(twice)
    department = str(twice.cast.com.id)
    twice.record("lead", "C2")
    twice.close_part("lead", ["lead", "second"], {})
    twice.send("lead")
    assert twice.row(f"parts/{department}") is not None
    refused = choose(twice, "second", from_second, (from_lead, from_second))
    assert (refused.outcome, refused.problem["code"]) == ("held", "contest.signed")
    assert choose(twice, "second", from_lead, (from_lead, from_second)).outcome == "applied"
    assert (twice.row("findings/C1")["fact"], twice.contest("findings/C1")) == ("甲", [])
