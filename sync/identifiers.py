"""Identifiers that sort by the time they were made."""

from secrets import token_bytes
from uuid import UUID


def uuid7(milliseconds: int) -> UUID:
    """A UUID of version 7: its time first, the rest random."""
    raw = bytearray(milliseconds.to_bytes(6, "big") + token_bytes(10))
    raw[6] = raw[6] & 0x0F | 0x70
    raw[8] = raw[8] & 0x3F | 0x80
    return UUID(bytes=bytes(raw))
