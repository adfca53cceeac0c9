"""Which tasks the demo has: those of 2026's first draw, and open ones planned for the day it is loaded."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from backend import clock

GAS_TEAM = ("I-COM-1", "I-COM-2", "I-AMR-1", "I-AMR-3")  # the first leads
MAY_TEAM = ("I-COM-1", "I-COM-3", "I-AMR-1", "I-AMR-2")  # I-AMR-2 is replaced by I-AMR-5 before the visits
SEED_TEAM = ("I-ARA-1", "I-ARA-2", "I-AMR-4", "I-AMR-5")
SAFETY_TEAM = ("I-EM-1", "I-EM-2", "I-AMR-3", "I-AMR-4")
LAB_TEAM = ("I-AMR-4", "I-AMR-5", "I-EPB-1", "I-EPB-2")
DRAWN_IN_MAY = ("O-02", "O-05", "O-12", "O-14")
DRAW_IN_MAY = datetime(2026, 5, 6, 2, 0, tzinfo=UTC)
HALF_DONE = "市监局已完成本部门检查"
LISTS_PUBLISHED = datetime(2026, 1, 10, 1, 0, tzinfo=UTC)
LIBRARIES_FILLED = datetime(2026, 1, 20, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Visit:
    """One task. `story` names what the open tasks are there for."""

    task_no: str
    inspected: str
    field: str
    team: tuple[str, ...]
    planned_at: datetime
    story: str = ""

    @property
    def id(self) -> UUID:
        """The same at every loading, so that stories and pictures can name it."""
        return uuid5(NAMESPACE_URL, f"liancha-demo/{self.task_no}")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), clock.SHANGHAI)


MAY_VISITS = (
    Visit("T-2026-F1-001", "O-02", "F1", MAY_TEAM, at(date(2026, 5, 13), 9, 30), "signed"),
    Visit("T-2026-F1-002", "O-05", "F1", MAY_TEAM, at(date(2026, 5, 13), 14, 30), "refused"),
    Visit("T-2026-F1-003", "O-12", "F1", MAY_TEAM, at(date(2026, 5, 14), 9, 30), "nobody"),
    Visit("T-2026-F1-004", "O-14", "F1", MAY_TEAM, at(date(2026, 5, 14), 14, 30), "rectify"),
)
# Ordinary visits of the other fields, published: what the portal has to show.
OTHER_VISITS = (
    Visit("T-2026-F2-001", "O-15", "F2", SEED_TEAM, at(date(2026, 4, 15), 9, 0), "signed"),
    Visit("T-2026-F4-001", "O-20", "F4", LAB_TEAM, at(date(2026, 6, 10), 9, 0), "signed"),
    Visit("T-2026-F3-001", "O-22", "F3", SAFETY_TEAM, at(date(2026, 9, 16), 9, 0), "signed"),
    Visit("T-2026-F3-002", "O-24", "F3", SAFETY_TEAM, at(date(2026, 10, 20), 14, 0), "signed"),
)


def recent_visit(today: date) -> Visit:
    """Entered a few days ago: what waits on the reviewer's desk with days to spare."""
    day = today - timedelta(days=4)
    return Visit(f"T-{day.year}-F1-099", "O-10", "F1", GAS_TEAM, at(day, 9, 30), "signed")


def open_visits(today: date) -> tuple[Visit, ...]:
    """Planned for `today`: three for the stories, three in which the 市监局 has done its part, two of other fields."""
    year = today.year
    return (
        Visit(f"T-{year}-F1-101", "O-02", "F1", GAS_TEAM, at(today, 9, 30), "签字"),
        Visit(f"T-{year}-F1-102", "O-05", "F1", GAS_TEAM, at(today, 11, 0), "拒签"),
        Visit(f"T-{year}-F1-103", "O-12", "F1", GAS_TEAM, at(today, 15, 0), "锁门"),
        Visit(f"T-{year}-F1-104", "O-04", "F1", GAS_TEAM, at(today, 9, 0), HALF_DONE),
        Visit(f"T-{year}-F1-105", "O-08", "F1", GAS_TEAM, at(today, 13, 30), HALF_DONE),
        Visit(f"T-{year}-F1-106", "O-13", "F1", GAS_TEAM, at(today, 16, 30), HALF_DONE),
        Visit(f"T-{year}-F2-101", "O-16", "F2", SEED_TEAM, at(today, 10, 0)),
        Visit(f"T-{year}-F4-101", "O-19", "F4", LAB_TEAM, at(today, 14, 0)),
    )


def waiting_visits(today: date) -> tuple[Visit, ...]:
    """Planned for the next days and not approved yet: what waits in the heads' 待办; the last is a second visit of its year."""
    year = today.year
    return (
        Visit(f"T-{year}-F1-111", "O-03", "F1", GAS_TEAM, at(today + timedelta(days=2), 9, 0)),
        Visit(f"T-{year}-F1-112", "O-07", "F1", GAS_TEAM, at(today + timedelta(days=2), 14, 30)),
        Visit(f"T-{year}-F1-113", "O-11", "F1", GAS_TEAM, at(today + timedelta(days=3), 9, 0)),
        Visit(f"T-{year}-F1-114", "O-05", "F1", GAS_TEAM, at(today + timedelta(days=3), 14, 30)),
    )
