"""The one source of time. Instants are UTC; days are those of Asia/Shanghai."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
_frozen: ContextVar[datetime | None] = ContextVar("frozen_now", default=None)


def now() -> datetime:
    """This instant, in UTC, with its zone."""
    return _frozen.get() or datetime.now(UTC)


def today() -> date:
    """The calendar day in China."""
    return now().astimezone(SHANGHAI).date()


def milliseconds() -> int:
    """This instant in milliseconds since 1970."""
    return round(now().timestamp() * 1000)


def local_day(moment: datetime) -> date:
    """The day of an instant in China."""
    return moment.astimezone(SHANGHAI).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at `moment` (demo history, tests)."""
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
