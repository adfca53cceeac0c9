"""A small pretended server, made from the specification too, to try the client against."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from .chain import Mutation, from_wire, link_0, read_payload, verify
from .encodings import Fields, Json, b64, canonical, parse, sha256, unb64, uuid4
from .proof import Request, digest
from .rules import Claim, judge, keep_beside, read_head

Reply = tuple[int, Mapping[str, str], bytes]


def parsed_args(mutation: Mutation) -> dict[str, Json]:
    """Take the arguments as they are; this server's rows simply show them."""
    args: dict[str, Json] = json.loads(mutation.payload)["args"]
    return args


@dataclass
class Chain:
    """A device as the server knows it."""

    public: bytes
    user: str
    links: list[Mutation] = field(default_factory=list)
    settled: dict[int, dict[str, Json]] = field(default_factory=dict)
    closed: str = ""


@dataclass
class Upload:
    """A file on its way."""

    sha256: str
    length: int
    data: bytes = b""


def problem(status: int, code: str) -> Reply:
    """Refuse a whole request."""
    return status, {}, canonical({"code": code, "title": code, "detail": ""}).encode()


@dataclass
class Pretended:
    """The server; `cut` counts requests whose answer is lost, `cut_piece` those that lose their tail."""

    page: int = 1000
    epoch: str = field(default_factory=uuid4)
    chains: dict[str, Chain] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    rows: dict[tuple[str, str, str], tuple[int, dict[str, Json]]] = field(default_factory=dict)
    access: dict[str, set[str]] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    cut: int = 0
    cut_piece: int = 0
    durable: int = 0
    log: list[dict[str, object]] = field(default_factory=list)

    def request(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Answer one request, or lose the answer on the way."""
        if "/uploads" in path:
            return self._tus(method, path, headers, body)
        fields = Fields(parse(body), "request")
        routes = {
            "/api/accounts/devices": self._enrol,
            "/api/sync": self._sync,
            "/api/sync/hand-over": self._handed,
        }
        reply = routes[path](fields)
        if self.cut:
            self.cut -= 1
            raise ConnectionError("the line was cut")
        return reply

    def _enrol(self, fields: Fields) -> Reply:
        public, user = unb64(fields.text("public_key")), fields.text("user")
        self.chains.setdefault(fields.text("id"), Chain(public, user))
        return 201, {}, b"{}"

    def _read(self, fields: Fields) -> tuple[Request, bool]:
        settled = fields.fields("settled")
        have = (
            {key: int(str(value)) for key, value in fields.fields("have").raw.items()}
            if fields.has("have")
            else {}
        )
        request = Request(
            id=fields.text("id"),
            device=fields.text("device"),
            epoch=fields.text("epoch"),
            settled_seq=settled.integer("seq"),
            settled_link=settled.text("link"),
            lowest=fields.integer("lowest"),
            have=have,
            cursor=fields.text_or("cursor", ""),
            mutations=[from_wire(item) for item in fields.items("mutations")],
            relayed=[from_wire(item) for item in fields.items("relayed")],
        )
        text = request.text()
        if fields.has("digest"):
            text = text.replace(digest({}), fields.text("digest"), 1)
        public = self.chains[request.device].public
        return request, verify(public, text.encode(), unb64(fields.text("proof")))

    def _sync(self, fields: Fields) -> Reply:
        self.log.append(fields.raw)
        if fields.text("device") not in self.chains:
            return problem(409, "sync.device_unknown")
        request, sound = self._read(fields)
        chain = self.chains[request.device]
        if not sound or chain.closed:
            return problem(409 if sound else 403, "sync.chain_closed" if sound else "sync.proof_invalid")
        answer = self._answer(request, chain)
        wants = fields.has("digest") and fields.text("digest") != digest(self._held_by(chain.user))
        answer |= {"want": "have"} if wants else {}
        if not fields.has("digest"):
            answer |= self._pull(request, chain.user)
        return 200, {}, canonical(answer).encode()

    def _answer(self, request: Request, chain: Chain) -> dict[str, Json]:
        outcomes: list[Json] = [self._settle(m, own=False) for m in request.relayed]
        outcomes += [self._settle(m, own=True) for m in request.mutations]
        end = chain.links[-1] if chain.links else None
        link = end.link if end else link_0(request.device, chain.public)
        told: dict[str, Json] = {"seq": len(chain.links), "link": link.hex()}
        told["signature"] = b64(end.signature) if end else ""
        base: dict[str, Json] = {"protocol": 1, "epoch": self.epoch, "id": request.id, "anchor": "1.a.b"}
        base |= {"acknowledged": told, "durable": self.durable, "outcomes": outcomes, "last": True}
        return base | {"dossiers": [], "leave": [], **({"closed": chain.closed} if chain.closed else {})}

    def _settle(self, mutation: Mutation, *, own: bool) -> dict[str, Json]:
        content = read_payload(mutation.payload)
        chain = self.chains[content.device]
        named: dict[str, Json] = {"device": content.device, "seq": content.seq, "hash": mutation.hash}
        if not verify(chain.public, mutation.link, mutation.signature):
            chain.closed = "sync.signature"
            return named | {"outcome": "held", "problem": {"code": "sync.signature"}}
        last = chain.links[-1].link if chain.links else link_0(content.device, chain.public)
        if own and mutation.prev_link == last:
            chain.links.append(mutation)
        if content.seq not in chain.settled:
            chain.settled[content.seq] = named | {"outcome": self._apply(mutation)}
        return chain.settled[content.seq]

    def _apply(self, mutation: Mutation) -> str:
        content, outcome = read_payload(mutation.payload), "applied"
        for row, base in content.bases:
            collection, _, key = row.partition("/")
            old = self.rows.get((content.dossier, collection, key))
            body: dict[str, Json] = {"value": parsed_args(mutation), "head": content.head}
            body |= {"by": content.made_by, "at": 1}
            claim = Claim(base, content.device, content.seq, None, True)
            if old and judge(read_head(str(old[1]["head"])), claim) == "beside":
                kept = keep_beside([], base, content.device, content.seq)
                body, outcome = {**old[1], "contest": [{**body, "head": kept[0]}]}, "contested"
            self.write(content.dossier, row, body)
        return outcome

    def write(self, dossier: str, row: str, body: dict[str, Json]) -> None:
        """P62: a write adds 1 to its dossier's version."""
        collection, _, key = row.partition("/")
        self.versions[dossier] = self.versions.get(dossier, 0) + 1
        self.rows[dossier, collection, key] = (self.versions[dossier], body)

    def _held_by(self, user: str) -> dict[str, int]:
        return {dossier: self.versions.get(dossier, 0) for dossier in self.access[user]}

    def _pull(self, request: Request, user: str) -> dict[str, Json]:
        have = request.have if request.epoch in ("", self.epoch) else {}
        held, found = self._held_by(user), []
        for (dossier, collection, key), (version, body) in self.rows.items():
            if dossier in held and version > have.get(dossier, 0):
                found.append((dossier, version, collection, key, body))
        after = parse(request.cursor) if request.cursor and request.epoch == self.epoch else ["", 0, "", ""]
        found = sorted((one for one in found if list(one[:4]) > after), key=lambda one: one[:4])  # type: ignore[operator]
        page, more = found[: self.page], len(found) > self.page
        blocks: list[Json] = []
        for dossier in sorted(held):
            changes: list[Json] = [[c, k, v, b] for d, v, c, k, b in page if d == dossier]
            if changes or (dossier not in have and not request.cursor):
                start, whole = have.get(dossier, 0), dossier not in have
                block: dict[str, Json] = {"id": dossier, "from": start, "version": held[dossier]}
                blocks.append(block | {"whole": whole, "changes": changes})
        cursor: dict[str, Json] = {"cursor": canonical(page[-1][:4])} if more else {}
        return {"dossiers": blocks, "leave": sorted(set(have) - set(held)), "last": not more, **cursor}

    def _handed(self, fields: Fields) -> Reply:
        request, sound = self._read(fields)
        if not sound:
            return problem(403, "sync.proof_invalid")
        chain, outcomes = self.chains[request.device], list[Json]()
        for mutation in request.mutations:
            seq = read_payload(mutation.payload).seq
            named: dict[str, Json] = {"device": request.device, "seq": seq, "hash": mutation.hash}
            held: dict[str, Json] = {"outcome": "held", "problem": {"code": "sync.handed_over"}}
            outcomes.append(chain.settled.setdefault(seq, named | held))
        answer = self._answer(Request(request.id, request.device, "", 0, "", 1, {}), chain)
        uploads: dict[str, Json] = {u.sha256: len(u.data) for u in self.uploads.values()}
        return 200, {}, canonical({**answer, "outcomes": outcomes, "uploads": uploads}).encode()

    # tus

    def _tus(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        if "hand-over" in path and "Liancha-Proof" not in headers:
            return problem(403, "sync.proof_invalid")
        if method == "POST":
            said = dict(pair.split(" ") for pair in headers["Upload-Metadata"].split(","))
            name = f"{path}/{len(self.uploads)}"
            digest_text = base64.b64decode(said["sha256"]).decode()
            self.uploads[name] = Upload(digest_text, int(headers["Upload-Length"]))
            return 201, {"Location": name, **self._state(self.uploads[name])}, b""
        upload = self.uploads[path]
        if method == "PATCH":
            return self._piece(upload, headers, body)
        return 200, self._state(upload), b""

    def _piece(self, upload: Upload, headers: Mapping[str, str], body: bytes) -> Reply:
        if int(headers["Upload-Offset"]) != len(upload.data):
            return 409, {}, b""
        _, _, told = headers["Upload-Checksum"].partition(" ")
        if base64.b64decode(told) != sha256(body):
            return 460, {}, b""
        if self.cut_piece and self.cut_piece % 2 == 0:
            self.cut_piece -= 1
            raise ConnectionError("cut before the piece counted")
        upload.data += body
        if self.cut_piece:
            self.cut_piece -= 1
            raise ConnectionError("cut before the answer came")
        return 204, self._state(upload), b""

    def _state(self, upload: Upload) -> dict[str, str]:
        state = "receiving" if len(upload.data) < upload.length else "verified"
        if state == "verified" and sha256(upload.data).hex() != upload.sha256:
            state = "quarantined"
        return {"Upload-Offset": str(len(upload.data)), "Liancha-State": state}
