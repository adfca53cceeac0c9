"""Working days and deadlines, pure. Make-up Saturdays and Sundays count, public holidays do not (R99).

A year nobody has announced yet is reckoned Monday to Friday without the fixed statutory days, and every
deadline that runs through it is provisional 暂定 (R100).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

import chinese_calendar

# 元旦, 劳动节, 国庆节: off in every year, whatever the notice says (month, day).
FIXED = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}
BUILT_IN = range(2004, max(day.year for day in chinese_calendar.holidays) + 1)
ONE_DAY = timedelta(days=1)
Warning = Literal["NONE", "FIVE", "TWO", "TODAY", "OVERDUE"]


@dataclass(frozen=True)
class WorkCalendar:
    """Days that differ from an ordinary week, by imported years first, then those built in."""

    imported: Mapping[date, bool] = field(default_factory=dict)  # day → is it off
    built_in: range = BUILT_IN

    def is_known(self, year: int) -> bool:
        """Whether the holidays of a year have been announced."""
        return year in self.imported_years or year in self.built_in

    @property
    def imported_years(self) -> set[int]:
        return {day.year for day in self.imported}

    def is_workday(self, day: date) -> bool:
        if day in self.imported:
            return not self.imported[day]
        if day.year not in self.imported_years:
            if day.year in self.built_in:
                return bool(chinese_calendar.is_workday(day))
            if (day.month, day.day) in FIXED:
                return False
        return day.weekday() < 5


@dataclass(frozen=True)
class Deadline:
    """The last day on which something may be done."""

    date: date
    provisional: bool


def after(start: date, working_days: int, calendar: WorkCalendar) -> Deadline:
    """`working_days` working days after `start`; day 1 is the next working day. Needs at least one."""
    if working_days < 1:
        raise ValueError("a deadline lies at least one working day ahead")
    day, left = start, working_days
    while left:
        day += ONE_DAY
        left -= calendar.is_workday(day)
    unknown = any(not calendar.is_known(year) for year in range((start + ONE_DAY).year, day.year + 1))
    return Deadline(day, unknown)


def working_days(first: date, last: date, calendar: WorkCalendar) -> int:
    """Working days after `first`, up to and including `last`; 0 when `last` is not later."""
    days = range(1, (last - first).days + 1)
    return sum(calendar.is_workday(first + timedelta(days=number)) for number in days)


def days_left(today: date, deadline: date, calendar: WorkCalendar) -> int:
    """Working days still to come; 0 on the last day itself; -1, -2 … from the day after (逾期)."""
    if today <= deadline:
        return working_days(today, deadline, calendar)
    return -max(1, working_days(deadline, today, calendar))


def warning(left: int) -> Warning:
    """What the desk shows (R111): five, two, none left, or overdue."""
    if left < 0:
        return "OVERDUE"
    if left == 0:
        return "TODAY"
    return "TWO" if left <= 2 else "FIVE" if left <= 5 else "NONE"
