"""Spellings of the protocol: hex, base64url, canonical JSON, UUIDs, strict fields (P1-P5, P10)."""

import base64
import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | str | Sequence[Json] | Mapping[str, Json]"

LARGEST = 2**53 - 1
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
HASH = re.compile(r"[0-9a-f]{64}")


class ShapeError(ValueError):
    """Something does not have the shape the protocol gives it; the message names the field."""


def sha256(data: bytes) -> bytes:
    """Hash bytes."""
    return hashlib.sha256(data).digest()


def b64(data: bytes) -> str:
    """P1: base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def unb64(text: str) -> bytes:
    """P1: only the one spelling is read: no padding, no other alphabet, no stray bits."""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text) or len(text) % 4 == 1:
        raise ShapeError(f"not base64url without padding: {text[:40]!r}")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64(data) != text:
        raise ShapeError("base64url with stray bits")
    return data


def unhex(text: str) -> bytes:
    """P1: a hash or a link, lower-case hex."""
    if not HASH.fullmatch(text):
        raise ShapeError(f"not a hash in lower-case hex: {text[:80]!r}")
    return bytes.fromhex(text)


def check_uuid(text: str, field: str) -> str:
    """P1: UUIDs lower case with hyphens."""
    if not UUID.fullmatch(text):
        raise ShapeError(f"{field}: not a lower-case UUID: {text[:60]!r}")
    return text


def uuid7(now_ms: int) -> str:
    """P10: a UUID of version 7 for a moment in milliseconds."""
    number = (now_ms & (2**48 - 1)) << 80 | 7 << 76 | secrets.randbits(12) << 64
    digits = f"{number | 2 << 62 | secrets.randbits(62):032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def uuid4() -> str:
    """P5: a random name made by the phone."""
    digits = f"{secrets.randbits(128) & ~(0xF << 76) & ~(3 << 62) | 4 << 76 | 2 << 62:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _string(value: str) -> str:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ShapeError("a lone surrogate has no canonical text") from error
    return json.dumps(value, ensure_ascii=False)


def _pair(key: str, value: object) -> str:
    return f"{_string(key)}:{canonical(value)}"


def _object(value: Mapping[object, object]) -> str:
    keys = [key for key in value if isinstance(key, str)]
    if len(keys) != len(value):
        raise ShapeError("a key that is not text")
    for key in keys:
        _string(key)
    keys.sort(key=lambda key: key.encode("utf-16-be"))
    return "{" + ",".join(_pair(key, value[key]) for key in keys) + "}"


def canonical(value: object) -> str:
    """P3: RFC 8785, whole numbers within 2^53 only."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise ShapeError("a number beyond 2^53-1")
        return str(value)
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        return _object(value)
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    raise ShapeError(f"{type(value).__name__} has no canonical text")


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ShapeError("a key that stands twice")
    return found


def _no_constant(name: str) -> object:
    raise ShapeError(f"{name} is not JSON")


def parse(text: str | bytes) -> object:
    """Read JSON; keys that stand twice and NaN are refused."""
    try:
        return json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ShapeError("not JSON") from error


class Fields:
    """An object whose fields are taken one by one, each with its type."""

    def __init__(self, value: object, where: str) -> None:
        """Accept only an object."""
        if not isinstance(value, dict):
            raise ShapeError(f"{where}: not an object")
        self.raw: dict[str, object] = value
        self.where = where

    def has(self, name: str) -> bool:
        """Say whether the field is there and not null."""
        return self.raw.get(name) is not None

    def text(self, name: str) -> str:
        """Take text."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            raise ShapeError(f"{self.where}.{name}: not text")
        return value

    def text_or(self, name: str, otherwise: str) -> str:
        """Take text or what stands for its absence."""
        return self.text(name) if self.has(name) else otherwise

    def integer(self, name: str) -> int:
        """Take a whole number."""
        value = self.raw.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise ShapeError(f"{self.where}.{name}: not a whole number")
        return value

    def integer_or(self, name: str, otherwise: int) -> int:
        """Take a whole number or what stands for its absence."""
        return self.integer(name) if self.has(name) else otherwise

    def flag(self, name: str) -> bool:
        """Take true or false."""
        value = self.raw.get(name)
        if not isinstance(value, bool):
            raise ShapeError(f"{self.where}.{name}: not true or false")
        return value

    def items(self, name: str) -> list[object]:
        """Take a list; a missing one is empty."""
        value = self.raw.get(name, [])
        if not isinstance(value, list):
            raise ShapeError(f"{self.where}.{name}: not a list")
        return value

    def fields(self, name: str) -> "Fields":
        """Take an object."""
        return Fields(self.raw.get(name), f"{self.where}.{name}")
