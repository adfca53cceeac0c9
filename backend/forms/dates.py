"""Instants as a Chinese form shows them, in Asia/Shanghai."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

SHANGHAI: tzinfo = ZoneInfo("Asia/Shanghai")


def instant(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def day(milliseconds: int | None) -> str:
    """2026年11月21日, or nothing."""
    if milliseconds is None:
        return ""
    local = instant(milliseconds).astimezone(SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日"


def day_and_time(milliseconds: int | None) -> str:
    """2026年11月21日 14:05, or nothing."""
    return "" if milliseconds is None else f"{day(milliseconds)} {clock_time(milliseconds)}"


def clock_time(milliseconds: int | None) -> str:
    """14:05, or nothing."""
    if milliseconds is None:
        return ""
    return instant(milliseconds).astimezone(SHANGHAI).strftime("%H:%M")


def span(start: int | None, end: int | None) -> str:
    """9时30分—11时05分 (F-09 起止时间), or nothing."""

    def words(moment: int) -> str:
        local = instant(moment).astimezone(SHANGHAI)
        return f"{local.hour}时{local.minute:02d}分"

    if start is None and end is None:
        return ""
    return "—".join(words(moment) if moment is not None else "" for moment in (start, end))
