"""Canonical JSON: RFC 8785 (JCS) without fractions, so that two languages make the same bytes.

Numbers are integers from -(2^53-1) to 2^53-1; keys sort by UTF-16 code units; text is UTF-8, unescaped
except for what JSON forces. Standard library only.
"""

import json
from typing import Any

LARGEST = 2**53 - 1


class NotCanonical(ValueError):
    """A value that has no canonical form here: a fraction, a huge number, a lone surrogate, a strange type."""


def dumps(value: Any) -> bytes:
    """The canonical bytes of a JSON value; raises NotCanonical."""
    text = json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonical("text holds half of a surrogate pair") from error


def ordered(value: Any) -> Any:
    """The same value with every object's keys in order and every leaf checked."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise NotCanonical(f"{value} is beyond 2^53-1")
        return value
    if isinstance(value, dict):
        return {key: ordered(value[key]) for key in sorted(value, key=utf16)}
    if isinstance(value, list | tuple):
        return [ordered(item) for item in value]
    raise NotCanonical(f"{type(value).__name__} is not allowed in canonical JSON")


def utf16(key: Any) -> bytes:
    """Sort key: JavaScript compares strings by UTF-16 code units."""
    if not isinstance(key, str):
        raise NotCanonical("keys are text")
    return key.encode("utf-16-be", "surrogatepass")
