"""The device's own chain, colleagues' work carried along, and their heads (P20-P23, P30-P40, P117)."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .answers import Acknowledged, Outcome
from .chain import Content, Key, Mutation, causal, link_0, read_payload, sign_payload, verify
from .encodings import Json, ShapeError, canonical, parse, unb64, uuid4
from .rules import Claim, Write, judge, read_head
from .store import Store

MOST_BYTES = 512 * 1024
MOST_RELAYED = 50
MOST_RELAYED_BYTES = 256 * 1024


class Disagreement(Exception):
    """The server's chain is not the one this phone signed."""


@dataclass(frozen=True)
class Device:
    """One enrolled key and how far its chain has come."""

    device: str
    user: str
    key: Key
    head_seq: int
    head_link: str
    settled_seq: int
    settled_link: str
    send_from: int
    durable: int
    ended: str


def _device(row: sqlite3.Row) -> Device:
    values = {name: row[name] for name in row.keys() if name not in ("scalar", "public")}  # noqa: SIM118
    return Device(key=Key.from_scalar(row["scalar"]), **values)


def mutation_of(row: sqlite3.Row) -> Mutation:
    """P21: a kept mutation."""
    links = bytes.fromhex(row["prev_link"]), bytes.fromhex(row["link"])
    return Mutation(row["payload"], *links, row["signature"])


def _upto(mutations: Sequence[Mutation], count: int, size: int) -> list[Mutation]:
    """P32: stay below a size; a single one always goes."""
    taken: list[Mutation] = []
    for mutation in mutations[:count]:
        if taken and sum(len(m.payload) for m in taken) + len(mutation.payload) > size:
            break
        taken.append(mutation)
    return taken


class Outbox:
    """What this phone owes the server."""

    def __init__(self, store: Store) -> None:
        """Work on a store."""
        self.store = store

    # devices

    def new_device(self, user: str) -> Device:
        """P5, P20: make a key and a name for this phone."""
        key, name = Key.new(), uuid4()
        begin = link_0(name, key.public).hex()
        with self.store.transaction():
            self.store.run(
                "INSERT INTO devices VALUES (?, ?, ?, ?, 0, ?, 0, ?, 1, 0, '')",
                *(name, user, key.scalar, key.public, begin, begin),
            )
            self.store.set("device", name)
        return self.device(name)

    def device(self, name: str = "") -> Device:
        """Take one device, or the present one."""
        row = self.store.one("SELECT * FROM devices WHERE device = ?", name or self.store.get("device"))
        if row is None:
            raise ShapeError("no device has been made yet")
        return _device(row)

    def stranded(self) -> list[Device]:
        """P42, P90: devices that ended before all of their work was answered."""
        return [_device(row) for row in self.store.all("SELECT * FROM devices WHERE ended <> ''")]

    def end(self, device: str, reason: str) -> None:
        """P42: nothing more is signed with this key."""
        self.store.run("UPDATE devices SET ended = ? WHERE device = ?", reason, device)

    # recording

    def append(self, device: Device, value: Mapping[str, Json]) -> Mutation:
        """P11, P20, P22: sign once and keep; runs inside the caller's transaction."""
        mutation = sign_payload(device.key, bytes.fromhex(device.head_link), value)
        content = read_payload(mutation.payload)
        self._keep(mutation, content, own=True)
        sql = "UPDATE devices SET head_seq = ?, head_link = ? WHERE device = ?"
        self.store.run(sql, content.seq, mutation.link.hex(), device.device)
        for name in content.media:
            sql = "INSERT OR IGNORE INTO media VALUES (?, ?, ?, ?)"
            self.store.run(sql, name, content.device, content.seq, content.dossier)
        return mutation

    def _keep(self, mutation: Mutation, content: Content, *, own: bool) -> None:
        self.store.run(
            "INSERT INTO mutations (device, seq, own, dossier, hash, payload, prev_link, link, signature)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(content.device, content.seq, own, content.dossier, mutation.hash, mutation.payload),
            *(mutation.prev_link.hex(), mutation.link.hex(), mutation.signature),
        )

    def take_over(self, mutation: Mutation) -> bool:
        """P117: keep a colleague's mutation; what is here already is not taken twice."""
        content = read_payload(mutation.payload)
        if not mutation.sound():
            raise ShapeError(f"mutation {content.seq} does not hash into its link")
        if self.store.one("SELECT 1 FROM devices WHERE device = ?", content.device):
            raise ShapeError("this is the phone's own work")
        sql = "SELECT link FROM mutations WHERE device = ? AND seq = ?"
        known = self.store.one(sql, content.device, content.seq)
        if known and known["link"] != mutation.link.hex():
            raise ShapeError(f"another mutation {content.seq} of this device is here already")
        if not known and not self._in_rows(content):
            self._keep(mutation, content, own=False)
            return True
        return False

    def _in_rows(self, content: Content) -> bool:
        """P117: whether the phone's rows hold this write already."""
        bodies = [self.server_body(content.dossier, row) for row, _ in content.bases]
        return bool(bodies) and all(body and content.head in _heads(body) for body in bodies)

    # sending

    def batch(self, device: Device, most: int) -> list[Mutation]:
        """P32, P40: the next of the own chain, from where the server wants them."""
        sql = "SELECT * FROM mutations WHERE device = ? AND seq >= ? ORDER BY seq LIMIT ?"
        rows = self.store.all(sql, device.device, device.send_from, most)
        return _upto([mutation_of(row) for row in rows], most, MOST_BYTES)

    def unanswered(self, device: Device, most: int) -> list[Mutation]:
        """P90: the stranded tail, whatever was acknowledged."""
        sql = "SELECT * FROM mutations WHERE device = ? AND answered IS NULL ORDER BY seq LIMIT ?"
        rows = self.store.all(sql, device.device, most)
        return _upto([mutation_of(row) for row in rows], most, MOST_BYTES)

    def relayed(self) -> list[Mutation]:
        """P117: colleagues' work the server has not answered for, causally ordered, 50 and 256 KiB at most."""
        rows = self.store.all("SELECT * FROM mutations WHERE own = 0 AND answered IS NULL ORDER BY place")
        by_head = {f"{row['device']}:{row['seq']}": mutation_of(row) for row in rows}
        ordered = causal([read_payload(mutation.payload) for mutation in by_head.values()])
        return _upto([by_head[content.head] for content in ordered], MOST_RELAYED, MOST_RELAYED_BYTES)

    def lowest(self, device: Device) -> int:
        """P30, P40: the lowest number this phone still holds."""
        lowest = self.store.number("SELECT min(seq) FROM mutations WHERE device = ?", device.device)
        return lowest or device.head_seq + 1

    def owing(self, device: Device) -> int:
        """P30: how many of the own mutations the server has not acknowledged."""
        sql = "SELECT count(*) FROM mutations WHERE device = ? AND seq >= ?"
        return self.store.number(sql, device.device, device.send_from)

    # answers

    def settle(self, outcome: Outcome, ready: int) -> None:
        """P37, P38: keep what became of a mutation; `ready` is the pull that brings its rows."""
        self.store.run(
            "INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(outcome.device, outcome.seq, outcome.hash, outcome.outcome),
            *(outcome.code, outcome.title, outcome.detail),
        )
        sql = "UPDATE mutations SET answered = ? WHERE device = ? AND seq = ? AND answered IS NULL"
        self.store.run(sql, ready, outcome.device, outcome.seq)

    def acknowledge(self, device: Device, told: Acknowledged, ready: int) -> None:
        """P23, P60, P66: believe how far the server is only when this key signed that link."""
        link = told.link if told.seq else link_0(device.device, device.key.public).hex()
        self._check_link(device, told)
        sql = "UPDATE devices SET settled_seq = ?, settled_link = ?, send_from = ? WHERE device = ?"
        self.store.run(sql, told.seq, link, told.seq + 1, device.device)
        if told.seq > device.head_seq:
            sql = "UPDATE devices SET head_seq = ?, head_link = ? WHERE device = ?"
            self.store.run(sql, told.seq, link, device.device)
        sql = "UPDATE mutations SET answered = ? WHERE device = ? AND seq <= ? AND answered IS NULL"
        self.store.run(sql, ready, device.device, told.seq)

    def _check_link(self, device: Device, told: Acknowledged) -> None:
        sql = "SELECT link FROM mutations WHERE device = ? AND seq = ?"
        known = self.store.one(sql, device.device, told.seq)
        if known and known["link"] != told.link:
            raise Disagreement(f"the server acknowledges another mutation {told.seq}")
        sql = "SELECT count(*) FROM mutations WHERE device = ? AND answered IS NULL"
        if told.seq > device.head_seq and self.store.number(sql, device.device):
            raise Disagreement("the server has more of this chain, and this phone holds work of its own")
        if told.seq and not known:
            link, signature = bytes.fromhex(told.link), unb64(told.signature)
            if not verify(device.key.public, link, signature):
                raise Disagreement(f"the server acknowledges a mutation {told.seq} this phone never signed")

    def want(self, device: Device, expected: int) -> None:
        """P40: send from the number wanted next."""
        self.store.run("UPDATE devices SET send_from = ? WHERE device = ?", expected, device.device)

    def forget_answers(self, device: Device, acknowledged: int) -> None:
        """P66, P117: in a new epoch what lies above is owed again, and all that is carried."""
        again = (
            "own = 0 OR (device = ? AND seq > ?) OR device IN (SELECT device FROM devices WHERE ended <> '')"
        )
        sql = f"UPDATE mutations SET answered = NULL, lifted = 0 WHERE {again}"
        self.store.run(sql, device.device, acknowledged)

    def lift(self, pull: int) -> None:
        """P117: what the finished pull has brought is no longer laid over the rows."""
        self.store.run("UPDATE mutations SET lifted = 1 WHERE answered <= ?", pull)

    def prune(self, device: Device, durable: int) -> None:
        """P23: only what is durable, settled and in the rows may go."""
        self.store.run("UPDATE devices SET durable = ? WHERE device = ?", durable, device.device)
        sql = "DELETE FROM mutations WHERE device = ? AND own = 1 AND lifted = 1 AND seq <= ? AND seq < ?"
        self.store.run(sql, device.device, durable, device.send_from)

    # heads

    def server_body(self, dossier: str, row: str) -> dict[str, object] | None:
        """P60: a row's body as the server last showed it."""
        collection, _, key = row.partition("/")
        sql = "SELECT body FROM rows WHERE dossier = ? AND collection = ? AND key = ?"
        found = self.store.one(sql, dossier, collection, key)
        body = parse(found["body"]) if found and found["body"] else None
        return body if isinstance(body, dict) else None

    def pending(self, dossier: str, row: str) -> list[Content]:
        """P117: writes laid over a row, in causal order; those of ended devices are for people to judge."""
        sql = (
            "SELECT m.payload FROM mutations m LEFT JOIN devices d ON d.device = m.device"
            " WHERE m.dossier = ? AND m.lifted = 0 AND coalesce(d.ended, '') = '' AND instr(m.payload, ?)"
            " ORDER BY m.place"
        )
        named = canonical(row).encode("utf-8")
        contents = [read_payload(found["payload"]) for found in self.store.all(sql, dossier, named)]
        return [content for content in causal(contents) if row in dict(content.bases)]

    def head(self, dossier: str, row: str) -> str | None:
        """P15, P53: the head last seen, own unsettled writes included."""
        carried = "SELECT count(*) FROM mutations WHERE own = 0 AND lifted = 0 AND dossier = ?"
        if not self.store.number(carried, dossier):
            body = self.server_body(dossier, row)
            return self._own_head(dossier, row) or (str(body["head"]) if body else None)
        return self._head_among_colleagues(dossier, row)

    def _own_head(self, dossier: str, row: str) -> str | None:
        """P15: the last own write of a row that is laid over it."""
        sql = (
            "SELECT payload FROM mutations WHERE dossier = ? AND device = ? AND lifted = 0 AND instr(payload, ?)"
            " ORDER BY seq DESC"
        )
        named = canonical(row).encode("utf-8")
        for found in self.store.db.execute(sql, (dossier, self.store.get("device"), named)):
            content = read_payload(found["payload"])
            if row in dict(content.bases):
                return content.head
        return None

    def _head_among_colleagues(self, dossier: str, row: str) -> str | None:
        body, own = self.server_body(dossier, row), self.store.get("device")
        pending = self.pending(dossier, row)
        known = {*(_heads(body) if body else ()), *(content.head for content in pending)}
        last = read_head(str(body["head"])) if body else None
        for content in pending:
            base = dict(content.bases)[row]
            claim = Claim(base, content.device, content.seq, None, base in known)
            if content.device == own or judge(last, claim) == "current":
                last = Write(content.head, content.device, content.seq)
        return last.head if last else None


def _heads(body: Mapping[str, object]) -> list[str]:
    contest = body.get("contest")
    beside = contest if isinstance(contest, list) else []
    return [str(body["head"]), *(str(entry["head"]) for entry in beside if isinstance(entry, dict))]
