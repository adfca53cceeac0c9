"""A visit as the tests play it: phones of the cast, and the real push path of the engine."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.fieldwork.record.lines import lines_hash
from backend.problems import entry_of
from backend.profiles.models import JurisdictionProfile
from backend.tasks import service as tasks
from sync import devices, dossiers, media, mutations, protocol
from sync import tables as t
from sync.anchors import make, to_ms
from sync.phone import Made, Phone
from sync.proofs import canonical
from sync.proofs.record import code
from sync.settling import Context
from tests import factories
from tests.cast import Cast

SIGNING_KEY = "11" * 32
CONTEXT = Context(SIGNING_KEY, lambda name: entry_of(name).outcome)
START = datetime(2026, 5, 13, 1, 30, tzinfo=UTC)  # 09:30 in China
RECEIVED = datetime(2026, 5, 13, 10, 0, tzinfo=UTC)  # 18:00: back in the office


def digest(content: bytes | str) -> str:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


@dataclass
class Visit:
    """One task on site. `minute` counts from the start; each capture takes one."""

    session: Session
    cast: Cast
    phones: dict[str, Phone] = field(default_factory=dict)
    minute: int = 0
    bytes_of: dict[str, bytes] = field(default_factory=dict)  # files not delivered yet

    @property
    def task(self):
        return self.cast.task

    @property
    def dossier(self) -> str:
        return str(self.cast.task.id)

    def under(self, **parameters: Any) -> "Visit":
        """The same people on a task of a county whose profile says otherwise."""
        profile = self.session.scalars(
            select(JurisdictionProfile).where(JurisdictionProfile.code == "WUZHI")
        ).one()
        profile.parameters = profile.parameters | parameters
        self.session.flush()
        team = [self.cast.inspectors[name] for name in ("lead", "second", "partner", "partner2")]
        made = factories.task(self.session, self.cast.checklist, team, object=self.cast.object)
        for head in (self.cast.head, self.cast.amr_head):
            tasks.approve(self.session, head, made)
        self.session.commit()
        return Visit(self.session, replace(self.cast, task=made))

    def now(self) -> datetime:
        return START + timedelta(minutes=self.minute)

    def phone(self, who: str) -> Phone:
        """The enrolled phone of a person of the cast."""
        if who not in self.phones:
            user: User = getattr(self.cast, who)
            phone = Phone(uuid4(), user.id)
            devices.enrol(self.session, phone.device_id, user.id, phone.public_key, f"{who} · Android")
            phone.anchored(make(SIGNING_KEY, phone.device_id, to_ms(START)), START)
            self.session.commit()
            self.phones[who] = phone
        return self.phones[who]

    def capture(self, who: str, verb: str, args: dict[str, Any], rows: list[str], **more: Any) -> Made:
        """Record one mutation on a person's phone; nothing is sent."""
        self.minute += 1
        made = self.phone(who).make(
            self.dossier, f"{verb}/1", args, base=rows, effective_at=more.pop("at", self.now()), **more
        )
        return made

    def send(self, who: str, made: list[Made] | None = None, relayed: list[Made] = (), at=RECEIVED) -> dict:
        """Send what the phone holds through the real push; returns the outcomes by number."""
        phone = self.phone(who)
        body = phone.request(made, relayed)
        request = protocol.read(canonical.dumps(body))
        mutations.push(self.session, request, phone.public_key, CONTEXT, at)
        phone.settled_seq = self.acknowledged(phone)
        self.session.expire_all()
        return self.outcomes(who)

    def acknowledged(self, phone: Phone) -> int:
        query = select(t.device.c.acknowledged_seq).where(t.device.c.id == phone.device_id)
        return self.session.execute(query).scalar_one()

    def outcomes(self, who: str) -> dict[int, Any]:
        m = t.mutation.c
        found = self.session.execute(select(t.mutation).where(m.device_id == self.phone(who).device_id))
        return {row.seq: row for row in found}

    def do(self, who: str, verb: str, args: dict[str, Any], rows: list[str], **more: Any) -> Any:
        """Record and send at once; returns how it was settled."""
        made = self.capture(who, verb, args, rows, **more)
        return self.send(who)[made.seq]

    def row(self, name: str) -> Any:
        collection, _, key = name.partition("/")
        return dossiers.read_rows(self.session, self.cast.task.id, collection).get(key)

    def rows(self, collection: str) -> dict[str, Any]:
        return dossiers.read_rows(self.session, self.cast.task.id, collection)

    def contest(self, name: str) -> list[Any]:
        collection, _, key = name.partition("/")
        r = t.row.c
        found = self.session.execute(
            select(r.contest).where(
                r.dossier_id == self.cast.task.id, r.collection == collection, r.key == key
            )
        )
        return found.scalar_one() or []

    # -- what people do on site --------------------------------------------------------------------------

    def check_in(self, who: str, by: str | None = None, **more: Any) -> Made:
        user: User = getattr(self.cast, who)
        args = {
            "user": str(user.id), "method": "OWN" if by is None else "COLLEAGUE",
            "certificate_no": user.certificate_no, "certificate_shown": True,
            "handwriting": None if by is None else digest(f"hand of {who}"), "photo": None,
        }  # fmt: skip
        return self.capture(by or who, "team.check_in", args, [f"checkins/{user.id}"], **more)

    def check_out(self, who: str, by: str | None = None, **more: Any) -> Made:
        user: User = getattr(self.cast, who)
        args = {"user": str(user.id), "reason": ""}
        return self.capture(by or who, "team.check_out", args, [f"checkins/{user.id}"], **more)

    def record(self, who: str, line: str, **change: Any) -> Made:
        at = {key: change.pop(key) for key in ("at",) if key in change}
        return self.capture(who, "finding.record", finding(line, **change), [f"findings/{line}"], **at)

    def order(self, who: str, line: str, **change: Any) -> Made:
        """责令改正 with its number; in writing unless told otherwise."""
        args = {
            "line": line, "number": f"{self.task.task_no}-责改-{line}", "requirement": "补办强制检定后使用",
            "deadline": None, "given": "WRITTEN", "note": "", "to_name": "刘某（演示）", "to_role": "当班经理", "media": [],
            "deliver_later": False,
        } | change  # fmt: skip
        return self.capture(who, "measure.order", args, [f"measures/{line}"])

    def sample(self, who: str, line: str, key: str | None = None, **change: Any) -> Made:
        """A sealed sample of a line."""
        at = {name: change.pop(name) for name in ("at",) if name in change}
        args = {
            "id": key or str(uuid4()), "line": line, "product": "92 号车用汽油", "batch": "20260912", "quantity": "2 份",
            "place": "2 号加油机", "seal_no": "封-0412", "receipt_no": "凭证-01", "laboratory": "市质检中心",
            "representative": "刘某（演示）", "media": [],
        } | change  # fmt: skip
        return self.capture(who, "sample.take", args, [f"samples/{args['id']}"], **at)

    def attach(
        self, who: str, name: str, kind: str = "PHOTO", line: str | None = None, **change: Any
    ) -> Made:
        """A file named for its content; its bytes are `name` itself."""
        args = evidence(name, kind, line, **change)
        return self.capture(
            who, "evidence.attach", args, [f"evidence/{args['sha256']}"], media=[args["sha256"]]
        )

    def close_part(self, who: str, users: list[str], findings: dict[str, Any], **change: Any) -> Made:
        department = str(getattr(self.cast, who).department_id)
        args = {
            "department": department, "lines_hash": lines_hash(self.task.lines_frozen, findings, department),
            "signatures": self.signatures(users),
        } | change  # fmt: skip
        return self.capture(who, "part.close", args, [f"parts/{department}"])

    def signatures(self, users: list[str]) -> list[dict[str, str]]:
        return [
            {"user": str(getattr(self.cast, who).id), "sha256": digest(f"hand of {who}")} for who in users
        ]

    def lock(self, who: str, parts: list[tuple[str, Made]], signed: list[str], **change: Any) -> Made:
        """Lock over the parts closed on other phones; `signed` are the rows that were shown to the party."""
        record = change.pop("record", digest("the record"))
        cut = {
            str(self.phone(other).device_id): {"seq": made.seq, "link": made.link.hex()}
            for other, made in parts
        }  # fmt: skip
        args = {
            "mode": "SIGNED", "record": record, "code": code(bytes.fromhex(record)), "cut": cut,
            "rows": [{"row": row, "head": "0" * 32} for row in signed],
        } | change  # fmt: skip
        return self.capture(who, "record.lock", args, ["record/self"], media=[record])

    def verify(self, name: str, state: str = "verified") -> None:
        """The bytes of a file arrived, or are given up (the media part's own tests show how)."""
        self.verify_digest(bytes.fromhex(digest(name)), state)

    def verify_digest(self, sha256: bytes, state: str = "verified") -> None:
        made = insert(t.media).values(sha256=sha256, state=state)
        self.session.execute(made.on_conflict_do_update(index_elements=["sha256"], set_={"state": state}))
        media.announce(self.session, sha256)
        self.session.commit()


def finding(line: str, **change: Any) -> dict[str, Any]:
    return {
        "line": line, "checked": True, "reason": "", "outcome": "NO_PROBLEM_FOUND", "sub_code": None, "note": "",
        "fact": "", "clause": "", "measure": "NONE", "deadline": None, "methods": ["ON_SITE"],
    } | change  # fmt: skip


def evidence(name: str, kind: str, line: str | None = None, **change: Any) -> dict[str, Any]:
    return {
        "sha256": digest(name), "kind": kind, "purpose": "SITE", "line": line, "mime": "image/jpeg",
        "size": len(name), "captured_at": to_ms(START), "duration_ms": None, "width": None, "height": None,
    } | change  # fmt: skip
