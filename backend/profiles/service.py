"""Which parameters hold for a place on a day, and the work calendar as imported."""

import csv
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import delete, extract, select
from sqlalchemy.orm import Session

from backend import audit
from backend.accounts.models import User
from backend.problems import Entry, Problem, catalogue
from backend.profiles.deadline import Deadline, WorkCalendar, after
from backend.profiles.models import CalendarDay, JurisdictionProfile
from backend.profiles.parameters import Parameters, laid_over

COUNTIES = Path(__file__).with_name("counties.json")

# Told after the calendar changed: provisional deadlines are reckoned again (wired by later features).
calendar_changed: list[Callable[[Session], None]] = []

catalogue(
    {
        "profiles.unknown": Entry(
            404, "没有该辖区的规则配置", "{place} 在 {day} 没有生效的规则配置，请先录入。",
            "No profile in force", "{place} has no profile on {day}.",
        ),
        "profiles.calendar_rows": Entry(
            422, "日历数据有误", "第 {line} 行：应为 日期,是否放假(0/1),名称,来源。",
            "Bad calendar row", "Line {line}: date,is_off_day,name,source.",
        ),
    }
)  # fmt: skip


def profile_on(session: Session, code: str, day: date) -> JurisdictionProfile:
    """The version of a profile in force on a day; raises profiles.unknown."""
    found = session.scalar(
        select(JurisdictionProfile)
        .where(
            JurisdictionProfile.code == code,
            JurisdictionProfile.effective_from <= day,
            JurisdictionProfile.effective_to.is_(None) | (JurisdictionProfile.effective_to > day),
        )
        .order_by(JurisdictionProfile.effective_from.desc())
        .limit(1)
    )
    if found is None:
        raise Problem("profiles.unknown", place=code, day=day.isoformat())
    return found


def parameters_on(session: Session, code: str, day: date) -> Parameters:
    """The parameters of a place on a day: its own, then its parent's, then the default."""
    layers: list[dict[str, Any]] = []
    wanted: str | None = code
    while wanted is not None:
        profile = profile_on(session, wanted, day)
        layers.insert(0, profile.parameters)
        wanted = profile.parent_code
    return laid_over(layers)


def load_counties(session: Session, actor: User | None = None) -> int:
    """Add the five counties' profiles that are not there; returns how many were added."""
    known = {(row.code, row.effective_from) for row in session.scalars(select(JurisdictionProfile))}
    added = 0
    for county in orjson.loads(COUNTIES.read_bytes()):
        county["effective_from"] = date.fromisoformat(county["effective_from"])
        if (county["code"], county["effective_from"]) not in known:
            session.add(JurisdictionProfile(**county))
            audit.write(session, actor, "profile.add", ("profile", county["code"]), source=county["source"])
            added += 1
    session.flush()
    return added


def work_calendar(session: Session) -> WorkCalendar:
    """The built-in calendar under the imported years."""
    return WorkCalendar({row.day: row.is_off_day for row in session.scalars(select(CalendarDay))})


def deadline_after(session: Session, completed_on: date, days: int) -> Deadline:
    return after(completed_on, days, work_calendar(session))


def import_calendar(session: Session, actor: User | None, rows: Iterable[CalendarDay]) -> int:
    """Replace the years the rows name, then let provisional deadlines be reckoned again (R100)."""
    days = list(rows)
    years = {row.day.year for row in days}
    session.execute(delete(CalendarDay).where(extract("year", CalendarDay.day).in_(years)))
    session.add_all(days)
    session.flush()
    audit.write(
        session, actor, "calendar.import", ("calendar", "/".join(map(str, sorted(years)))), days=len(days)
    )
    for listener in calendar_changed:
        listener(session)
    return len(days)


def read_calendar(lines: Iterable[str]) -> list[CalendarDay]:
    """Rows of `date,is_off_day,name,source` (a header line is allowed); raises profiles.calendar_rows."""
    return [
        read_day(number, row)
        for number, row in enumerate(csv.reader(lines), start=1)
        if row and not (number == 1 and row[0].strip().lower() in {"date", "日期"})
    ]


def read_day(number: int, row: list[str]) -> CalendarDay:
    try:
        day, off, name, source = (cell.strip() for cell in row)
        return CalendarDay(
            day=date.fromisoformat(day), is_off_day={"1": True, "0": False}[off], name=name, source=source
        )
    except (ValueError, KeyError) as error:
        raise Problem("profiles.calendar_rows", line=number) from error
