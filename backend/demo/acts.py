"""What people do on a visit, one function each: they fill the arguments of a verb and let the scene send it."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from backend.demo import pictures, record
from backend.demo.pictures import Pens
from backend.demo.stage import Scene
from backend.fieldwork.measures.service import number_of
from backend.fieldwork.record.lines import lines_hash
from sync.anchors import to_ms
from sync.proofs.record import code

PARTY_AGREES = "情况属实，无异议。"
Officers = tuple[str, ...]


def department_of(scene: Scene, who: str) -> str:
    return str(scene.stage.county.users[who].department_id)


def arrive(scene: Scene, officers: Officers) -> None:
    """Each checks in on the own phone, certificate shown."""
    for who in officers:
        user = scene.stage.county.users[who]
        args = {
            "user": str(user.id), "method": "OWN", "certificate_no": user.certificate_no, "certificate_shown": True,
            "handwriting": None, "photo": None,
        }  # fmt: skip
        scene.act(who, "team.check_in", args, f"checkins/{user.id}")


def tell(scene: Scene, officers: Officers) -> None:
    """亮证告知 to whoever is in charge on site; nobody asks for recusal."""
    users = scene.stage.county.users
    args = {
        "shown_to": scene.task.object_frozen["contact_name"], "shown_role": "现场负责人",
        "officers": [str(users[who].id) for who in officers], "recusal": False, "recusal_of": [], "recusal_reason": "",
    }  # fmt: skip
    scene.act(officers[0], "visit.tell", args, "told/self")


def leave(scene: Scene, officers: Officers) -> None:
    for who in officers:
        user = scene.stage.county.users[who]
        scene.act(who, "team.check_out", {"user": str(user.id), "reason": ""}, f"checkins/{user.id}")


def find(scene: Scene, who: str, line: dict[str, Any], **change: Any) -> None:
    """Record a line; without a change it is in order, in the words of the checklist."""
    quality = line["result_type"] == "QUALITY"
    phrase = line["phrases"][0] if line["phrases"] else ""
    args = {
        "line": line["code"], "checked": True, "reason": "",
        "outcome": "QUALIFIED" if quality else "NO_PROBLEM_FOUND", "sub_code": None, "note": "", "fact": phrase,
        "clause": "", "measure": "NONE", "deadline": None, "methods": line["methods"][:1],
    } | change  # fmt: skip
    scene.act(who, "finding.record", args, f"findings/{line['code']}")
    if args["outcome"] == "PROBLEM_ORDERED_RECTIFY":
        order(scene, who, args)


def order(scene: Scene, who: str, finding: dict[str, Any]) -> None:
    """责令改正 in writing, in the words of the finding (R83)."""
    line = finding["line"]
    args = {
        "line": line, "number": number_of(scene.task.task_no, line), "deadline": finding["deadline"],
        "requirement": f"按照{finding['clause']}的规定改正：{finding['fact']}", "given": "WRITTEN", "note": "",
        "to_name": scene.task.object_frozen["contact_name"], "to_role": "现场负责人", "media": [],
        "deliver_later": False,
    }  # fmt: skip
    scene.act(who, "measure.order", args, f"measures/{line}")


def take_sample(scene: Scene, who: str, line: dict[str, Any], product: str) -> None:
    """A sample under seal; the line is looked at, and waits for the laboratory (R82)."""
    key = str(uuid5(NAMESPACE_URL, f"liancha-demo-sample/{scene.task.id}/{line['code']}"))
    args = {
        "id": key, "line": line["code"], "product": product, "batch": "2026-05-12 进油批次", "quantity": "2 份，每份 1 升",
        "place": "2 号加油机", "seal_no": "演示封-0412", "receipt_no": f"{scene.task.task_no}-抽样-{line['code']}",
        "laboratory": "焦作市产品质量检验检测中心（演示）", "representative": scene.task.object_frozen["contact_name"],
        "media": [],
    }  # fmt: skip
    scene.act(who, "sample.take", args, f"samples/{key}")


def find_all(scene: Scene, officers: Officers, changes: dict[str, dict[str, Any]]) -> None:
    """The department's lines, recorded on the phone that will close its part: the cut of the lock ends there."""
    department = department_of(scene, officers[0])
    own = [line for line in scene.task.lines_frozen if line["department"] == department]
    for line in own:
        change = dict(changes.get(line["code"], {}))
        if product := change.pop("sampled", ""):
            take_sample(scene, officers[0], line, product)
        find(scene, officers[0], line, **change)


def sign(scene: Scene, who: str, name: str, pens: Pens) -> str:
    """Handwriting on a phone; returns its SHA-256."""
    content = pictures.handwriting(pens, name, f"{scene.task.task_no}/{scene.minute}")
    return scene.photo(who, content, None, kind="SIGNATURE", purpose="CONFIRMATION", mime="image/png")


def signatures(scene: Scene, officers: Officers, pens: Pens) -> list[dict[str, str]]:
    """Each officer's handwriting, taken on the first one's phone."""
    users = scene.stage.county.users
    return [
        {"user": str(users[who].id), "sha256": sign(scene, officers[0], users[who].name, pens)}
        for who in officers
    ]


def close_part(scene: Scene, officers: Officers, pens: Pens) -> None:
    department = department_of(scene, officers[0])
    args = {
        "department": department,
        "lines_hash": lines_hash(scene.task.lines_frozen, scene.rows("findings"), department),
        "signatures": signatures(scene, officers, pens),
    }
    scene.act(officers[0], "part.close", args, f"parts/{department}")


def write_record(scene: Scene, who: str, mode: str, **closing: Any) -> str:
    """Build the record, attach it; returns its SHA-256."""
    scene.flush()
    content = record.build(
        scene.stage.session,
        scene.task,
        {"mode": mode, "opinion": "", "refusal": None, "unreachable": None, "closed_at": to_ms(scene.now)}
        | closing,
    )
    return scene.photo(who, content, None, kind="RECORD", purpose="CONFIRMATION", mime="application/json")


def lock(scene: Scene, who: str, mode: str, digest: str) -> None:
    """Lock the record over the parts that were closed and everything that was shown."""
    cut = {
        row["device"]: {"seq": row["seq"], "link": row["link"]}
        for row in sorted(scene.rows("parts").values(), key=lambda row: row["seq"])
    }  # fmt: skip
    shown = [row for row in scene.made if row.partition("/")[0] != "record"]
    args = {
        "mode": mode, "record": digest, "code": code(bytes.fromhex(digest)), "cut": cut,
        "rows": [{"row": row, "head": scene.head(row)} for row in sorted(shown)],
    }  # fmt: skip
    scene.act(who, "record.lock", args, "record/self", [digest])


def confirm(scene: Scene, who: str, signer: str, role: str, pens: Pens) -> None:
    """The party signs; the record is locked."""
    digest = write_record(scene, who, "SIGNED", opinion=PARTY_AGREES)
    signature = sign(scene, who, signer, pens)
    args = {
        "signer_name": signer, "signer_role": role, "signature": signature, "sealed": False,
        "opinion": PARTY_AGREES, "record": digest,
    }  # fmt: skip
    scene.act(who, "party.confirm", args, "confirmation/self", [digest, signature])
    lock(scene, who, "SIGNED", digest)
