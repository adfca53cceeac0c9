"""A small phone in Python: makes signed, chained mutations and request bodies, and takes answers.

For tests and for seeding the demo county; the phone people carry is pwa/src/sync. It keeps everything in memory.

    phone = Phone(device_id, user_id, key)              # key: an EllipticCurvePrivateKey on P-256, or None for a new one
    made = phone.make(task_id, "finding.record/1", args, base=["findings/3"], effective_at=moment)
    answer = post("/api/sync", phone.request())         # every unsettled mutation, with proof
    phone.take(answer)                                  # rows, versions, acknowledged, outcomes
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from secrets import token_hex
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec

from sync.anchors import to_ms
from sync.identifiers import uuid7
from sync.proofs import canonical, chain
from sync.proofs.request import Statement, digest, digest_of_links
from sync.proofs.text import to_b64u

RowKey = tuple[str, str, str]  # dossier, collection, key


@dataclass(frozen=True, slots=True)
class Made:
    """One mutation as the phone keeps it."""

    id: UUID
    seq: int
    payload: bytes
    prev_link: bytes
    link: bytes
    signature: bytes

    def wire(self) -> dict[str, str]:
        return {
            "payload": to_b64u(self.payload),
            "prev_link": self.prev_link.hex(),
            "link": self.link.hex(),
            "signature": to_b64u(self.signature),
        }


@dataclass
class Phone:
    """One enrolled device of one user. `device_clock_ms` is how wrong its wall clock is."""

    device_id: UUID
    user_id: UUID
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    boot: str = field(default_factory=lambda: token_hex(8))
    device_clock_ms: int = 0
    anchor: str | None = None
    anchor_at: datetime | None = None
    epoch: str = ""
    settled_seq: int = 0
    durable: int = 0
    mutations: list[Made] = field(default_factory=list)
    outcomes: dict[int, dict[str, Any]] = field(default_factory=dict)
    have: dict[str, int] = field(default_factory=dict)
    rows: dict[RowKey, dict[str, Any] | None] = field(default_factory=dict)
    cursor: str | None = None
    pending: dict[RowKey, str] = field(default_factory=dict)
    staged: list[dict[str, Any]] = field(default_factory=list)

    @property
    def public_key(self) -> bytes:
        """65 bytes, as enrolment wants it."""
        return chain.public_bytes(self.key)

    @property
    def seq(self) -> int:
        return self.mutations[-1].seq if self.mutations else 0

    @property
    def link(self) -> bytes:
        """The end of the chain; link 0 when nothing was made yet."""
        return self.mutations[-1].link if self.mutations else chain.link_0(self.device_id, self.public_key)

    def anchored(self, token: str, at: datetime) -> None:
        """Keep a time anchor got at `at`; what is made later on this boot counts from it."""
        self.anchor, self.anchor_at = token, at

    def restarted(self) -> None:
        """The phone was switched off and on: the elapsed time since the anchor is lost."""
        self.boot, self.anchor_at = token_hex(8), None

    def head(self, dossier: UUID | str, row: str) -> str | None:
        """The write last seen of a row ("collection/key"), own unsettled ones included."""
        collection, _, key = row.partition("/")
        where = (str(dossier), collection, key)
        body = self.rows.get(where)
        return self.pending.get(where) or (body["head"] if body else None)

    def make(
        self,
        dossier: UUID | str,
        name: str,
        args: Mapping[str, Any],
        base: Iterable[str] | Mapping[str, str | None] = (),
        media: Iterable[str] = (),
        effective_at: datetime | None = None,
        place: Mapping[str, Any] | None = None,
        made_by: UUID | None = None,
    ) -> Made:
        """Record one mutation. `base`: the rows it writes (heads as last seen), or {row: head} to say heads oneself."""
        moment = effective_at or datetime.now(UTC)
        heads = base if isinstance(base, Mapping) else {row: self.head(dossier, row) for row in base}
        known = self.anchor is not None and self.anchor_at is not None and moment >= self.anchor_at
        payload = {
            "v": 1, "id": str(uuid7(to_ms(moment))), "device": str(self.device_id), "seq": self.seq + 1,
            "dossier": str(dossier), "name": name,
            "base": [{"row": row, "head": head} for row, head in heads.items()],
            "args": dict(args), "media": list(media), "place": dict(place) if place else None,
            "made_by": str(made_by or self.user_id), "anchor": self.anchor, "boot": self.boot,
            "elapsed_ms": to_ms(moment) - to_ms(self.anchor_at) if known and self.anchor_at else None,
            "device_time": to_ms(moment) + self.device_clock_ms,
        }  # fmt: skip
        made = self.seal(payload)
        for row in heads:
            collection, _, key = row.partition("/")
            self.pending[str(dossier), collection, key] = f"{self.device_id}:{made.seq}"
        return made

    def seal(self, payload: Mapping[str, Any]) -> Made:
        """Hash, chain and sign a whole payload as the next one of this device."""
        raw = canonical.dumps(payload)
        link = chain.link_n(self.link, sha256(raw).digest())
        made = Made(UUID(payload["id"]), payload["seq"], raw, self.link, link, chain.sign(self.key, link))
        self.mutations.append(made)
        return made

    def unsettled(self) -> list[Made]:
        return [made for made in self.mutations if made.seq > self.settled_seq]

    def request(
        self,
        mutations: Iterable[Made] | None = None,
        relayed: Iterable[Made] = (),
        *,
        by_digest: bool = False,
        **changed: Any,
    ) -> dict[str, Any]:
        """The body of POST /api/sync with its proof. `changed` overrides fields before the proof is made."""
        sent = list(self.unsettled() if mutations is None else mutations)
        carried = list(relayed)
        settled = self.mutations[self.settled_seq - 1].link if self.settled_seq else self.first_link
        body: dict[str, Any] = {
            "protocol": 1, "schema": 1, "epoch": self.epoch, "id": token_hex(16), "device": str(self.device_id),
            "settled": {"seq": self.settled_seq, "link": settled.hex()},
            "lowest": self.mutations[0].seq if self.mutations else 1,
            "mutations": [made.wire() for made in sent], "relayed": [made.wire() for made in carried],
        }  # fmt: skip
        body |= {"digest": digest(self.have)} if by_digest else {"have": dict(self.have)}
        if self.cursor:
            body["cursor"] = self.cursor
        body |= changed
        body["proof"] = self.prove(body)
        return body

    def handing_over(self, mutations: Iterable[Made] | None = None) -> dict[str, Any]:
        """The body of POST /api/sync/hand-over: sealed work, signed by the device alone."""
        return self.request(self.mutations if mutations is None else mutations)

    @property
    def first_link(self) -> bytes:
        return chain.link_0(self.device_id, self.public_key)

    def prove(self, body: Mapping[str, Any]) -> str:
        """The device's signature over the proof string of a request body."""
        statement = Statement(
            device=body["device"],
            epoch=body["epoch"] or "",
            id=body["id"],
            settled_seq=body["settled"]["seq"],
            settled_link=body["settled"]["link"],
            lowest=body["lowest"],
            held=body["digest"] if "digest" in body else digest(body.get("have", {})),
            cursor=body.get("cursor") or "",
            mutations=digest_of_links(bytes.fromhex(made["link"]) for made in body["mutations"]),
            relayed=digest_of_links(bytes.fromhex(made["link"]) for made in body["relayed"]),
        )
        return to_b64u(chain.sign(self.key, statement.text()))

    def take(self, answer: Mapping[str, Any]) -> None:
        """Take an answer in: acknowledged and outcomes at once, rows and versions together at the last page."""
        if answer["epoch"] != self.epoch:
            self.epoch, self.have = answer["epoch"], dict.fromkeys(self.have, 0)
            self.staged, self.cursor = [], None
        self.anchored(answer["anchor"], datetime.now(UTC))
        self.settled_seq, self.durable = answer["acknowledged"]["seq"], answer["durable"]
        for outcome in answer["outcomes"]:
            if outcome["device"] == str(self.device_id):
                self.outcomes[outcome["seq"]] = outcome
        self.pending = {
            row: head for row, head in self.pending.items() if int(head.rpartition(":")[2]) > self.settled_seq
        }
        self.staged.extend(answer["dossiers"])
        self.cursor = answer.get("cursor")
        if answer["last"]:
            self.turn_page(answer["leave"])

    def turn_page(self, leave: Iterable[str]) -> None:
        """Rows, versions and the screen advance together."""
        pages, self.staged, self.cursor = self.staged, [], None
        for dossier in {page["id"] for page in pages if page["whole"]}:
            self.drop(dossier)
        newest: dict[RowKey, int] = {}
        for page in pages:
            for collection, key, version, body in page["changes"]:
                where = (page["id"], collection, key)
                if version >= newest.get(where, 0):
                    newest[where], self.rows[where] = version, body
            self.have[page["id"]] = max(page["version"], self.have.get(page["id"], 0))
        for dossier in leave:
            self.drop(dossier)

    def drop(self, dossier: str) -> None:
        """Rows and version go together."""
        self.have.pop(dossier, None)
        self.rows = {where: body for where, body in self.rows.items() if where[0] != dossier}

    def value(self, dossier: UUID | str, row: str) -> Any:
        """The current value of a row as this phone has pulled it."""
        collection, _, key = row.partition("/")
        body = self.rows.get((str(dossier), collection, key))
        return body["value"] if body else None
