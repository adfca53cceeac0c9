"""How bytes travel: hashes and links as lower-case hex; keys, signatures, payloads as base64url without padding."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode


def to_b64u(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_b64u(text: str) -> bytes:
    """The bytes of strict base64url without padding; raises ValueError."""
    raw = text.encode("ascii")
    if b"=" in raw or b"+" in raw or b"/" in raw:
        raise ValueError("not base64url without padding")
    try:
        data = urlsafe_b64decode(raw + b"=" * (-len(raw) % 4))
    except binascii.Error as error:
        raise ValueError("not base64url") from error
    if len(data) * 4 != len(raw) * 3 - (len(raw) * 3) % 4:
        raise ValueError("not base64url")
    return data


def from_hex(text: str, size: int) -> bytes:
    """Exactly `size` bytes of lower-case hex; raises ValueError."""
    data = bytes.fromhex(text)
    if len(data) != size or data.hex() != text:
        raise ValueError(f"not {size} bytes of lower-case hex")
    return data
