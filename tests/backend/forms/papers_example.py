"""One sheet of every filled form, as both sides print it.

python -m tests.backend.forms.papers_example           the sheets as JSON, for the phone's side
python -m tests.backend.forms.papers_example F-09 FILE  the server's PDF of one
python -m tests.backend.forms.papers_example write      writes paper_lines.json, the text both sides must give
"""

import json
import sys
from pathlib import Path
from typing import Any

from backend.forms import dates
from backend.forms.printing import Press, print_sheets
from backend.forms.record import read_record
from backend.forms.rendering import Templates
from backend.forms.sheets import Sheet
from tests.backend.forms import record_example as example

LINES = Path(__file__).with_name("paper_lines.json")
NOON, EARLIER = 1795231200000, 1795224600000


def visit(**more: Any) -> dict[str, Any]:
    """The visit of record version 2, with an order to rectify on GS-M2."""
    return {
        "approvals": [], "urgent": [], "pauses": [], "adopted": [],
        "notice": {"means": "PHONE", "at": EARLIER, "to_name": "刘某（演示）", "to_role": "当班经理",
                   "number": "0391-0000000", "note": ""},
        "told": {"shown_to": "刘某（演示）", "shown_role": "当班经理", "officers": ["u1", "u2"], "recusal": False,
                 "recusal_reason": "", "at": EARLIER},
        "measures": [
            {"line": "GS-M2", "number": "武市监责改〔2026〕12号", "requirement": "更换3号机铅封并重新申请强制检定",
             "deadline": "2026-06-10", "given": "PRINTED_BY_DEVICE", "note": "", "to_name": "刘某（演示）",
             "to_role": "当班经理", "media": [], "deliver_later": True, "at": NOON}
        ],
        "samples": [
            {"id": "s1", "line": "GS-M5", "product": "92号车用汽油", "batch": "20261120", "quantity": "4升×2",
             "place": "2号罐", "seal_no": "F0012", "receipt_no": "P0034", "laboratory": "演示检验中心",
             "representative": "刘某（演示）", "media": [], "at": NOON}
        ],
        "clues": [
            {"id": "k1", "to_department": "武陟县消防救援大队", "matter": "灭火器过期两具", "line": None,
             "media": [], "at": NOON}
        ],
        "recorders": [
            {"id": "r1", "device_no": "ZF-0071", "purpose": "SITE", "line": None, "from": EARLIER, "to": NOON,
             "note": ""}
        ],
        **more,
    }  # fmt: skip


WITNESS = {
    "id": "w1", "name": "村干部演示", "unit": "圪垱店村委会", "contact": "0391-0000001", "relation": "村（居）委会",
    "statement": "检查人员当场宣读了检查情况，\n当事人拒绝签名。", "signature": None,
}  # fmt: skip
SERVICE = {
    "id": "d1", "documents": ["责令改正通知书 武市监责改〔2026〕12号", "实地抽查记录表"], "to_name": "刘某（演示）",
    "to_role": "当班经理", "place": "武陟县圪垱店镇演示路12号", "how": "LEFT", "refused_note": "当事人拒收，留置于收银台",
    "witness": "村干部演示", "signature": None, "media": [], "by": "u1", "at": NOON,
}  # fmt: skip
SIGNING = {
    "signer_name": "刘某（演示）", "signer_role": "当班经理", "party": None,
    "officers": [{"user": each, "sha256": each * 32} for each in ("u1", "u2", "u3", "u4")],
    "witnesses": [WITNESS], "services": [SERVICE],
    "media": [{"sha256": "ef" * 32, "kind": "AUDIO", "captured_at": NOON, "duration_ms": 35400}],
}  # fmt: skip
CONTACTS = [
    {
        "id": "c1",
        "time": EARLIER,
        "channel": "PHONE",
        "number": "0391-0000000",
        "result": "无人接听",
        "by": "u1",
    }
]
REFUSAL = {"reason": "说“等老板来再说”，<不签>", "document": "联合检查记录表", "told": True}
UNREACHABLE = {
    "site_state": "大门紧锁", "address_visited": "武陟县圪垱店镇演示路12号", "address_explanation": "",
    "note": "两次拨打无人接听，\n敲门无人应答。",
}  # fmt: skip
UNCOOPERATIVE = {
    "behaviours": ["锁闭大门", "拒绝提供台账"], "warned": True, "warning": "依据《行政处罚法》第五十五条告知", "note": "经告知仍拒绝",
}  # fmt: skip
SAMPLED = example.line(
    "GS-M5",
    example.AMR,
    "车用汽油质量",
    methods=["ON_SITE", "SAMPLING"],
    outcome=None,
    fact="抽取92号车用汽油，已送检",
)
LONG = "；".join(f"第{number}处加油枪编号{number:04d}铅封完好" for number in range(1, 40))


def second(**more: Any) -> dict[str, Any]:
    """A record of version 2."""
    record = example.record(**{"visit": visit(), "uncooperative": None, **more})
    record["kind"] = "liancha-record/2"
    record["lines"] = [*record["lines"], SAMPLED]
    return record


def long(**more: Any) -> dict[str, Any]:
    """The same over several pages."""
    record = second(**more)
    extra = [
        example.line(f"GS-X{n}", example.AMR, f"延伸检查事项{n}", fact=LONG[: 60 * n]) for n in range(1, 9)
    ]
    record["lines"] = [*record["lines"], *extra]
    record["evidence"] = [
        {"sha256": f"{n:02x}" * 32, "kind": "PHOTO", "purpose": "SITE", "line": "GS-M2", "captured_at": EARLIER + n}
        for n in range(30)
    ]  # fmt: skip
    return record


def sheets() -> dict[str, Sheet]:
    """By name: every filled form, and F-14 of both kinds."""
    nobody = {"mode": "NOT_PRESENT", "unreachable": UNREACHABLE, "contacts": CONTACTS}
    shut = {"mode": "UNCOOPERATIVE", "uncooperative": UNCOOPERATIVE}
    return {
        "F-09": sheet("F-09", long(witnesses=[{k: WITNESS[k] for k in ("name", "unit", "relation")}])),
        "F-10": sheet("F-10", long()),
        "F-11": sheet("F-11", second(), visit()["measures"][0]),
        "F-12": sheet("F-12", second(mode="REFUSED", refusal=REFUSAL)),
        "F-13": sheet("F-13", second(), WITNESS),
        "F-14": sheet("F-14", second(**nobody)),
        "F-14-uncooperative": sheet("F-14", second(**shut)),
        "F-17": sheet("F-17", second(), SERVICE),
    }


def sheet(form: str, record: dict[str, Any], one: dict[str, Any] | None = None) -> Sheet:
    content = example.canonical(record)
    return Sheet(form, read_record(content), example.sha256(content), SIGNING, one)


def as_json() -> dict[str, Any]:
    """What the phone makes the same sheets from."""
    return {
        name: {
            "form": one.form, "record": one.record, "sha256": one.sha256, "signing": one.signing, "one": one.one,
            "unfilled": one.blank, "version": one.version, "lines": one.lines(Templates()),
        }
        for name, one in sheets().items()
    }  # fmt: skip


def main(wanted: list[str]) -> None:
    if not wanted:
        sys.stdout.write(json.dumps(as_json(), ensure_ascii=False))
    elif wanted == ["write"]:
        LINES.write_text(json.dumps(as_json(), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    else:
        made = print_sheets(
            Press.of(Path("pwa/dist"), None, demo=False), [sheets()[wanted[0]]], {}, dates.instant(NOON)
        )
        Path(wanted[1]).write_bytes(made.content)


if __name__ == "__main__":
    main(sys.argv[1:])
