"""From the signed record to what stands on the four blocks of F-09. Nothing is typed twice (R85)."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from backend.forms import dates, words
from sync.proofs import record as code_of

Record = dict[str, Any]
PROBLEMS = {"PROBLEM_ORDERED_RECTIFY", "PROBLEM_PENDING_INVESTIGATION", "UNQUALIFIED"}


@dataclass(frozen=True)
class Signing:
    """What was signed beside the record: who for the party, and the pictures by SHA-256 (hex)."""

    signer_name: str = ""
    signer_role: str = ""
    party: str | None = None
    officers: dict[str, str] = field(default_factory=dict)  # user id → handwriting
    witnesses: dict[str, str] = field(default_factory=dict)  # witness name → handwriting
    pictures: dict[str, bytes] = field(default_factory=dict)
    version: int = 1


def lay_out(record: Record, content: bytes, signing: Signing) -> dict[str, Any]:
    """The values of the template: texts only, in the order of the form."""
    sha256 = hashlib.sha256(content).hexdigest()
    return {
        "heading": heading(record, sha256, signing),
        "basics": basics(record, signing),
        "methods": methods(record),
        "departments": [department_block(record, each, signing) for each in record["departments"]],
        "feedback": feedback(record, signing),
        "evidence": [evidence_row(number, each) for number, each in enumerate(record["evidence"], 1)],
        "follow_ups": follow_ups(record),
    }


def heading(record: Record, sha256: str, signing: Signing) -> dict[str, str]:
    return {
        "issuer": issuer(record),
        "task_no": record["task"]["task_no"],
        "code": code_of.shown(code_of.code(bytes.fromhex(sha256))),
        "sha256": sha256,
        "version": str(signing.version),
    }


def qr_text(record: Record, content: bytes, signing: Signing) -> str:
    """What the QR on every page says: form, task number, hash of the record, version."""
    sha256 = hashlib.sha256(content).hexdigest()
    return f"F-09|{record['task']['task_no']}|{sha256}|{signing.version}"


def issuer(record: Record) -> str:
    """The initiating department; the first where none is marked."""
    departments = record["departments"]
    leading = [each["name"] for each in departments if each["role"] == "INITIATING"]
    return next(iter(leading or [each["name"] for each in departments]), "")


def basics(record: Record, signing: Signing) -> list[list[str]]:
    """Pairs of 栏目 and content of block one."""
    task, target = record["task"], record["object"]
    return [
        ["任务名称", task["name"]],
        ["任务编号", task["task_no"]],
        ["被检查对象", target["name"]],
        ["统一社会信用代码/注册号", target["uscc"] or ""],
        ["住所（经营场所）", target["address_registered"] or ""],
        ["实际检查地点", target["address_visited"] or ""],
        ["法定代表人（负责人）", ""],
        ["现场负责人/职务", " / ".join(p for p in (signing.signer_name, signing.signer_role) if p)],
        ["抽查领域", task["field"] or ""],
        ["计划检查时间", (task["planned_at"] or "").replace("T", " ")],
        ["检查日期", dates.day(record["started_at"])],
        ["起止时间", dates.span(record["started_at"], record["closed_at"])],
    ]


def methods(record: Record) -> list[list[Any]]:
    """Every method with whether some line used it."""
    used = {method for line in record["lines"] for method in line["methods"]}
    return [[label, code in used] for code, label in words.METHODS.items()]


def department_block(record: Record, department: dict[str, Any], signing: Signing) -> dict[str, Any]:
    """One department's findings and its officers with certificate numbers and handwriting."""
    identity = department["id"]
    part: dict[str, Any] = next((each for each in record["parts"] if each["department"] == identity), {})
    numbered = enumerate(record["lines"], 1)
    return {
        "name": department["name"],
        "code": department["code"] or "",
        "role": words.DEPARTMENT_ROLES.get(department["role"] or "", ""),
        "lines": [finding(number, line) for number, line in numbered if line["department"] == identity],
        "officers": [officer(each, signing) for each in record["team"] if each["department"] == identity],
        "closed": dates.day_and_time(part.get("closed_at")),
        "hash": part.get("lines_hash") or "",
    }


def finding(number: int, line: dict[str, Any]) -> dict[str, str]:
    outcome = words.outcome_words(line["outcome"], line["sub_code"], line["note"] or "")
    found = [line["fact"] or "", (line["note"] or "") if line["outcome"] != "OTHER" else ""]
    return {
        "number": str(number),
        "item": line["item"] or line["code"],
        "code": line["code"],
        "content": line["content"] or "",
        "checked": "是" if line["checked"] else "否",
        "found": "\n".join(part for part in [line["reason"] or "", *found] if part),
        "outcome": outcome,
        "methods": "、".join(words.METHODS.get(each, each) for each in line["methods"]),
        "clause": line["clause"] or "",
        "measure": words.measure_words(line["measure"] or "", line["deadline"]),
    }


def officer(member: dict[str, Any], signing: Signing) -> dict[str, str]:
    return {
        "name": member["name"],
        "role": words.ROLES.get(member["role"] or "", ""),
        "certificate_no": member["certificate_no"] or "",
        "present": dates.span(member["in_at"], member["out_at"]),
        "picture": signing.officers.get(member["user"], ""),
    }


def feedback(record: Record, signing: Signing) -> dict[str, Any]:
    """Block three: what was fed back, what the party said, how it answered."""
    mode = record["mode"] or ""
    return {
        "modes": [
            [words.MODES[code], code == mode] for code in ("SIGNED", "SEALED", "REFUSED", "NOT_PRESENT")
        ],
        "summary": summary(record),
        "opinion": record["opinion"] or "",
        "refusal": refusal(record["refusal"]),
        "unreachable": unreachable(record["unreachable"]),
        "contacts": [contact(each) for each in record["contacts"]],
        "witnesses": [witness(each, signing) for each in record["witnesses"]],
        "signer": " / ".join(part for part in (signing.signer_name, signing.signer_role) if part),
        "party": signing.party or "",
        "date": dates.day_and_time(record["closed_at"]),
    }


def summary(record: Record) -> str:
    """One sentence that counts; the facts themselves stand in block two."""
    lines = record["lines"]
    checked = sum(1 for line in lines if line["checked"])
    problems = sum(1 for line in lines if line["outcome"] in PROBLEMS)
    return (
        f"本次检查共 {len(lines)} 项，已检查 {checked} 项，未检查 {len(lines) - checked} 项，"
        f"发现问题 {problems} 项。以上检查情况已当场向被检查对象反馈，具体内容见第二部分。"
        if record["mode"] != "NOT_PRESENT"
        else f"本次检查共 {len(lines)} 项，被检查对象未到场，有关情况如下。"
    )


def refusal(note: dict[str, Any] | None) -> list[list[str]]:
    if note is None:
        return []
    told = "已告知拒签的后果" if note["told"] else "未告知拒签的后果"
    return [["拒签事由", note["reason"] or ""], ["所涉文书", note["document"] or ""], ["告知情况", told]]


def unreachable(note: dict[str, Any] | None) -> list[list[str]]:
    if note is None:
        return []
    return [
        ["现场情况", note["site_state"] or ""],
        ["实际到达地址", note["address_visited"] or ""],
        ["与登记住所不一致的说明", note["address_explanation"] or ""],
        ["情况说明", note["note"] or ""],
    ]


def contact(attempt: dict[str, Any]) -> list[str]:
    channel = words.CHANNELS.get(attempt["channel"] or "", attempt["channel"] or "")
    return [dates.day_and_time(attempt["time"]), channel, attempt["number"] or "", attempt["result"] or ""]


def witness(person: dict[str, Any], signing: Signing) -> dict[str, str]:
    return {
        "name": person["name"] or "",
        "unit": person["unit"] or "",
        "relation": person["relation"] or "",
        "picture": signing.witnesses.get(person["name"] or "", ""),
    }


def evidence_row(number: int, medium: dict[str, Any]) -> list[str]:
    kind, purpose = medium["kind"] or "", medium["purpose"] or ""
    return [
        str(number),
        words.MEDIA_KINDS.get(kind, kind),
        words.PURPOSES.get(purpose, purpose),
        medium["line"] or "",
        dates.day_and_time(medium["captured_at"]),
        medium["sha256"],
    ]


def follow_ups(record: Record) -> list[list[str]]:
    """Block four: what somebody still has to do, from the lines that ordered something."""
    names = {each["id"]: each["name"] for each in record["departments"]}
    ordered = [line for line in record["lines"] if (line["measure"] or "NONE") != "NONE"]
    return [
        [str(number), line["item"] or line["code"], names.get(line["department"], ""),
         words.measure_words(line["measure"] or "", line["deadline"]), line["deadline"] or ""]
        for number, line in enumerate(ordered, 1)
    ]  # fmt: skip
