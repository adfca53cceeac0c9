"""After everything has come to rest: is anything lost, doubled, left different, overwritten unseen or half done?

The judge reads the ledger, the rows, the writes, the files and the phones, and compares them with what the phones
once said was saved. Each check is a function of one county that yields violations.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from sync import ledger, media
from sync import tables as t
from sync.proofs import chain
from tests.scenarios.chaos.county import County
from tests.scenarios.chaos.machine import Machine
from tests.scenarios.chaos.node_phones import NodePhone
from tests.scenarios.chaos.phones import Handset
from tests.scenarios.chaos.truth import Capture, Violation

COUNT = {"applied", "contested"}
BY_PHONES = {
    "findings",
    "contacts",
}  # rows only phones write: there a value is overwritten seen, or not at all
DERIVED = {"checkins"}  # the server makes these rows from all events; no mutation writes them itself
HONEST_HOLDS = {
    "sync.access_lost", "sync.device_revoked", "sync.account_ended", "sync.chain_closed", "sync.outside_cut",
    "sync.handed_over", "contest.unseen", "sync.locked_already", "sync.base_unknown",
}  # fmt: skip
Check = Callable[["Evidence"], Iterator[Violation]]


@dataclass
class Evidence:
    """Everything the checks look at, read once."""

    county: County
    session: Session
    machine: Machine

    @cached_property
    def devices(self) -> list[UUID]:
        return list(self.county.truth.keys)

    @cached_property
    def lines(self) -> dict[tuple[UUID, int], Any]:
        """The ledger with the latest word on every mutation."""
        query = ledger.with_latest_word().where(t.mutation.c.device_id.in_(self.devices))
        return {(one.device_id, one.seq): one for one in self.session.execute(query)}

    @cached_property
    def by_hash(self) -> dict[bytes, Any]:
        return {one.payload_hash: one for one in self.lines.values()}

    @cached_property
    def decided(self) -> set[tuple[UUID, int]]:
        """Mutations somebody or something has said a later word about."""
        d = t.later_decision.c
        query = select(d.device_id, d.seq).where(d.device_id.in_(self.devices))
        return {(one.device_id, one.seq) for one in self.session.execute(query)}

    @cached_property
    def let_through(self) -> set[tuple[UUID, int]]:
        d = t.later_decision.c
        query = select(d.device_id, d.seq).where(d.device_id.in_(self.devices), d.outcome.in_(COUNT))
        return {(one.device_id, one.seq) for one in self.session.execute(query)}

    @cached_property
    def quarantined(self) -> set[bytes]:
        h = t.handed_over.c
        return set(self.session.scalars(select(h.payload_hash).where(h.device_id.in_(self.devices))))

    @cached_property
    def dossiers(self) -> list[UUID]:
        return [UUID(task.id) for task in self.county.tasks]

    @cached_property
    def rows(self) -> dict[tuple[str, str, str], Any]:
        users = [user for user in self.county.users.values()]
        query = select(t.row).where(t.row.c.dossier_id.in_([*self.dossiers, *users]))
        return {(str(one.dossier_id), one.collection, one.key): one for one in self.session.execute(query)}

    @cached_property
    def writes(self) -> list[Any]:
        query = select(t.write).where(t.write.c.dossier_id.in_(self.dossiers)).order_by(t.write.c.number)
        return list(self.session.execute(query))

    @cached_property
    def cuts(self) -> dict[UUID, Any]:
        query = select(t.dossier.c.id, t.dossier.c.cut).where(t.dossier.c.id.in_(self.dossiers))
        return {name: cut for name, cut in self.session.execute(query) if cut is not None}


def everything(county: County, session: Session, machine: Machine) -> list[Violation]:
    session.rollback()
    evidence = Evidence(county, session, machine)
    return [one for check in CHECKS for one in list(check(evidence))[:5]]


# -- lost and doubled ------------------------------------------------------------------------------------


def nothing_is_lost(e: Evidence) -> Iterator[Violation]:
    """G1, G2, G12, G14: every capture stands in the ledger or in quarantine, byte for byte."""
    for capture in e.county.truth.captures.values():
        line = e.by_hash.get(capture.hash)
        kept = {capture.hash, capture.rotten} & e.quarantined
        if line is None and not kept and not is_gone_twice(e, capture):
            yield Violation("lost", f"{capture.device}:{capture.seq} {capture.name}")
        if line is not None and line.payload and hashlib.sha256(line.payload).digest() != capture.hash:
            yield Violation("lost", f"{capture.device}:{capture.seq} stands there with other bytes")


def is_gone_twice(e: Evidence, capture: Capture) -> bool:
    """Its phone lost it and the server lost it: nobody is left who had it."""
    return capture.lost_by_phone and e.county.truth.restores > 0


def nothing_is_doubled(e: Evidence) -> Iterator[Violation]:
    """G1, G11: applied once; one mutation has one place."""
    seen: set[tuple[Any, ...]] = set()
    for write in e.writes:
        place = (write.dossier_id, write.collection, write.key, write.head)
        if write.device_id is not None and place in seen:
            yield Violation("doubled", f"{write.head} is written twice to {write.collection}/{write.key}")
        seen.add(place)
    places: dict[bytes, tuple[UUID, int]] = {}
    for place, line in e.lines.items():
        if line.payload_hash in places:
            yield Violation("doubled", f"{place} and {places[line.payload_hash]} are one mutation")
        places[line.payload_hash] = place


def applied_is_written(e: Evidence) -> Iterator[Violation]:
    """What counts wrote every row it names; what does not count wrote none."""
    written = {(one.dossier_id, f"{one.collection}/{one.key}", one.head) for one in e.writes}
    for capture in e.county.truth.captures.values():
        line = e.by_hash.get(capture.hash)
        if line is None:
            continue
        once = counted_once(e, capture)
        for row in (one for one in capture.rows if one.partition("/")[0] not in DERIVED):
            is_there = (capture.dossier, row, f"{capture.device}:{capture.seq}") in written
            if once and not is_there:
                yield Violation(
                    "applied without effect", f"{capture.device}:{capture.seq} {capture.name} {row}"
                )
            if is_there and not once:
                yield Violation(
                    "effect without being applied", f"{capture.device}:{capture.seq} {line.outcome} {row}"
                )


def nothing_is_half_done(e: Evidence) -> Iterator[Violation]:
    """G5: a mutation that failed left nothing anywhere, not even that its dossier speaks of a file."""
    ref = t.media_reference.c
    query = select(ref.device_id, ref.seq, ref.sha256, ref.dossier_id).where(ref.dossier_id.in_(e.dossiers))
    speaks = {(one.dossier_id, one.sha256, one.device_id) for one in e.session.execute(query)}
    allowed = {
        (one.dossier, bytes.fromhex(name), one.device)
        for one in e.county.truth.captures.values() if counted_once(e, one) for name in one.media
    }  # fmt: skip
    for dossier, sha256, device in speaks - allowed:
        yield Violation(
            "half done", f"{dossier} speaks of {sha256.hex()[:12]} of {device}, which nothing applied names"
        )


def counted_once(e: Evidence, capture: Capture) -> bool:
    """Applied at first, or let through later; a lock may have taken it back since."""
    line = e.by_hash.get(capture.hash)
    return line is not None and (line.outcome in COUNT or (line.device_id, line.seq) in e.let_through)


# -- outcomes --------------------------------------------------------------------------------------------


def outcomes_are_honest(e: Evidence) -> Iterator[Violation]:
    """Rejected is only what the phone could have known; held has a reason that really happened."""
    for capture in e.county.truth.captures.values():
        line = e.by_hash.get(capture.hash)
        if line is None:
            continue
        code = (line.problem or {}).get("code", "")
        name = f"{capture.device}:{capture.seq} {capture.name}"
        if line.outcome == "rejected" and code not in capture.may_be_rejected:
            yield Violation("rejected without reason", f"{name}: {code} {line.problem['details']}")
        if line.outcome == "held" and not may_be_held(e, capture, code):
            yield Violation("held without reason", f"{name}: {code} {line.problem['details']}")
        if capture.name.startswith("chaos.crash") and line.outcome in COUNT:
            yield Violation("applied though it crashed", name)


def may_be_held(e: Evidence, capture: Capture, code: str) -> bool:
    truth = e.county.truth
    if code == "server.unexpected":
        return capture.name.startswith("chaos.crash")
    if code == "sync.access_lost":
        return (capture.user, capture.dossier) in truth.left or truth.restores > 0 or not in_team(e, capture)
    if code == "sync.account_ended":
        return capture.user in truth.ended
    if code == "sync.device_revoked":
        return capture.device in truth.revoked
    if code == "sync.dossier_unknown":
        return truth.restores > 0
    return code in HONEST_HOLDS


def in_team(e: Evidence, capture: Capture) -> bool:
    return (capture.dossier, capture.user) in e.county.teams


def nothing_waits_for_what_is_here(e: Evidence) -> Iterator[Violation]:
    """P51: held for an earlier write that has come and counts, and still held."""
    waiting = [line for line in e.lines.values() if line.word == "held" and code_of(line) == ledger.WAITS]
    for line in waiting:
        place = ledger.place_of(line.problem["details"]["head"])
        builds_on = e.lines.get(place) if place else None
        if builds_on is not None and builds_on.word in COUNT and (line.device_id, line.seq) not in e.decided:
            yield Violation(
                "waits for ever", f"{line.device_id}:{line.seq} waits for {place}, which is {builds_on.word}"
            )


def code_of(line: Any) -> str:
    return str((line.problem or {}).get("code", ""))


def chains_are_whole(e: Evidence) -> Iterator[Violation]:
    """G7: every chain in the ledger follows from its first link; a hole is on record as a gap or was handed over."""
    gaps = {
        (one.device_id, one.after_seq): one.next_link
        for one in e.session.execute(select(t.gap).where(t.gap.c.device_id.in_(e.devices)))
    }
    if gaps and not e.county.truth.restores:
        yield Violation("gap", f"{len(gaps)} gaps accepted although the server was never restored")
    for device, key in e.county.truth.keys.items():
        last, number = chain.link_0(device, key), 0
        for seq in sorted(seq for name, seq in e.lines if name == device):
            line = e.lines[device, seq]
            number, last = seq, check_link(e, line, number, last, gaps) if (seq == number + 1) else line.link
            if last != line.link:
                yield Violation("chain", f"{device}:{seq} does not follow")
                break
        else:
            yield from missing_numbers(e, device, gaps)


def check_link(
    e: Evidence, line: Any, number: int, last: bytes, gaps: dict[tuple[UUID, int], bytes]
) -> bytes:
    follows = line.prev_link == last or line.prev_link == gaps.get((line.device_id, number))
    mine = chain.link_n(line.prev_link, line.payload_hash)
    signed = chain.verify(e.county.truth.keys[line.device_id], line.link, line.signature)
    is_damaged = code_of(line) in {"sync.altered", "sync.too_large"}  # then the signed link is what counts
    return (line.link if is_damaged else mine) if follows and signed else b""


def missing_numbers(e: Evidence, device: UUID, gaps: dict[tuple[UUID, int], bytes]) -> Iterator[Violation]:
    """Up to what is acknowledged every number is here, or the hole is on record."""
    query = select(t.device.c.acknowledged_seq).where(t.device.c.id == device)
    end = e.session.execute(query).scalar()
    here = {seq for name, seq in e.lines if name == device}
    skipped = {after for name, after in gaps if name == device}
    for seq in range(1, (end or 0) + 1):
        if seq not in here and not any(after < seq for after in skipped):
            yield Violation("chain", f"{device}: acknowledged {end}, but {seq} is not in the ledger")
            return


# -- rows ------------------------------------------------------------------------------------------------


def nothing_is_overwritten_unseen(e: Evidence) -> Iterator[Violation]:
    """G4, G8: every value stands, or beside, or somebody who saw it wrote over it, or the lock left it outside."""
    seen = names_seen(e)
    for write in e.writes:
        if write.collection not in BY_PHONES or write.device_id is None:
            continue
        where = (str(write.dossier_id), write.collection, write.key)
        if is_standing(e.rows.get(where), write.head) or (where, write.head) in seen:
            continue
        line = e.lines.get((write.device_id, write.seq))
        if line is not None and line.word in COUNT and not followed_by_own(e, where, write):
            yield Violation("overwritten unseen", f"{write.head} on {where}: {story(e, where)}")


def story(e: Evidence, where: tuple[str, str, str]) -> str:
    """Every write of one row in order, and what stands there now."""
    told = []
    for one in e.writes:
        if (str(one.dossier_id), one.collection, one.key) == where:
            line = e.lines.get((one.device_id, one.seq))
            content = orjson.loads(line.payload) if line and line.payload else {"base": [], "args": {}}
            bases = [base["head"] for base in content["base"] if base["row"] == f"{where[1]}/{where[2]}"]
            words = f"{line.name} {line.outcome}→{line.word} via {line.via}" if line else "the server"
            saw = [short(head) for head in content["args"].get("saw", [])]
            told.append(
                f"{short(one.head)} on {short(bases[0] if bases else None)} {words}{' beside' if one.beside else ''} saw {saw}"
            )
    row = e.rows.get(where)
    standing = (
        f"{short(row.head)} beside {[short(one['head']) for one in row.contest or []]}" if row else "nothing"
    )
    return " | ".join(told) + f" || now {standing}, cut {e.cuts.get(UUID(where[0]))}"


def short(head: str | None) -> str:
    return f"{head[:4]}:{head.rpartition(':')[2]}" if head and ":" in head else str(head)[:6]


Named = dict[
    tuple[tuple[str, str, str], str], set[str]
]  # (row, own head) → heads its author had before his eyes


def names_seen(e: Evidence) -> set[tuple[tuple[str, str, str], str]]:
    """(row, head) of every value the author of a write that counts saw, or that was seen by who made what he saw."""
    named = named_by(e)
    waiting = [one for one in named if is_counted(e, one[1])]
    seen: set[tuple[tuple[str, str, str], str]] = set()
    while waiting:
        where, head = waiting.pop()
        for other in named.get((where, head), ()):
            if (where, other) not in seen:
                seen.add((where, other))
                waiting.append((where, other))
    return seen


def named_by(e: Evidence) -> Named:
    """What every mutation of the ledger says it saw."""
    named: Named = {}
    for line in e.lines.values():
        content = orjson.loads(line.payload) if line.payload else {"base": []}
        for base in content["base"]:
            collection, _, key = base["row"].partition("/")
            where = (content["dossier"], collection, key)
            heads = {head for head in [base["head"], *content["args"].get("saw", [])] if head}
            named.setdefault((where, f"{line.device_id}:{line.seq}"), set()).update(heads)
    return named


def is_counted(e: Evidence, head: str) -> bool:
    place = ledger.place_of(head)
    line = e.lines.get(place) if place else None
    return line is not None and line.word in COUNT


def is_standing(row: Any, head: str) -> bool:
    return row is not None and (row.head == head or any(one["head"] == head for one in row.contest or []))


def followed_by_own(e: Evidence, where: tuple[str, str, str], write: Any) -> bool:
    """The same device wrote the row again later, and that counts."""
    return any(
        other.device_id == write.device_id and other.seq > write.seq
        and (str(other.dossier_id), other.collection, other.key) == where
        and (line := e.lines.get((other.device_id, other.seq))) is not None and line.word in COUNT
        for other in e.writes
    )  # fmt: skip


def rows_say_what_was_recorded(e: Evidence) -> Iterator[Violation]:
    """A finding's or contact's row carries the words of the mutation it names."""
    field = {"findings": "note", "contacts": "result"}
    for where, row in e.rows.items():
        if where[1] not in field or row.device_id is None or row.value is None:
            continue
        line = e.lines.get((row.device_id, row.seq))
        if line is None:
            yield Violation("row of nobody", f"{where[1]}/{where[2]} names {row.head}, which is in no ledger")
            continue
        args = orjson.loads(line.payload)["args"]
        said = (args.get("value") or args)[field[where[1]]]
        if row.value[field[where[1]]] != said:
            yield Violation("row differs", f"{where[1]}/{where[2]} does not say what {row.head} recorded")


def the_lock_holds(e: Evidence) -> Iterator[Violation]:
    """P81: after the lock no current value of what phones write lies outside the cut."""
    for where, row in e.rows.items():
        cut = e.cuts.get(UUID(where[0]))
        if cut is None or where[1] not in BY_PHONES or row.value is None or row.device_id is None:
            continue
        mark = cut.get(str(row.device_id))
        if mark is None or row.seq > mark["seq"]:
            yield Violation("outside the cut", f"{where[1]}/{where[2]} shows {row.head}, cut {mark}")


def phones_agree(e: Evidence) -> Iterator[Violation]:
    """G3, G6: every phone holds exactly the permitted dossiers, each row as the server has it."""
    query = select(t.access.c.user_id, t.access.c.dossier_id, t.dossier.c.version).join(
        t.dossier, t.dossier.c.id == t.access.c.dossier_id
    )
    held: dict[UUID, dict[str, int]] = {}
    for user, dossier, version in e.session.execute(query):
        held.setdefault(user, {})[str(dossier)] = version
    for phone in [*e.county.phones, *e.county.nodes]:
        yield from phone_agrees(e, phone, held.get(phone.user, {}))


def phone_agrees(e: Evidence, phone: Handset | NodePhone, held: dict[str, int]) -> Iterator[Violation]:
    if phone.disk.have != held:
        yield Violation(
            "diverged",
            f"{phone.name} holds {len(phone.disk.have)} dossiers, the server says {len(held)}: {different(phone.disk.have, held)}",
        )
    mine = {
        where: (body["head"], body["value"], beside(body.get("contest")))
        for where, body in phone.disk.rows.items()
    }
    theirs = {
        where: (row.head, row.value, beside(row.contest))
        for where, row in e.rows.items() if where[0] in held and not (row.value is None and row.contest is None)
    }  # fmt: skip
    for where in sorted(mine.keys() | theirs.keys()):
        if mine.get(where) != theirs.get(where):
            row = e.rows.get(where)
            there = f"{row.head} version {row.version} deleted {row.value is None}" if row else "no row"
            here = str(mine.get(where))[:100]
            yield Violation("diverged", f"{phone.name} {where}: {here} here, {there} there")
            return


def different(mine: dict[str, int], theirs: dict[str, int]) -> list[Any]:
    return [
        (name, mine.get(name), theirs.get(name))
        for name in mine.keys() | theirs.keys()
        if mine.get(name) != theirs.get(name)
    ][:3]


def beside(contest: list[dict[str, Any]] | None) -> list[tuple[str, Any]]:
    return [(one["head"], one["value"]) for one in contest or []]


# -- files -----------------------------------------------------------------------------------------------


def files_are_here(e: Evidence) -> Iterator[Violation]:
    """G9: every file a mutation names and a phone had is verified, and the store gives back its bytes."""
    m = t.media.c
    named = {
        name for one in e.county.truth.captures.values() for name in one.media if name in e.county.truth.files
    }
    wanted = [bytes.fromhex(name) for name in named]
    states = {
        one.sha256.hex(): one.state
        for one in e.session.execute(select(m.sha256, m.state).where(m.sha256.in_(wanted)))
    }
    for name in sorted(named):
        path = e.machine.config.data_dir / "objects" / media.key_of(bytes.fromhex(name))
        if states.get(name) != "verified":
            yield Violation("file lost", f"{name[:12]} is {states.get(name)}")
        elif not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != name:
            yield Violation("file lost", f"{name[:12]} is verified, but the store gives other bytes")


def evidence_knows_its_file(e: Evidence) -> Iterator[Violation]:
    """Once the queue is empty the row of every verified file says so."""
    for where, row in e.rows.items():
        if (
            where[1] == "evidence"
            and row.value
            and where[2] in e.county.truth.files
            and row.value["state"] != "verified"
        ):
            yield Violation(
                "evidence not told", f"{where[2][:12]} is verified, its row says {row.value['state']}"
            )


CHECKS: tuple[Check, ...] = (
    nothing_is_lost, nothing_is_doubled, applied_is_written, nothing_is_half_done, outcomes_are_honest,
    nothing_waits_for_what_is_here, chains_are_whole, nothing_is_overwritten_unseen, rows_say_what_was_recorded,
    the_lock_holds, phones_agree, files_are_here, evidence_knows_its_file,
)  # fmt: skip
