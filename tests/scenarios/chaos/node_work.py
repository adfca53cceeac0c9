"""What people do on phones that run the product's engine: one operation each."""

import time
from hashlib import sha256
from typing import Any
from uuid import UUID

from tests.scenarios.chaos.county import County
from tests.scenarios.chaos.node_phones import NodePhone
from tests.scenarios.chaos.phones import new_id
from tests.scenarios.chaos.work import evidence, png

TWO_DAYS = 2 * 24 * 60 * 60 * 1000


def record(county: County, phone: NodePhone) -> bool:
    task = phone.chance.choice(county.tasks)
    lines = task.lines[phone.department]
    line = lines[0] if phone.chance.random() < 0.3 else phone.chance.choice(lines)
    args = {
        "line": line, "checked": True, "reason": "", "outcome": "NO_PROBLEM_FOUND", "sub_code": None,
        "note": f"{phone.name} {new_id()}", "fact": "", "clause": "", "measure": "NONE", "deadline": None,
        "methods": ["ON_SITE"],
    }  # fmt: skip
    return phone.capture("capture", task.id, {"name": "finding.record/1", "args": args})


def contact(county: County, phone: NodePhone) -> bool:
    task = phone.chance.choice(county.tasks)
    name = str(UUID(int=phone.chance.randrange(1, 3))) if phone.chance.random() < 0.2 else new_id()
    args = {"id": name, "time": now(), "channel": "PHONE", "number": "1", "result": new_id()}
    return phone.capture("capture", task.id, {"name": "contact.log/1", "args": args})


def attach(county: County, phone: NodePhone) -> bool:
    task = phone.chance.choice(county.tasks)
    content = png(phone.chance.randbytes(phone.chance.choice((200, 4_000, 60_000))))
    step: dict[str, Any] = {"name": "evidence.attach/1"}
    step["args"] = evidence(name_of(content), len(content))
    return phone.attach(task.id, content, step)


def settle(county: County, phone: NodePhone) -> bool:
    task = phone.chance.choice(county.tasks)
    return phone.capture("settle", task.id, lines=task.lines[phone.department], note=new_id())


def sync(county: County, phone: NodePhone) -> bool:
    return bool(phone.tell("sync")["ok"])


def run(county: County, phone: NodePhone) -> bool:
    return bool(phone.tell("run")["ok"])


def tabs(county: County, phone: NodePhone) -> bool:
    return bool(phone.tell("tabs")["ok"])


def wrong_clock(county: County, phone: NodePhone) -> bool:
    return bool(phone.tell("clock", off=phone.chance.randint(-TWO_DAYS, TWO_DAYS))["ok"])


def reboot(county: County, phone: NodePhone) -> bool:
    return bool(phone.tell("reboot")["ok"])


def late_request(county: County, phone: NodePhone) -> bool:
    waiting = bool(phone.front.road.parked)
    phone.front.road.deliver_parked()
    return waiting


def now() -> int:
    return time.time_ns() // 1_000_000


def name_of(content: bytes) -> str:
    return sha256(content).hexdigest()


OPERATIONS = {
    record: 30.0, contact: 14.0, attach: 6.0, settle: 5.0, sync: 20.0, run: 8.0, tabs: 2.0, wrong_clock: 1.0,
    reboot: 2.0, late_request: 2.0,
}  # fmt: skip
