"""Is anything lost, doubled, half done, wrongly refused or held? Do the chains hold?"""

import hashlib
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import select

from sync import ledger
from sync import tables as t
from sync.proofs import chain
from tests.scenarios.chaos.evidence import COUNT, Evidence, code_of, counted_once
from tests.scenarios.chaos.truth import Capture, Violation

DERIVED = {"checkins"}  # the server makes these rows from all events; no mutation writes them itself
HONEST_HOLDS = {
    "sync.access_lost", "sync.device_revoked", "sync.account_ended", "sync.chain_closed", "sync.outside_cut",
    "sync.handed_over", "contest.unseen", "sync.locked_already", "sync.base_unknown",
}  # fmt: skip


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
                around = [e.lines[device, near] for near in (seq - 1, seq) if (device, near) in e.lines]
                yield Violation("chain", f"{device}:{seq} does not follow: {[told(one) for one in around]}")
                break
        else:
            yield from missing_numbers(e, device, gaps)


def told(line: Any) -> str:
    """One line of the ledger in a few words."""
    links = f"{line.prev_link.hex()[:6]}→{line.link.hex()[:6]}"
    return f"{line.seq} {line.name} {line.outcome} {code_of(line)} via {line.via} {links} {len(line.payload)} bytes"


def check_link(
    e: Evidence, line: Any, number: int, last: bytes, gaps: dict[tuple[UUID, int], bytes]
) -> bytes:
    """The link of this line when it follows and is signed; work handed over may follow what lies in quarantine."""
    known = {last, gaps.get((line.device_id, number))}
    follows = line.prev_link in (known | e.links_aside if line.via == "hand-over" else known)
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
