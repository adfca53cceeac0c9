"""Rules that can be computed: conflicts, the cut, time, the record's code (P50-P55, P70, P71, P80-P82)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from .encodings import ShapeError, unb64

Verdict = Literal["current", "beside", "waits"]
MINUTE = 60_000


@dataclass(frozen=True)
class Write:
    """The last write of a row; the office's has neither device nor number."""

    head: str
    device: str | None
    seq: int | None


def read_head(head: str) -> Write:
    """P50: `<device>:<seq>`, or a random id."""
    device, colon, number = head.rpartition(":")
    return Write(head, device, int(number)) if colon and number.isdecimal() else Write(head, None, None)


@dataclass(frozen=True)
class Claim:
    """What is asked for one row: who writes, on what, and what he wrote last on it."""

    base: str | None
    device: str
    seq: int
    own_last: int | None
    base_known: bool


def judge(last: Write | None, claim: Claim) -> Verdict:
    """P51-P53: whether a write becomes current, is kept beside, or waits."""
    if claim.base is not None and not claim.base_known:
        return "waits"
    if claim.own_last is not None and claim.own_last > claim.seq:
        return "beside"
    if last is None or last.head == claim.base:
        return "current"
    own = last.device == claim.device and last.seq is not None and last.seq < claim.seq
    return "current" if own else "beside"


def _replaced(head: str, base: str | None, device: str, seq: int) -> bool:
    write = read_head(head)
    return head == base or (write.device == device and write.seq is not None and write.seq < seq)


def keep_beside(heads: Sequence[str], base: str | None, device: str, seq: int) -> list[str]:
    """P54: the heads beside a row once another is kept there."""
    kept = [head for head in heads if not _replaced(head, base, device, seq)]
    return [*kept, f"{device}:{seq}"]


def unseen(current: str | None, contest: Sequence[str], saw: Sequence[str]) -> list[str]:
    """P55: the heads a settling mutation fails to name."""
    return [head for head in (current, *contest) if head is not None and head not in saw]


@dataclass(frozen=True)
class End:
    """P80: how far a cut reaches into one device's chain."""

    seq: int
    link: str


def inside(cut: Mapping[str, End], device: str, seq: int, link: str) -> bool:
    """P80, P81: whether a mutation belongs to the record."""
    end = cut.get(device)
    if end is None or seq > end.seq:
        return False
    return seq < end.seq or end.link in ("", link)


def whole_cut(named: Mapping[str, End], device: str, seq: int, link: str) -> dict[str, End]:
    """P80: for the locking device the cut is the lock itself."""
    return {**named, device: End(seq, link)}


def record_code(digest: str) -> str:
    """P82: the code people compare."""
    return f"{int(digest[:8], 16) % 10**8:08d}"


def shown_code(digest: str) -> str:
    """P82: the same in two groups."""
    code = record_code(digest)
    return f"{code[:4]} {code[4:]}"


def anchor_time(token: str, device: str, public: bytes) -> int | None:
    """P70: the moment an anchor vouches for, or null when it is not the server's for this device."""
    parts = token.split(".")
    if len(parts) != 3 or not parts[0].isdecimal():
        return None
    message = f"liancha-anchor-v1|{device}|{parts[0]}|{parts[1]}".encode()
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(unb64(parts[2]), message)
    except (InvalidSignature, ShapeError, ValueError):
        return None
    return int(parts[0])


@dataclass(frozen=True)
class Moment:
    """P71: when something was made."""

    at: int
    verified: bool
    clock_was_wrong: bool


@dataclass(frozen=True)
class Clocks:
    """P71: what is known about the time of a mutation."""

    anchor: int | None
    elapsed_ms: int | None
    device_time: int
    last_offset_ms: int
    received: int


def effective_at(clocks: Clocks) -> Moment:
    """P71: anchor and elapsed, else the phone's clock; never later than receipt."""
    if clocks.anchor is None or clocks.elapsed_ms is None or clocks.elapsed_ms < 0:
        return Moment(min(clocks.device_time + clocks.last_offset_ms, clocks.received), False, False)
    at = clocks.anchor + clocks.elapsed_ms
    if at > clocks.received + MINUTE:
        return Moment(clocks.received, False, False)
    at = min(at, clocks.received)
    return Moment(at, True, abs(clocks.device_time - at) > 5 * MINUTE)
