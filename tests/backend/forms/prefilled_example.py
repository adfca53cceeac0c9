"""The rows of a task before its visit, and every form made of them, as both sides must make it.

python -m tests.backend.forms.prefilled_example        writes prefilled_lines.json
"""

import json
from pathlib import Path
from typing import Any

from backend.forms.rendering import Templates
from backend.tasks.papers.prefilled import BEFORE, BLANKS, prefilled_sheets
from tests.backend.forms.record_example import AMR, COM, NAMES

LINES = Path(__file__).with_name("prefilled_lines.json")


def member(user: str, name: str, department: str, role: str = "MEMBER") -> dict[str, Any]:
    return {
        "user": user, "inspector_no": f"I-{user}", "name": name, "department": department,
        "department_name": NAMES[department], "role": role, "person_type": "CERTIFIED",
        "certificate_no": f"豫H演示-{user}", "certificate_valid_to": "2027-12-31", "phone": "0391-0000000",
    }  # fmt: skip


def line(code: str, order: int, department: str, item: str) -> dict[str, Any]:
    return {
        "code": code, "order": order, "department": department, "item": item, "content": f"{item}是否符合规定",
        "how_to_check": ["查看原件"], "methods": ["ON_SITE", "WRITTEN"], "item_class": "KEY", "result_type": "STANDARD",
        "basis": [{"law": "《计量法》", "article": "第九条", "text": "", "mark": "V"}], "evidence_required": [],
        "phrases": [], "materials": ["营业执照"], "guidance_version": 2, "outcome_options": ["NO_PROBLEM_FOUND"],
    }  # fmt: skip


def rows() -> dict[str, dict[str, dict[str, Any]]]:
    departments = [
        {"id": COM, "code": "WZ-COM", "name": NAMES[COM], "role": "INITIATING"},
        {"id": AMR, "code": "WZ-AMR", "name": NAMES[AMR], "role": "COOPERATING"},
    ]
    task = {
        "task_no": "T-2026-F1-004", "name": "2026年成品油市场监管部门联合抽查", "field": "成品油市场监管", "industry": "成品油零售",
        "planned_at": "2026-11-21T09:30", "surprise": False, "state": "PREPARED", "departments": departments,
        "object": {
            "id": "o", "name": "演示十二号加油站有限公司", "uscc": "91410823DEM000129C", "registration_no": None,
            "kind": "ENTERPRISE", "address_registered": "武陟县圪垱店镇演示路12号", "premises": [], "town": "圪垱店镇",
            "business_scope": "汽油零售", "registration_status": "存续", "contact_name": "刘某（演示）",
            "contact_phone": "0391-0000000", "hazardous": True, "geo": None, "changed_since": False,
        },
        "leader": "u1", "checklist": {"id": "c", "title": "成品油加油站统一检查单", "version": 3}, "vehicle": "豫H·演示01",
        "approvals": {COM: {"number": "SP-1", "by_name": "商务负责人", "at": 1795000000000, "as_deputy": False}, AMR: None},
        "nth_this_year": 1, "warnings": [], "profile": {"code": "WUZHI"}, "notice_by": None, "party_token": None,
        "completed_on": None, "entry_deadline": None,
    }  # fmt: skip
    notice = {
        "means": "PHONE", "at": 1795000000000, "by": "u1", "to_name": "刘某（演示）", "to_role": "站长",
        "number": "0391-0000000", "note": "",
    }  # fmt: skip
    people = [member("u3", "钱一", AMR), member("u1", "张一", COM, "LEADER"), member("u2", "王二", COM)]
    lines = [line("GS-C1", 1, COM, "成品油经营资质"), line("GS-M2", 2, AMR, "加油机强制检定")]
    materials = {"section": "materials", "body": [{"label": "材料 1", "value": "营业执照"}]}
    return {
        "task": {"self": task}, "members": {one["user"]: one for one in people},
        "lines": {one["code"]: one for one in lines}, "notice": {"self": notice},
        "assignments": {"GS-C1": {"line": "GS-C1", "users": ["u2"], "by": "u1"}},
        "preparation": {"materials": materials}, "urgent": {AMR: {"department": AMR, "reason": "举报线索", "at": 1795000000000, "by": "u3"}},
    }  # fmt: skip


def as_json() -> dict[str, Any]:
    forms = {
        form: [
            {"sha256": one.sha256, "lines": one.lines(Templates())} for one in prefilled_sheets(rows(), form)
        ]
        for form in (*BEFORE, "F-09", *BLANKS)
    }
    return {"rows": rows(), "forms": forms}


if __name__ == "__main__":
    LINES.write_text(json.dumps(as_json(), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
