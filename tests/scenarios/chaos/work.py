"""What people record on their phones: each function is one operation on one phone."""

import time
import zlib
from typing import Any
from uuid import UUID

from sync.proofs import record as codes
from tests.media_samples import chunk
from tests.scenarios.chaos.county import County, Task
from tests.scenarios.chaos.disk import RowKey
from tests.scenarios.chaos.phones import Handset, key_of, new_id

OWN_DOING = ("part.closed", "record.locked", "sync.locked_already")


def held_tasks(county: County, phone: Handset) -> list[Task]:
    """The tasks this phone holds."""
    return [task for task in county.tasks if task.id in phone.disk.have]


def some_task(county: County, phone: Handset) -> Task | None:
    tasks = held_tasks(county, phone)
    return phone.chance.choice(tasks) if tasks else None


def record(county: County, phone: Handset) -> bool:
    """A finding on a line of the own department; half of them on the one line everybody wants."""
    task = some_task(county, phone)
    if task is None:
        return False
    lines = task.lines[phone.department]
    line = lines[0] if phone.chance.random() < 0.3 else phone.chance.choice(lines)
    phone.capture(task.id, "finding.record/1", finding(phone, line), [f"findings/{line}"])
    return True


def finding(phone: Handset, line: str) -> dict[str, Any]:
    return {
        "line": line, "checked": True, "reason": "", "outcome": "NO_PROBLEM_FOUND", "sub_code": None,
        "note": f"{phone.name} {new_id()}", "fact": "", "clause": "", "measure": "NONE", "deadline": None,
        "methods": ["ON_SITE"],
    }  # fmt: skip


def contact(county: County, phone: Handset) -> bool:
    """An attempt to reach the party: mostly a row of its own, sometimes one that others write too."""
    task = some_task(county, phone)
    if task is None:
        return False
    shared = str(UUID(int=phone.chance.randrange(1, 3)))
    name = shared if phone.chance.random() < 0.2 else new_id()
    args = {
        "id": name,
        "time": time.time_ns() // 1_000_000,
        "channel": "PHONE",
        "number": "1",
        "result": new_id(),
    }
    phone.capture(task.id, "contact.log/1", args, [f"contacts/{name}"])
    return True


def attach(county: County, phone: Handset) -> bool:
    """A photograph, and the mutation that names it."""
    task = some_task(county, phone)
    if task is None:
        return False
    content = png(phone.chance.randbytes(phone.chance.choice((200, 4_000, 60_000))))
    name = phone.store(task.id, content, "image/png")
    phone.capture(task.id, "evidence.attach/1", evidence(name, len(content)), [f"evidence/{name}"], [name])
    return True


def evidence(name: str, size: int) -> dict[str, Any]:
    return {
        "sha256": name, "kind": "PHOTO", "purpose": "SITE", "line": None, "mime": "image/png", "size": size,
        "captured_at": time.time_ns() // 1_000_000, "duration_ms": None, "width": None, "height": None,
    }  # fmt: skip


def png(noise: bytes) -> bytes:
    """One grey pixel and so much noise beside it."""
    header = b"\0\0\0\1\0\0\0\1\x08\0\0\0\0"
    body = chunk(b"IHDR", header) + chunk(b"noIs", noise) + chunk(b"IDAT", zlib.compress(b"\0\x80"))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def mistake(county: County, phone: Handset) -> bool:
    """What a phone should have known to be impossible: rejected, and nothing of it may stay."""
    task = some_task(county, phone)
    if task is None:
        return False
    if phone.chance.random() < 0.5:
        named, other = phone.chance.randbytes(32).hex(), phone.chance.randbytes(32).hex()
        phone.capture(
            task.id, "evidence.attach/1", evidence(other, 1), [f"evidence/{other}"], [named],
            ["evidence.not_named"],
        )  # fmt: skip
        return True
    args = finding(phone, "no such line")
    phone.capture(task.id, "finding.record/1", args, ["findings/no such line"], (), ["line.unknown"])
    return True


def crash(county: County, phone: Handset) -> bool:
    """A handler that dies halfway: its mutation is held, the others go on (G5)."""
    task = some_task(county, phone)
    if task is None:
        return False
    named, key = phone.chance.randbytes(32).hex(), new_id()
    how = phone.chance.choice(("database", "bug"))
    phone.capture(task.id, "chaos.crash/1", {"key": key, "how": how}, [f"notes/{key}"], [named])
    return True


def settle(county: County, phone: Handset) -> bool:
    """End a contest of the own department, naming every value this phone sees."""
    contests = [
        (where, body) for where, body in phone.disk.rows.items() if is_own_contest(county, phone, where, body)
    ]
    if not contests:
        return False
    where, body = phone.chance.choice(contests)
    saw = [body["head"], *(one["head"] for one in body["contest"])]
    args = {"line": where[2], "value": finding(phone, where[2]), "saw": saw}
    phone.capture(where[0], "finding.settle/1", args, [f"findings/{where[2]}"])
    return True


def is_own_contest(county: County, phone: Handset, where: RowKey, body: dict[str, Any]) -> bool:
    lines = county.tasks[0].lines[phone.department]
    return where[1] == "findings" and where[2] in lines and bool(body.get("contest"))


def supplement(county: County, phone: Handset) -> bool:
    """After the lock: proposed, never written over what was signed."""
    locked = [task for task in held_tasks(county, phone) if is_locked(phone, task)]
    if not locked:
        return False
    task, name = phone.chance.choice(locked), new_id()
    line = phone.chance.choice(task.lines[phone.department])
    args = {"id": name, "row": f"findings/{line}", "why": "补正", "old": "", "new": new_id()}
    phone.capture(task.id, "supplement.propose/1", args, [f"supplements/{name}"])
    return True


def is_locked(phone: Handset, task: Task) -> bool:
    return key_of(task.id, "record/self") in phone.disk.rows


def lock(county: County, phone: Handset) -> bool:
    """Nobody is there: what this phone sees is signed, the cut reaches every write of it."""
    tasks = [task for task in held_tasks(county, phone) if f"lock {task.id}" not in county.switched]
    if not tasks:
        return False
    task = phone.chance.choice(tasks)
    county.switched.add(f"lock {task.id}")
    find_nobody(county, phone, task)
    shown = phone.chance.randbytes(32).hex()
    signed = signed_rows(phone, task)
    args = {
        "mode": "NOT_PRESENT", "record": shown, "code": codes.code(bytes.fromhex(shown)), "cut": cut(phone, signed),
        "rows": [{"row": row, "head": head} for row, head in signed.items()],
    }  # fmt: skip
    phone.capture(task.id, "record.lock/1", args, ["record/self"], (), OWN_DOING)
    return True


def find_nobody(county: County, phone: Handset, task: Task) -> None:
    team = [county.users[name] for name in ("com2", "amr2")]
    content = png(phone.chance.randbytes(300))
    name = phone.store(task.id, content, "image/png")
    args = {
        "site_state": "大门紧锁", "address_visited": "旧址", "address_explanation": "已搬迁", "note": "无人", "media": [name],
        "officers": [{"user": str(one), "sha256": name} for one in team], "record": name,
    }  # fmt: skip
    phone.capture(task.id, "evidence.attach/1", evidence(name, len(content)), [f"evidence/{name}"], [name])
    phone.capture(task.id, "party.unreachable/1", args, ["confirmation/self"], [name])


def signed_rows(phone: Handset, task: Task) -> dict[str, str]:
    """Row → head of everything shown to the party, own pending work included."""
    shown = ("findings", "contacts", "confirmation")
    seen = {
        where
        for where in [*phone.disk.rows, *phone.disk.pending]
        if where[0] == task.id and where[1] in shown
    }
    rows = {f"{where[1]}/{where[2]}": phone.head(task.id, f"{where[1]}/{where[2]}") for where in sorted(seen)}
    return {row: head for row, head in rows.items() if head}


def cut(phone: Handset, signed: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Per other device the highest number among the signed heads; its link is not known here."""
    marks: dict[str, dict[str, Any]] = {}
    for head in signed.values():
        device, _, seq = head.partition(":")
        if seq and device != str(phone.disk.chain.device):
            marks[device] = {"seq": max(int(seq), marks.get(device, {"seq": 0})["seq"]), "link": ""}
    return marks


def leave(county: County, phone: Handset) -> bool:
    """The author gives a task up by a mutation of his own (a colleague invites him again some day)."""
    task = some_task(county, phone)
    if task is None:
        return False
    county.truth.left.add((phone.user, UUID(task.id)))
    phone.capture(task.id, "chaos.leave/1", {"n": new_id()}, [f"notes/left-{phone.user}"])
    return True


def invite(county: County, phone: Handset) -> bool:
    """A colleague may hold the task from now on."""
    task = some_task(county, phone)
    if task is None:
        return False
    other = phone.chance.choice(sorted(user for dossier, user in county.teams if str(dossier) == task.id))
    args = {"user": str(other), "n": new_id()}
    phone.capture(task.id, "chaos.invite/1", args, [f"notes/invited-{other}"])
    return True
