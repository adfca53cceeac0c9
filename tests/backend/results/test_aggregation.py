"""A department's outcome is the most serious of its items (R98)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.forms.words import OUTCOMES
from backend.results.aggregation import (
    SEVERITY,
    department_outcome,
    is_pending,
    rectify_by,
    with_report,
)


def line(outcome: str | None, deadline: str | None = None) -> dict:
    return {"outcome": outcome, "deadline": deadline}


@pytest.mark.rule("R98")
def test_it_works():
    lines = [line("NO_PROBLEM_FOUND")] * 5 + [line("PROBLEM_ORDERED_RECTIFY")]
    assert department_outcome(lines, "SIGNED") == "PROBLEM_ORDERED_RECTIFY"


@pytest.mark.rule("R97", "R98")
def test_the_order_has_every_category_once():
    assert sorted(SEVERITY) == sorted(OUTCOMES)


@pytest.mark.rule("R98")
@given(st.lists(st.sampled_from(SEVERITY), min_size=1), st.randoms())
def test_it_is_the_most_serious_in_whatever_order(outcomes: list[str], random):
    expected = min(outcomes, key=SEVERITY.index)
    random.shuffle(outcomes)
    assert department_outcome([line(each) for each in outcomes], "REFUSED") == expected


@pytest.mark.rule("R91", "R98")
def test_nobody_reached_is_every_departments_outcome():
    assert (
        department_outcome([line("NO_PROBLEM_FOUND")], "NOT_PRESENT") == "UNREACHABLE_AT_REGISTERED_ADDRESS"
    )


@pytest.mark.rule("R98")
def test_nothing_checked_is_no_clean_result():
    assert department_outcome([line(None), line(None)], "SIGNED") == "OTHER"


def test_the_earliest_deadline_counts():
    assert rectify_by([line(None), line("OTHER", "2026-07-01"), line("OTHER", "2026-06-10")]) == "2026-06-10"
    assert rectify_by([line(None)]) is None


def sampled(*verdicts: bool | None) -> dict:
    reports = [None if verdict is None else {"qualified": verdict} for verdict in verdicts]
    return {str(number): {"line": "M2", "report": report} for number, report in enumerate(reports)}


@pytest.mark.rule("R82")
@pytest.mark.parametrize(
    ("verdicts", "outcome"),
    [((None,), None), ((True,), "QUALIFIED"), ((False,), "UNQUALIFIED"), ((True, None), None),
     ((None, False), "UNQUALIFIED"), ((True, True), "QUALIFIED"), ((), None)],
)  # fmt: skip
def test_a_line_has_the_outcome_its_reports_give_it(verdicts: tuple, outcome: str | None):
    pending = {"code": "M2", "checked": True, "outcome": None}
    assert with_report(pending, sampled(*verdicts))["outcome"] == outcome
    assert is_pending(with_report(pending, sampled(*verdicts))) == (outcome is None)


@pytest.mark.rule("R82")
def test_reports_change_neither_another_line_nor_one_that_says_something():
    other = {"code": "M1", "checked": True, "outcome": None}
    said = {"code": "M2", "checked": True, "outcome": "OTHER"}
    skipped = {"code": "M2", "checked": False, "outcome": None}
    for one in (other, said, skipped):
        assert with_report(one, sampled(False)) == one
    assert not is_pending(skipped)
