"""The demo's phones: real enrolled devices whose signed mutations go through the real push, at the hour they show."""

import io
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.orm import Session

from backend import clock
from backend.accounts import devices as enrolment
from backend.config import Config
from backend.demo.county import County
from backend.problems import entry_of
from backend.tasks.models import InspectionTask
from sync import anchors, dossiers, ledger, mutations, protocol, uploads, verifying
from sync.anchors import to_ms
from sync.custody import Sender
from sync.phone import Made, Phone
from sync.proofs import canonical
from sync.settling import Context
from sync.stores.base import ObjectStore


class StoryBroken(RuntimeError):
    """A mutation of the demo was not simply applied: the demo and the rules have drifted apart."""


@dataclass
class Stage:
    """One county's phones and its store. Every act is sent at once; the clock stands at `now` meanwhile."""

    session: Session
    store: ObjectStore
    config: Config
    county: County
    phones: dict[str, Phone] = field(default_factory=dict)
    opened: str = ""  # names this stage's phones: their keys live only as long as it does

    def __post_init__(self) -> None:
        self.context = Context(self.config.signing_key, lambda code: entry_of(code).outcome)

    def phone(self, who: str, now: datetime) -> Phone:
        """The enrolled phone of an inspector, with a time anchor of this minute."""
        if who not in self.phones:
            self.phones[who] = self.enrolled(who, now)
        phone = self.phones[who]
        phone.anchored(anchors.make(self.config.signing_key, phone.device_id, to_ms(now)), now)
        return phone

    def enrolled(self, who: str, now: datetime) -> Phone:
        user = self.county.users[who]
        phone = Phone(uuid5(NAMESPACE_URL, f"liancha-demo-phone/{user.id}{self.opened}"), user.id)
        with clock.at(now):
            enrolment.enrol(
                self.session, user, phone.device_id, phone.public_key, "Android · Chrome 141（演示）", None,
                self.config.signing_key,
            )  # fmt: skip
        return phone

    def put(self, who: str, content: bytes, mime: str, now: datetime) -> str:
        """Upload a file from a phone; it is verified when this returns. Returns its SHA-256 in hex."""
        digest = sha256(content).digest()
        by = Sender(self.county.users[who].id, self.phone(who, now).device_id)
        upload = uploads.create(
            self.session, uploads.Wish(digest, len(content), mime), by, self.config.limits, now
        )
        if upload.is_open:
            staged = self.store.stage(io.BytesIO(content))
            verifying.take_whole(self.session, self.store, upload, staged, digest, self.config.limits)
        self.session.commit()
        return digest.hex()


@dataclass
class Scene:
    """One visit being played. `minute` runs from the planned hour; each act takes one minute.

    Acts wait on their phones, as without signal, until somebody looks at the rows (`flush`).
    """

    stage: Stage
    task: InspectionTask
    starts: datetime
    minute: int = 0
    made: dict[str, tuple[str, Made]] = field(default_factory=dict)  # row → its last write
    waiting: dict[str, list[Made]] = field(default_factory=dict)  # who → not sent yet

    @property
    def now(self) -> datetime:
        return self.starts + timedelta(minutes=self.minute)

    def rows(self, collection: str) -> dict[str, dict[str, Any]]:
        """The dossier's rows after everything recorded so far has been sent."""
        self.flush()
        return dossiers.read_rows(self.stage.session, self.task.id, collection)

    def act(
        self, who: str, verb: str, args: dict[str, Any], row: str, media: list[str] | None = None
    ) -> Made:
        """Capture one mutation."""
        self.minute += 1
        phone = self.stage.phone(who, self.now)
        base = {row: self.head(row)}
        made = phone.make(
            self.task.id, f"{verb}/1", args, base=base, media=media or [], effective_at=self.now
        )
        self.made[row] = (who, made)
        self.waiting.setdefault(who, []).append(made)
        return made

    def head(self, row: str) -> str | None:
        if row not in self.made:
            return None
        who, made = self.made[row]
        return f"{self.stage.phones[who].device_id}:{made.seq}"

    def flush(self) -> None:
        """Send what waits, phone after phone; raises StoryBroken unless all of it was applied."""
        received = self.now + timedelta(seconds=20)
        waiting, self.waiting = self.waiting, {}
        for who, made in waiting.items():
            phone = self.stage.phones[who]
            request = protocol.read(canonical.dumps(phone.request(made)))
            with clock.at(received):
                mutations.push(self.stage.session, request, phone.public_key, self.stage.context, received)
            phone.settled_seq = made[-1].seq
            self.refuse_refused(phone, made)

    def refuse_refused(self, phone: Phone, made: list[Made]) -> None:
        lines = ledger.find(self.stage.session, [(phone.device_id, one.seq) for one in made])
        for one in made:
            line = lines.get((phone.device_id, one.seq))
            if line is None or line.outcome != "applied":
                raise StoryBroken(f"{self.task.task_no} {one.payload[:300]!r}: {line}")

    def photo(self, who: str, content: bytes, line: str | None, **more: Any) -> str:
        """Upload a file and attach it; returns its SHA-256."""
        kind, mime = more.pop("kind", "PHOTO"), more.pop("mime", "image/jpeg")
        digest = self.stage.put(who, content, mime, self.now)
        args = {
            "sha256": digest, "kind": kind, "purpose": "SITE", "line": line, "mime": mime, "size": len(content),
            "captured_at": to_ms(self.now), "duration_ms": None, "width": None, "height": None,
        } | more  # fmt: skip
        self.act(who, "evidence.attach", args, f"evidence/{digest}", [digest])
        return digest
