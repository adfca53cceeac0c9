"""Suspensions of a visit as the desk shows them, and what a reviewer must know of them (domain.md 5.5)."""

from typing import Any

from backend.results.fact import Case, Fact
from backend.results.sheet import Sheet

Pause = dict[str, Any]
WORDS = {"RESUMED": "恢复检查", "TERMINATED": "终止检查"}


def pauses(sheet: Sheet) -> list[Pause]:
    return sorted(sheet.of("pauses").values(), key=lambda pause: (pause["at"], pause["id"]))


def termination(sheet: Sheet) -> Pause | None:
    """The suspension that ended the visit."""
    return next((p for p in pauses(sheet) if p["ended"] and p["ended"]["how"] == "TERMINATED"), None)


def is_terminated(sheet: Sheet) -> bool:
    """Over without a record; a record that was locked all the same stands."""
    return termination(sheet) is not None and sheet.self_of("record") is None


def terminated(case: Case) -> Fact:
    ended = (termination(case.sheet) or {}).get("ended") or {}
    text = f"检查已终止，不公示：{ended.get('reason', '')}"
    return Fact("terminated", False, text, is_barrier=False)


def facts(case: Case) -> list[Fact]:
    """Leave given by phone until it is confirmed, and what was recorded although the visit was suspended."""
    found = pauses(case.sheet)
    if not found:
        return []
    return [*(leave(pause["ended"]) for pause in found if pause["ended"]), worked_meanwhile(case, found)]


def leave(ended: dict[str, Any]) -> Fact:
    what, who = WORDS[ended["how"]], ended["approved_by"]
    if ended["confirmed"]:
        return Fact("leave", True, f"{what}已经{who}同意", is_barrier=False)
    return Fact("leave", False, f"{what}系电话请示{who}，尚未由其本人确认", is_barrier=False)


def worked_meanwhile(case: Case, found: list[Pause]) -> Fact:
    codes = {line["code"] for line in case.lines}
    during = sorted(
        code for code, finding in case.sheet.of("findings").items()
        if code in codes and any(covers(pause, finding["recorded_at"]) for pause in found)
    )  # fmt: skip
    text = "中止期间没有检查" if not during else f"中止期间仍有记录：{'、'.join(during)}"
    return Fact("suspended_work", not during, text, is_barrier=False)


def covers(pause: Pause, moment: int) -> bool:
    ended = pause["ended"]
    return bool(pause["at"] < moment and (ended is None or moment < ended["at"]))


def shown(sheet: Sheet, names: dict[str, str]) -> list[dict[str, Any]]:
    """[{at, by, reason, media, ended: {how, at, by, reason, approved_by, approved_how, confirmed} | None}]"""
    return [
        {key: pause[key] for key in ("id", "at", "reason", "media")}
        | {"by": names.get(pause["by"], ""), "ended": ended(pause, names)}
        for pause in pauses(sheet)
    ]


def ended(pause: Pause, names: dict[str, str]) -> dict[str, Any] | None:
    found = pause["ended"]
    return {**found, "by": names.get(found["by"], "")} if found else None
