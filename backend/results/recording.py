"""Recordings on body cameras: awaited, late, or here (R76, R88)."""

from collections.abc import Mapping
from typing import Any

from backend.fieldwork.evidence import rules
from backend.fieldwork.recorders import rules as recorders
from backend.results.fact import Case, Fact


def refusal_is_recorded(case: Case, refusal: Mapping[str, Any]) -> Fact:
    """Here, or on a body camera named on site: its files are awaited, and looked at before passing (R88)."""
    required = bool(case.profile.get("refusal_av_required", True))
    return is_recorded(case, refusal, "REFUSAL", "拒签", required=required)


def resistance_is_recorded(case: Case, resisted: Mapping[str, Any]) -> Fact:
    """The same for non-cooperation; no county may do without it (R92)."""
    return is_recorded(case, resisted, "UNCOOPERATIVE", "不配合", required=True)


def is_recorded(case: Case, note: Mapping[str, Any], purpose: str, what: str, *, required: bool) -> Fact:
    code = f"{purpose.lower()}_recording"
    own = rules.holds(note["media"], case.sheet.of("evidence"), rules.RECORDINGS)
    entries = case.sheet.of("recorders").values()
    if own or not recorders.meets(entries, purpose):
        return Fact(code, own, f"{what}有音像记录" if own else f"{what}缺少音像记录", required)
    here = any(each["purpose"] in {purpose, "SITE"} and each["files"] for each in entries)
    text = f"{what}有音像记录（执法记录仪）" if here else f"{what}的音像记录在执法记录仪上，待导入核对"
    return Fact(code, here, text, is_barrier=False)


def recorders_are_imported(case: Case) -> list[Fact]:
    """A review flag until the files are here; said louder once they are late."""
    entries = case.sheet.of("recorders").values()
    if not entries:
        return []
    left, late = recorders.awaited(entries), recorders.overdue(entries, case.now)
    if late:
        return [Fact("recorders_overdue", False, f"执法记录仪{numbered(late)}逾期未导入", is_barrier=False)]
    text = f"执法记录仪{numbered(left)}待导入"
    return [Fact("recorders", not left, text if left else "执法记录仪文件均已导入", is_barrier=False)]


def numbered(entries: list[Mapping[str, Any]]) -> str:
    devices = "、".join(dict.fromkeys(each["device_no"] for each in entries))
    return f"（{devices}）{len(entries)} 段"
