"""A signed record as the phone builds it, with the cast's words; tests change what they are about."""

import hashlib
import json
from typing import Any

COM, AMR = "11111111-0000-4000-8000-000000000001", "11111111-0000-4000-8000-000000000002"
NAMES = {COM: "武陟县商务局", AMR: "武陟县市场监督管理局"}


def line(code: str, department: str, item: str, **more: Any) -> dict[str, Any]:
    return {
        "code": code, "department": department, "item": item, "content": f"{item}是否符合规定",
        "checked": True, "reason": "", "methods": ["ON_SITE"], "outcome": "NO_PROBLEM_FOUND",
        "sub_code": None, "note": "", "fact": "", "clause": "", "measure": "NONE", "deadline": None, **more,
    }  # fmt: skip


def officer(user: str, name: str, department: str, role: str = "MEMBER") -> dict[str, Any]:
    return {
        "user": user, "name": name, "department": department, "role": role,
        "certificate_no": f"豫H演示-{name}", "in_at": 1795224600000, "out_at": None,
    }  # fmt: skip


def record(**more: Any) -> dict[str, Any]:
    return {
        "kind": "liancha-record/1",
        "task": {
            "id": "22222222-0000-4000-8000-000000000001", "task_no": "T-2026-F1-004",
            "name": "2026年成品油市场监管部门联合抽查", "field": "成品油市场监管",
            "planned_at": "2026-11-21T09:30", "profile": "WUZHI",
        },
        "object": {
            "name": "演示十二号加油站有限公司", "uscc": "91410823DEM000129C",
            "address_registered": "武陟县圪垱店镇演示路12号", "address_visited": "武陟县圪垱店镇演示路12号",
        },
        "departments": [
            {"id": COM, "code": "WZ-COM", "name": NAMES[COM], "role": "INITIATING"},
            {"id": AMR, "code": "WZ-AMR", "name": NAMES[AMR], "role": "COOPERATING"},
        ],
        "team": [
            officer("u1", "张一", COM, "LEADER"), officer("u2", "王二", COM),
            officer("u3", "钱一", AMR), officer("u4", "孙二", AMR),
        ],
        "lines": [
            line("GS-C1", COM, "成品油经营资质"),
            line("GS-C4", COM, "购销票据与台账", checked=False, outcome=None, reason="台账送审，当日不在现场"),
            line("GS-M2", AMR, "加油机强制检定", outcome="PROBLEM_ORDERED_RECTIFY", fact="3号机铅封缺失",
                 clause="《计量法》第九条", measure="RECTIFY_BY", deadline="2026-06-10"),
            line("GS-M4", AMR, "油品质量", outcome="OTHER", sub_code="MOVED_OUT", note="油罐已迁至乔庙镇"),
        ],
        "parts": [
            {"department": COM, "lines_hash": "aa" * 32, "closed_at": 1795230000000, "closed_by": "u1"},
            {"department": AMR, "lines_hash": "bb" * 32, "closed_at": 1795230060000, "closed_by": "u3"},
        ],
        "evidence": [
            {"sha256": "cd" * 32, "kind": "PHOTO", "purpose": "SITE", "line": "GS-M2", "captured_at": 1795227000000}
        ],
        "contacts": [], "witnesses": [], "mode": "SIGNED", "opinion": "情况属实，尽快整改",
        "refusal": None, "unreachable": None, "started_at": 1795224600000, "closed_at": 1795231200000, **more,
    }  # fmt: skip


def canonical(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
