"""How the demo's visits went: signed, refused, nobody there, one thing to be put right; and half-finished ones."""

import io
import math
import wave
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from backend.demo import acts, pictures
from backend.demo.acts import Officers
from backend.demo.pictures import Pens
from backend.demo.stage import Scene
from sync.anchors import to_ms

SAMPLE_SENT = "抽取 92 号汽油样品一份，已封样送检。"
RECTIFY: dict[str, Any] = {
    "outcome": "PROBLEM_ORDERED_RECTIFY", "fact": "3 号加油机检定有效期至 2026 年 4 月，已过期，期间停止使用。",
    "clause": "《计量法》第九条", "measure": "RECTIFY_BY", "deadline": "2026-06-10",
}  # fmt: skip
NOT_YET: dict[str, Any] = {
    "sampled": "92 号车用汽油", "outcome": None, "fact": SAMPLE_SENT, "methods": ["ON_SITE", "SAMPLING"],
}  # fmt: skip


def inspect_everything(
    scene: Scene, lead: Officers, others: Officers, pens: Pens, changes: dict[str, Any]
) -> None:
    """Both departments check in, look at everything, take their pictures and close their parts."""
    acts.arrive(scene, lead + others)
    acts.tell(scene, lead + others)
    take_pictures(scene, lead, pens)
    take_pictures(scene, others, pens)
    acts.find_all(scene, lead, changes)
    acts.find_all(scene, others, changes)
    acts.close_part(scene, others, pens)
    acts.close_part(scene, lead, pens)


def take_pictures(scene: Scene, officers: Officers, pens: Pens) -> None:
    """Two pictures for the department's first lines, of what one finds at such a place."""
    department = acts.department_of(scene, officers[0])
    lines = [line["code"] for line in scene.task.lines_frozen if line["department"] == department]
    for code, content in zip(lines[:2], department_pictures(scene, lines[0], pens), strict=False):
        scene.photo(officers[0], content, code)


def department_pictures(scene: Scene, first_line: str, pens: Pens) -> list[bytes]:
    found = scene.task.object_frozen
    name = found["name"]
    shown_licence = pictures.licence(pens, name, found["uscc"], found["address_registered"])
    if first_line == "GS-C1":
        return [pictures.forecourt(pens, name)]
    if first_line == "GS-M1":
        return [shown_licence, pictures.pump_plate(pens, name, int(found["contact_phone"][-4:]) + 300)]
    return [shown_licence]


def signed(
    scene: Scene, lead: Officers, others: Officers, pens: Pens, signer: str, changes: dict[str, Any]
) -> None:
    """The ordinary visit: everything looked at, the person in charge signs."""
    inspect_everything(scene, lead, others, pens, changes)
    acts.confirm(scene, lead[0], signer, "现场负责人", pens)
    acts.leave(scene, lead + others)
    scene.flush()


def refused(scene: Scene, lead: Officers, others: Officers, pens: Pens) -> None:
    """The person in charge will not sign: note, 42 seconds of sound, a witness, two officers."""
    inspect_everything(scene, lead, others, pens, {"GS-M5": PRICE_BOARD})
    who = lead[0]
    sound = scene.photo(
        who, tone(42), None, kind="AUDIO", mime="audio/wav", purpose="REFUSAL", duration_ms=42_000
    )
    witness(scene, who)
    refusal = {
        "reason": "对价格公示牌的认定有异议，拒绝签字。", "document": "现场检查记录（F-09）", "told": True,
    }  # fmt: skip
    digest = acts.write_record(scene, who, "REFUSED", refusal=refusal)
    args = refusal | {
        "media": [sound], "officers": acts.signatures(scene, lead, pens), "opinion": "", "record": digest,
    }  # fmt: skip
    scene.act(who, "party.refuse", args, "confirmation/self", [digest, sound])
    acts.lock(scene, who, "REFUSED", digest)
    acts.leave(scene, lead + others)
    scene.flush()


PRICE_BOARD: dict[str, Any] = {
    "outcome": "PROBLEM_ORDERED_RECTIFY", "fact": "价格公示牌未更新，与加油机显示不一致，已当场改正。",
    "clause": "《价格法》第十三条", "measure": "RECTIFY_NOW",
}  # fmt: skip


def witness(scene: Scene, who: str) -> None:
    key = str(uuid5(NAMESPACE_URL, f"liancha-demo-witness/{scene.task.id}"))
    args = {
        "id": key, "name": "村干部（演示）", "unit": "龙源街道演示村委会", "contact": "13700000001", "relation": "无利害关系",
        "statement": "现场负责人看过记录后表示不签字，检查人员已当面告知。", "signature": None,
    }  # fmt: skip
    scene.act(who, "witness.record", args, f"witnesses/{key}")


def nobody_there(scene: Scene, lead: Officers, others: Officers, pens: Pens) -> None:
    """The gate is locked, three calls are not answered."""
    acts.arrive(scene, lead + others)
    who, found = lead[0], scene.task.object_frozen
    gate = scene.photo(who, pictures.closed_gate(pens, found["name"]), None, purpose="UNREACHABLE")
    for number in range(3):
        call(scene, who, found["contact_phone"], number)
    note = {
        "site_state": "大门上锁，门前贴有停业字样，站内无人。", "address_visited": found["address_registered"],
        "address_explanation": "", "note": "两名检查人员到达登记住所，三次拨打登记电话均无人接听，向邻近商户询问未果。",
    }  # fmt: skip
    digest = acts.write_record(scene, who, "NOT_PRESENT", unreachable=note)
    args = note | {"media": [gate], "officers": acts.signatures(scene, lead, pens), "record": digest}
    scene.act(who, "party.unreachable", args, "confirmation/self", [digest, gate])
    acts.lock(scene, who, "NOT_PRESENT", digest)
    acts.leave(scene, lead + others)
    scene.flush()


def call(scene: Scene, who: str, phone: str, number: int) -> None:
    key = str(uuid5(NAMESPACE_URL, f"liancha-demo-call/{scene.task.id}/{number}"))
    args = {"id": key, "time": to_ms(scene.now), "channel": "PHONE", "number": phone, "result": "无人接听"}
    scene.act(who, "contact.log", args, f"contacts/{key}")


def cooperating_done(scene: Scene, others: Officers, pens: Pens) -> None:
    """The cooperating department is through with its part; the initiating one has not begun."""
    acts.arrive(scene, others)
    take_pictures(scene, others, pens)
    acts.find_all(scene, others, {})
    acts.close_part(scene, others, pens)
    scene.flush()


def tone(seconds: int) -> bytes:
    """A quiet hum as sound of a conversation nobody had: 8 kHz, mono, marked as demo by what it is."""
    rate = 8000
    period = bytes(128 + round(12 * math.sin(2 * math.pi * 220 * n / rate)) for n in range(rate))
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(rate)
        file.writeframes(period * seconds)
    return out.getvalue()
