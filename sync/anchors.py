"""Time: signed anchors, and when a mutation really happened.

The phone keeps the newest anchor with the reading of its monotonic clock. What it makes later on the same boot
names the anchor and the milliseconds since; the wall clock of the phone then changes nothing but a flag.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from secrets import token_hex
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.proofs.text import from_b64u, to_b64u

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CLOCK_FLAG_MS = 5 * 60_000  # R96: an offset above five minutes is flagged
DRIFT_MS = 60_000  # a monotonic clock may run this much ahead before we stop believing it


def message(device: UUID, t: int, nonce: str) -> bytes:
    return f"liancha-anchor-v1|{device}|{t}|{nonce}".encode()


@lru_cache(maxsize=4)
def private_key(signing_key: str) -> Ed25519PrivateKey:
    """The Ed25519 key of a seed of 32 bytes in hex."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(signing_key))


def make(signing_key: str, device: UUID, t: int, nonce: str | None = None) -> str:
    """The token `<t ms>.<nonce hex>.<base64url signature>` for this device at instant t."""
    nonce = nonce or token_hex(8)
    return f"{t}.{nonce}.{to_b64u(private_key(signing_key).sign(message(device, t, nonce)))}"


def read(signing_key: str, device: UUID, token: str) -> int | None:
    """The instant (ms) of a token we signed for this device; None when we did not."""
    try:
        t, nonce, signature = token.split(".")
        when = int(t)
        private_key(signing_key).public_key().verify(from_b64u(signature), message(device, when, nonce))
    except (ValueError, InvalidSignature):
        return None
    return when


@dataclass(frozen=True, slots=True)
class Moment:
    """When a mutation took place, whether that is certain, and how far the phone's clock was off (ms)."""

    at: datetime
    verified: bool
    clock_offset_ms: int  # server minus phone

    @property
    def clock_was_wrong(self) -> bool:
        return abs(self.clock_offset_ms) > CLOCK_FLAG_MS


def effective_at(
    anchor: int | None, elapsed_ms: int | None, device_time: int, last_offset_ms: int, received: int
) -> Moment:
    """Anchor + elapsed on the same boot, else device time + last offset, unverified; never after receipt.

    All in milliseconds. `elapsed_ms` is None when the phone was restarted after it got the anchor.
    """
    if anchor is not None and elapsed_ms is not None and elapsed_ms >= 0:
        at = anchor + elapsed_ms
        verified = at <= received + DRIFT_MS
    else:
        at, verified = device_time + last_offset_ms, False
    at = max(0, min(at, received))
    offset = at - device_time if verified else last_offset_ms
    return Moment(from_ms(at), verified, offset)


def from_ms(milliseconds: int) -> datetime:
    return EPOCH + timedelta(milliseconds=milliseconds)


def to_ms(moment: datetime) -> int:
    """Whole milliseconds since 1970, never later than the moment itself."""
    return (moment - EPOCH) // timedelta(milliseconds=1)
