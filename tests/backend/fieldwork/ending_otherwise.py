"""Visits that end otherwise or are interrupted, as the tests play them."""

from typing import Any

from sync.phone import Made
from tests.backend.fieldwork.site import Visit, digest

PAUSE = "11111111-2222-4333-8444-555555555555"
RECORD = digest("the record")
WARNING = "拒绝、阻碍检查的，将依法处理并记入信用记录。"


def resistance(visit: Visit, **change: Any) -> dict[str, Any]:
    return {
        "behaviours": ["拒绝进入", "其他：锁上大门"], "warned": True, "warning": WARNING, "note": "经告知仍拒绝",
        "media": [digest("film")], "officers": visit.signatures(["lead", "second"]), "record": RECORD,
    } | change  # fmt: skip


def resist(visit: Visit, who: str = "lead", **change: Any) -> Made:
    return visit.capture(who, "party.uncooperative", resistance(visit, **change), ["confirmation/self"])


def film(visit: Visit, who: str = "lead") -> Made:
    return visit.attach(who, "film", kind="VIDEO", purpose="UNCOOPERATIVE", duration_ms=20_000)


def locked_against_resistance(visit: Visit) -> Any:
    """Filmed, noted, signed by two officers, locked; returns how the lock was settled."""
    film(visit)
    resist(visit)
    lock = visit.lock("lead", [], ["confirmation/self"], mode="UNCOOPERATIVE")
    settled = visit.send("lead")[lock.seq]
    visit.verify("film")
    visit.verify("the record")
    return settled


def suspend(visit: Visit, who: str = "lead", **change: Any) -> Made:
    args = {"id": PAUSE, "reason": "暴雨，无法继续", "media": []} | change
    return visit.capture(who, "visit.suspend", args, [f"pauses/{PAUSE}"])


def end(visit: Visit, verb: str, who: str = "lead", **change: Any) -> Made:
    """`verb`: resume or terminate."""
    args = {
        "id": PAUSE, "reason": "雨停", "approved_by": "商务局负责人", "approved_how": "PHONE", "approved_at": 1,
    } | change  # fmt: skip
    return visit.capture(who, f"visit.{verb}", args, [f"pauses/{PAUSE}"])


def no_activity(visit: Visit, who: str, lines: list[str], **change: Any) -> Made:
    args = {
        "department": str(getattr(visit.cast, who).department_id), "lines": lines,
        "reason": "种子门店已改为宾馆", "media": [digest("hotel")],
    } | change  # fmt: skip
    return visit.capture(who, "department.no_activity", args, [f"findings/{line}" for line in lines])


def hotel(visit: Visit, who: str = "lead") -> Made:
    return visit.attach(who, "hotel", purpose="NO_ACTIVITY")
