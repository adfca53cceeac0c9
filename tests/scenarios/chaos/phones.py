"""A phone in Python that keeps every rule of PROTOCOL.md a client must keep, over a road that breaks.

It may be made faulty by name (`faults`): that is how the harness proves it would notice.
"""

import json
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_hex
from typing import Any
from uuid import UUID, uuid4

from sync.identifiers import uuid7
from sync.phone import Made
from sync.proofs import canonical, chain
from sync.proofs.request import Statement, digest, digest_of_links
from sync.proofs.text import to_b64u
from tests.scenarios.chaos.disk import Chain, Disk, Medium, RowKey
from tests.scenarios.chaos.network import Answer, Asked, Road
from tests.scenarios.chaos.truth import Capture, Truth

MOST, LARGEST = 50, 250 * 1024
JSON = {"Content-Type": "application/json"}
HAND_OVER_CODES = {"sync.device_revoked", "sync.account_ended"}


@dataclass
class Handset:
    """One phone of one user. `clock_off` (ms) is how wrong its wall clock is."""

    name: str
    user: UUID
    department: str
    token: str
    road: Road
    truth: Truth
    chance: random.Random
    faults: frozenset[str] = frozenset()
    disk: Disk = field(default_factory=Disk)
    boot: str = field(default_factory=lambda: token_hex(8))
    clock_off: int = 0
    open: str | None = None
    refused: str = ""  # the last refusal of a whole request
    only_hand_over: bool = False
    full: bool = False  # the server wants the versions, not their digest

    # -- recording ---------------------------------------------------------------------------------------

    def head(self, dossier: str, row: str) -> str | None:
        """The write the screen shows: own pending ones first."""
        where = key_of(dossier, row)
        if mine := self.disk.pending.get(where):
            return f"{mine[0]}:{mine[1]}"
        body = self.disk.rows.get(where)
        return body["head"] if body else None

    def capture(
        self,
        dossier: str,
        name: str,
        args: Mapping[str, Any],
        rows: Sequence[str] = (),
        media: Sequence[str] = (),
        may_be_rejected: Iterable[str] = (),
    ) -> Made:
        """Record one thing: signed, chained and on the disk when it returns."""
        line, now = self.disk.chain, time.time_ns() // 1_000_000
        at = self.disk.anchor_at
        heads = {row: self.head(dossier, row) for row in rows}
        payload = {
            "v": 1, "id": str(uuid7(now)), "device": str(line.device), "seq": line.seq + 1, "dossier": dossier,
            "name": name, "base": [{"row": row, "head": head} for row, head in heads.items()], "args": dict(args),
            "media": list(media), "place": None, "made_by": str(self.user), "anchor": self.disk.anchor,
            "boot": self.boot, "elapsed_ms": round((time.monotonic() - at) * 1000) if at is not None else None,
            "device_time": max(0, now + self.clock_off),
        }  # fmt: skip
        made = self.seal(line, payload)
        line.about[made.seq] = (dossier, list(media))
        for row in rows:
            self.disk.pending[key_of(dossier, row)] = (line.device, made.seq)
        self.truth.captures[sha256(made.payload).digest()] = Capture(
            line.device, made.seq, sha256(made.payload).digest(), made.link, self.user, UUID(dossier), name,
            list(rows), list(media), dict(args), frozenset(may_be_rejected),
        )  # fmt: skip
        return made

    def seal(self, line: Chain, payload: Mapping[str, Any]) -> Made:
        raw = canonical.dumps(payload)
        link = chain.link_n(line.link, sha256(raw).digest())
        made = Made(UUID(payload["id"]), payload["seq"], raw, line.link, link, chain.sign(line.key, link))
        line.seq, line.link, line.kept[made.seq] = made.seq, link, made
        self.truth.keys[line.device] = line.public_key
        return made

    def store(self, dossier: str, content: bytes, mime: str) -> str:
        """A file on the disk, before the mutation that names it."""
        name = sha256(content).hexdigest()
        self.disk.media.setdefault(name, Medium(name, mime, content, dossier))
        self.truth.files[name] = content
        return name

    # -- one round trip ----------------------------------------------------------------------------------

    def sync(self, again: Sequence[Made] = ()) -> bool:
        """One exchange of whatever kind this phone needs now; True when it brought something to its end."""
        if not self.enrol_all():
            return False
        if self.only_hand_over and (
            not self.hand_over(self.disk.chain) or self.refused != "sync.account_ended"
        ):
            return False  # an account may be taken up again: then it asks anew
        for old in self.disk.chains[:-1]:
            if old.unsettled() and not self.hand_over(old):
                return False
        body = self.request(again)
        return self.send(body)

    def request(self, again: Sequence[Made] = (), skip: int = 0) -> dict[str, Any]:
        """The next request, opened: the one before is abandoned. `again`: settled work to send once more; `skip`:
        so many of the tail are left out, which leaves a hole."""
        disk, line = self.disk, self.disk.chain
        sent = [*again, *within(line.tail()[skip:], self.chance.choice((3, 10, MOST)))]
        carried = within(list(disk.carried.values()), 20)
        self.open = token_hex(16)
        quiet = not sent and not carried and disk.cursor is None and disk.have and not self.full
        body = frame(line, disk.epoch, self.open, sent, carried)
        body |= {"digest": digest(disk.have)} if quiet else {"have": dict(disk.have)}
        if disk.cursor is not None:
            body["cursor"] = disk.cursor
        body["unsent"], body["now"] = len(line.unsettled()), time.time_ns() // 1_000_000 + self.clock_off
        body["proof"] = prove(line, body)
        if "purge before acknowledge" in self.faults:
            forget_sent(line, sent)
        return body

    def send(self, body: Mapping[str, Any]) -> bool:
        asked = Asked("POST", "/api/sync", JSON | self.bearer(), json.dumps(body).encode())
        answer = self.road.carry(asked)
        return answer is not None and self.arrive(asked, answer)

    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def arrive(self, asked: Asked, answer: Answer) -> bool:
        """An answer comes in, perhaps long after; it counts only if it names the open request."""
        if answer.status != 200:
            return self.meet_refusal(answer)
        content = answer.json()
        if "dossiers" not in content or content["id"] != self.open:
            return False
        self.open = None
        return self.take(content)

    def meet_refusal(self, answer: Answer) -> bool:
        self.refused = answer.code
        if answer.code == "sync.chain_closed":
            self.renew("closed")
        elif answer.code == "sync.device_unknown":
            self.disk.chain.enrolled = False
        elif answer.code in HAND_OVER_CODES:
            self.only_hand_over = True
        return False

    def take(self, answer: Mapping[str, Any]) -> bool:
        """Epoch, acknowledged, outcomes, pages: as one transaction."""
        disk, line = self.disk, self.disk.chain
        self.only_hand_over = False
        if answer["epoch"] != disk.epoch:
            self.meet_epoch(answer["epoch"])
        disk.anchor, disk.anchor_at = answer["anchor"], time.monotonic()
        self.note_outcomes(answer["outcomes"])
        if "closed" in answer or not self.adopt(line, answer["acknowledged"]):
            self.renew(answer.get("closed", "forked"))
            return True
        disk.staged.extend(answer["dossiers"])
        disk.cursor = answer.get("cursor")
        if answer.get("want") == "have":
            self.full = True
        elif answer["last"]:
            self.full = False
            self.turn_page(answer["leave"])
            self.drop_strays(bool(answer.get("recovering")))
            self.forget_durable(line, answer["durable"])
        return bool(answer["last"])

    def meet_epoch(self, epoch: str) -> None:
        """Another life of the server: versions mean nothing, files may be unknown to it."""
        disk = self.disk
        disk.epoch, disk.have, disk.staged, disk.cursor = epoch, {}, [], None
        for old in disk.chains:
            old.handed = set()
            if old.closed:
                old.settled_seq = 0
        for medium in disk.media.values():
            if medium.state != "cleared":
                medium.state, medium.url, medium.offset = "here", "", 0

    def note_outcomes(self, outcomes: Iterable[Mapping[str, Any]]) -> None:
        line = self.disk.chain
        for outcome in outcomes:
            if outcome["device"] == str(line.device):
                line.outcomes[outcome["seq"]] = dict(outcome)
            elif outcome["device"] is not None and outcome["seq"] is not None:
                self.disk.carried.pop((UUID(outcome["device"]), outcome["seq"]), None)
        known = {sha256(made.payload).hexdigest(): place for place, made in self.disk.carried.items()}
        for outcome in outcomes:
            if place := known.get(outcome["hash"]):
                self.disk.carried.pop(place, None)

    def adopt(self, line: Chain, said: Mapping[str, Any]) -> bool:
        """Does the server's end lie on this chain? Beyond it, the last write was lost: it is taken over."""
        seq, link = said["seq"], bytes.fromhex(said["link"])
        if seq > line.seq:
            if line.unsettled():
                return False
            line.seq, line.link = seq, link
        mine = line.kept.get(seq)
        if mine is not None and mine.link != link:
            return False
        line.settled_seq, line.settled_link = seq, link
        return True

    def turn_page(self, leave: Iterable[str]) -> None:
        """Rows, versions and screen advance together; what is withdrawn goes once nothing is owed for it."""
        disk = self.disk
        pages, disk.staged, disk.cursor = disk.staged, [], None
        staged: dict[RowKey, tuple[int, Any]] = {}
        usable = {
            page["id"] for page in pages if page["whole"] or page["from"] == disk.have.get(page["id"], 0)
        }
        for page in pages:
            if page["whole"]:
                self.drop(page["id"])
        for page in (one for one in pages if one["id"] in usable):
            for collection, key, version, body in page["changes"]:
                where = (page["id"], collection, key)
                if version >= staged.get(where, (0, None))[0]:
                    staged[where] = (version, body)
            disk.have[page["id"]] = max(page["version"], disk.have.get(page["id"], 0))
        for where, (_, body) in staged.items():
            if body is None:
                disk.rows.pop(where, None)
            else:
                disk.rows[where] = body
        self.lift()
        for dossier in leave:
            if not self.owes(dossier):
                self.drop(dossier)
                disk.have.pop(dossier, None)

    def drop_strays(self, recovering: bool) -> None:
        """Rows of a dossier this phone holds no version of: withdrawn while a new epoch had emptied `have`."""
        strays = {where[0] for where in self.disk.rows} - self.disk.have.keys()
        for dossier in strays if not recovering else ():
            if not self.owes(dossier):
                self.drop(dossier)

    def lift(self) -> None:
        """Own work the server has is in the rows now."""
        ends = {one.device: one.settled_seq for one in self.disk.chains}
        self.disk.pending = {
            where: mine for where, mine in self.disk.pending.items() if mine[1] > ends.get(mine[0], 0)
        }

    def drop(self, dossier: str) -> None:
        self.disk.rows = {where: body for where, body in self.disk.rows.items() if where[0] != dossier}

    def owes(self, dossier: str | None = None) -> bool:
        """Mutations not acknowledged, or files not verified (of one dossier)."""
        for line in self.disk.chains:
            for made in line.unsettled():
                if dossier is None or line.about[made.seq][0] == dossier:
                    return True
        waiting = (one for one in self.disk.media.values() if one.state == "here")
        return any(dossier in (None, one.dossier) for one in waiting)

    def forget_durable(self, line: Chain, durable: int) -> None:
        """What every backup holds need not be kept, once its files are verified."""
        for seq in [one for one in line.kept if one <= min(durable, line.settled_seq)]:
            names = line.about[seq][1]
            if any(name in self.disk.media and self.disk.media[name].state == "here" for name in names):
                return
            del line.kept[seq]

    # -- the end of a chain ------------------------------------------------------------------------------

    def renew(self, why: str) -> None:
        """The chain goes on no further: a new key, the tail waits for hand-over."""
        old = self.disk.chain
        old.closed = why
        closes = {"device": str(old.device), "seq": old.seq, "link": old.link.hex()}
        self.disk.chains.append(Chain.new(closes))
        self.only_hand_over = False

    def enrol_all(self) -> bool:
        """Every key of this phone is known to the server; a restored one may have forgotten it."""
        return all(line.enrolled or self.enrol(line) for line in self.disk.chains if needs_enrolment(line))

    def enrol(self, line: Chain) -> bool:
        wanted = {"id": str(line.device), "public_key": to_b64u(line.public_key), "label": self.name}
        body = wanted | ({"closes": line.closes} if line.closes else {})
        asked = Asked("POST", "/api/accounts/devices", JSON | self.bearer(), json.dumps(body).encode())
        answer = self.road.carry(asked)
        self.truth.keys[line.device] = line.public_key
        line.enrolled = answer is not None and answer.status == 200
        return line.enrolled

    def hand_over(self, line: Chain) -> bool:
        """Sealed work, by the device's key alone."""
        sent = within(line.unsettled(), MOST)
        if not sent:
            return True
        body = frame(line, self.disk.epoch, token_hex(16), sent, []) | {"have": {}}
        body["proof"] = prove(line, body)
        answer = self.road.carry(Asked("POST", "/api/sync/hand-over", JSON, json.dumps(body).encode()))
        if answer is None or answer.status != 200:
            line.enrolled = line.enrolled and not (answer and answer.code == "sync.device_unknown")
            return False
        content = answer.json()
        if content["epoch"] != self.disk.epoch:
            self.meet_epoch(content["epoch"])
        line.handed |= {made.seq for made in sent}
        if not line.closed:
            self.adopt(line, content["acknowledged"])
        return True


def needs_enrolment(line: Chain) -> bool:
    return not line.closed or bool(line.unsettled())


def key_of(dossier: str, row: str) -> RowKey:
    collection, _, key = row.partition("/")
    return dossier, collection, key


def within(made: Sequence[Made], most: int) -> list[Made]:
    """As many as one request carries."""
    chosen, size = [], 0
    for one in made[:most]:
        size += len(one.payload)
        if chosen and size > LARGEST:
            break
        chosen.append(one)
    return chosen


def frame(
    line: Chain, epoch: str, name: str, sent: Sequence[Made], carried: Sequence[Made]
) -> dict[str, Any]:
    return {
        "protocol": 1, "schema": 1, "epoch": epoch, "id": name, "device": str(line.device),
        "settled": {"seq": line.settled_seq, "link": line.settled_link.hex()}, "lowest": line.lowest,
        "mutations": [made.wire() for made in sent], "relayed": [made.wire() for made in carried],
    }  # fmt: skip


def prove(line: Chain, body: Mapping[str, Any]) -> str:
    """The device's signature over the proof string of a request."""
    statement = Statement(
        device=body["device"], epoch=body["epoch"], id=body["id"], settled_seq=body["settled"]["seq"],
        settled_link=body["settled"]["link"], lowest=body["lowest"],
        held=body["digest"] if "digest" in body else digest(body["have"]), cursor=body.get("cursor") or "",
        mutations=digest_of_links(bytes.fromhex(one["link"]) for one in body["mutations"]),
        relayed=digest_of_links(bytes.fromhex(one["link"]) for one in body["relayed"]),
    )  # fmt: skip
    return to_b64u(chain.sign(line.key, statement.text()))


def forget_sent(line: Chain, sent: Iterable[Made]) -> None:
    """The planted fault: sent is taken for arrived."""
    for made in sent:
        line.kept.pop(made.seq, None)


def new_id() -> str:
    return str(uuid4())
