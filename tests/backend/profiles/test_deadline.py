"""Working days: make-up Saturdays and Sundays count, holidays do not, unknown years are provisional."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.profiles.deadline import BUILT_IN, FIXED, WorkCalendar, after, days_left, warning, working_days

CALENDAR = WorkCalendar()
ANNOUNCED = st.dates(date(2005, 1, 1), date(2025, 6, 30))
ANY = st.dates(date(2005, 1, 1), date(2040, 12, 31))


@pytest.mark.rule("R99")
@pytest.mark.parametrize(
    ("completed_on", "deadline"),
    [
        ("2026-02-06", "2026-03-12"),  # Spring Festival, make-up Saturdays 02-14 and 02-28
        ("2026-09-18", "2026-10-22"),  # make-up Sunday 09-20 and Saturday 10-10
        ("2025-09-26", "2025-10-30"),
        ("2026-05-13", "2026-06-10"),  # T-1 of the demo
        ("2026-05-14", "2026-06-11"),  # T-3 of the demo
    ],
)
def test_twenty_working_days(completed_on, deadline):
    found = after(date.fromisoformat(completed_on), 20, CALENDAR)
    assert (found.date.isoformat(), found.provisional) == (deadline, False)


@pytest.mark.rule("R99")
@pytest.mark.parametrize(
    ("completed_on", "plain_weeks", "without_make_up"),
    [
        ("2026-02-06", "2026-03-06", "2026-03-16"),
        ("2026-09-18", "2026-10-16", "2026-10-26"),
        ("2025-09-26", "2025-10-24", "2025-11-03"),
    ],
)
def test_the_wrong_ways_of_counting_give_other_days(completed_on, plain_weeks, without_make_up):
    start = date.fromisoformat(completed_on)
    found = after(start, 20, CALENDAR).date.isoformat()
    assert found not in {plain_weeks, without_make_up}
    assert counted(start, lambda day: day.weekday() < 5) == plain_weeks
    assert counted(start, lambda day: day.weekday() < 5 and CALENDAR.is_workday(day)) == without_make_up


def counted(start, is_workday):
    day, left = start, 20
    while left:
        day += timedelta(days=1)
        left -= is_workday(day)
    return day.isoformat()


@pytest.mark.rule("R100")
def test_a_year_nobody_announced_is_provisional():
    found = after(date(2026, 12, 10), 20, WorkCalendar(built_in=range(2004, 2027)))
    assert (found.date, found.provisional) == (date(2027, 1, 8), True)


@pytest.mark.rule("R100")
def test_an_imported_year_is_certain():
    imported = {date(2027, 1, 1): True, date(2027, 1, 4): True, date(2027, 1, 9): False}
    found = after(date(2026, 12, 10), 20, WorkCalendar(imported, range(2004, 2027)))
    assert (found.date, found.provisional) == (date(2027, 1, 9), False)


@pytest.mark.rule("R100")
def test_an_imported_year_takes_the_place_of_the_built_in_one():
    ordinary_week = WorkCalendar({date(2026, 1, 1): True})
    assert ordinary_week.is_workday(date(2026, 2, 17))  # Spring Festival of the built-in calendar
    assert not ordinary_week.is_workday(date(2026, 1, 1))


def test_both_known_years_have_248_working_days():
    for year in (2025, 2026):
        days = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
        assert sum(CALENDAR.is_workday(day) for day in days) == 248


@pytest.mark.parametrize(
    "day", ["2026-01-04", "2026-02-14", "2026-05-09", "2026-09-20", "2026-10-10", "2025-10-11"]
)
def test_make_up_days_are_working_days(day):
    assert CALENDAR.is_workday(date.fromisoformat(day))


@pytest.mark.rule("R111")
def test_warnings_at_five_two_and_none_left():
    assert [warning(left) for left in (6, 5, 3, 2, 1, 0, -1)] == [
        "NONE", "FIVE", "FIVE", "TWO", "TWO", "TODAY", "OVERDUE",
    ]  # fmt: skip


@pytest.mark.rule("R111")
def test_the_twenty_first_working_day_is_one_day_late():
    completed = date(2026, 5, 13)
    assert days_left(date(2026, 6, 10), after(completed, 20, CALENDAR).date, CALENDAR) == 0
    assert days_left(after(completed, 21, CALENDAR).date, date(2026, 6, 10), CALENDAR) == -1


def test_a_weekend_after_the_deadline_is_late_already():
    assert days_left(date(2026, 6, 13), date(2026, 6, 12), CALENDAR) == -1


def test_a_deadline_of_no_days_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        after(date(2026, 5, 13), 0, CALENDAR)


@pytest.mark.rule("R99")
@given(ANNOUNCED, st.integers(1, 60))
def test_exactly_so_many_working_days_lie_between(start, days):
    found = after(start, days, CALENDAR)
    assert working_days(start, found.date, CALENDAR) == days
    assert CALENDAR.is_workday(found.date)
    assert not found.provisional


@given(ANY, st.integers(1, 40))
def test_one_day_more_is_always_later(start, days):
    assert after(start, days + 1, CALENDAR).date > after(start, days, CALENDAR).date


@given(ANY, st.integers(1, 40))
def test_a_later_start_never_ends_earlier(start, days):
    assert after(start + timedelta(days=1), days, CALENDAR).date >= after(start, days, CALENDAR).date


@pytest.mark.rule("R100")
@given(st.dates(date(BUILT_IN[-1] + 1, 1, 2), date(2045, 12, 31)))
def test_in_unknown_years_only_weekends_and_fixed_days_are_off(day):
    assert CALENDAR.is_workday(day) == (day.weekday() < 5 and (day.month, day.day) not in FIXED)
    assert after(day, 20, CALENDAR).provisional


@given(ANNOUNCED, st.integers(-30, 30))
def test_days_left_and_deadline_agree(deadline, distance):
    today = deadline + timedelta(days=distance)
    left = days_left(today, deadline, CALENDAR)
    assert (left < 0) == (today > deadline)
