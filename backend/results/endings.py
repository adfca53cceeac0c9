"""What must be proved where nobody signed: refusal, nobody there, non-cooperation, no activity (R88, R90–R93)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from backend import clock
from backend.fieldwork.evidence import rules
from backend.fieldwork.team.presence import spans
from backend.results.fact import Case, Fact
from backend.results.recording import refusal_is_recorded, resistance_is_recorded


def answer_is_proved(case: Case) -> list[Fact]:
    """R88, R91, R92: what must stand in for a signature."""
    answer = case.sheet.self_of("confirmation") or {}
    if refusal := answer.get("refusal"):
        return [refusal_is_recorded(case, refusal), *was_reported(case)]
    if nobody := answer.get("unreachable"):
        return unreachable_is_proved(case, nobody)
    if resisted := answer.get("uncooperative"):
        return [*resistance_is_proved(case, resisted), *was_finished_elsewhere(case), *was_reported(case)]
    return []


def unreachable_is_proved(case: Case, note: Mapping[str, Any]) -> list[Fact]:
    pictured = rules.holds(note["media"], case.sheet.of("evidence"), rules.PICTURES)
    made = rules.attempts(case.sheet.of("contacts").values())
    needed = int(case.profile.get("unreachable_attempts_min") or 2)
    return [
        Fact("unreachable_photo", pictured, "有现场照片" if pictured else "缺少现场照片"),
        Fact("unreachable_attempts", made >= needed, f"联系 {made} 次，至少 {needed} 次"),
    ]


def resistance_is_proved(case: Case, note: Mapping[str, Any]) -> list[Fact]:
    """R92: sound or film of it, and the warning."""
    warned = bool(note["warned"])
    return [
        resistance_is_recorded(case, note),
        Fact("uncooperative_warning", warned, "已当场告知法律后果" if warned else "没有告知法律后果的记录"),
    ]


def was_finished_elsewhere(case: Case) -> list[Fact]:
    """Threatened officers leave and finish in a safe place: said, never held against them."""
    record, stays = case.sheet.self_of("record"), spans(case.presence)
    if record is None or not stays:
        return []
    gone = [stay.out_at for stay in stays if stay.out_at is not None]
    if len(gone) < len(stays) or max(gone) > record["locked_at"]:
        return []
    text = f"检查人员 {minute(max(gone))} 离开现场，{minute(record['locked_at'])} 在别处完成记录"
    return [Fact("finished_elsewhere", True, text, is_barrier=False)]


def was_reported(case: Case) -> list[Fact]:
    """R90: on safety checks the department was told."""
    if "refusal_reported" not in case.sheet.flags:
        return []
    return [Fact("reported", True, "安全生产检查：已向本部门负责人报告", is_barrier=False)]


def no_activity_is_shown(case: Case) -> list[Fact]:
    """R93: a department whose lines were not checked for want of activity shows a photo of what it found."""
    found = case.sheet.of("findings").values()
    absent = {f["department"] for f in found if not f["checked"] and f["outcome"] == "NO_RELEVANT_ACTIVITY"}
    wanted = absent & set(case.departments)
    if not wanted:
        return []
    photographed = {
        member.department
        for row in case.sheet.of("evidence").values()
        if row["kind"] in rules.PICTURES and row["purpose"] == "NO_ACTIVITY"
        and (member := case.roster.of(row["captured_by"])) is not None
    }  # fmt: skip
    shown = wanted <= photographed
    text = "未开展相关经营活动有现场照片" if shown else "未开展相关经营活动缺少现场照片"
    return [Fact("no_activity_photo", shown, text)]


def minute(moment: int) -> str:
    """14:05, in China."""
    return datetime.fromtimestamp(moment / 1000, clock.SHANGHAI).strftime("%H:%M")
