"""Is a file what it says, and can it be opened? Asked before a file is called verified, so it has to be quick.

Raises media.wrong_type, media.too_large, media.bomb, media.truncated, media.unreadable: kept, but in quarantine.
A recording that stops in the middle is no fault: a phone that died leaves just that, and the hash says it is whole.
"""

import json
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from sync.derive import magic, pictures, recordings
from sync.faults import Fault
from sync.media_types import MIB, UNKNOWN, Limits, kind_of, normal

JSON_LIMIT = 16 * MIB


@dataclass(frozen=True)
class Finding:
    """What a file is, and the first facts: width, height, duration_ms."""

    detected: str | None
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def has_views(self) -> bool:
        """Can anything be derived from it?"""
        return kind_of(self.detected or "") in {"photo", "audio", "video"}


def inspect(file: BinaryIO, size: int, declared: str, limits: Limits) -> Finding:
    """Look at a file's content. `declared` application/octet-stream claims nothing."""
    file.seek(0)
    claimed, detected = normal(declared), magic.detect(file.read(magic.HEAD))
    file.seek(0)
    if claimed == "application/json":
        return inspect_json(file, size, detected)
    refuse_wrong_type(claimed, detected)
    if detected is None:
        return Finding(None)
    if size > limits.of(detected):
        kind, limit = kind_of(detected), limits.of(detected) // MIB
        raise Fault("media.too_large", kind=kind, size_mb=-(-size // MIB), limit_mb=limit)
    return look_inside(file, claimed, detected, limits)


def look_inside(file: BinaryIO, claimed: str, detected: str, limits: Limits) -> Finding:
    kind = kind_of(detected)
    if kind == "photo":
        return Finding(detected, pictures.check(file, detected, limits.pixels))
    if kind in {"audio", "video"}:
        streams = recordings.check(file, detected)
        actual = recordings.name_of(detected, streams)
        if kind_of(claimed) == "audio" and streams.has_video:
            raise Fault("media.wrong_type", declared=claimed, detected=actual)
        if kind_of(claimed) == "video" and not streams.has_video:
            raise Fault("media.wrong_type", declared=claimed, detected=actual)
        return Finding(actual, streams.facts)
    return Finding(detected)


def refuse_wrong_type(claimed: str, detected: str | None) -> None:
    if claimed == UNKNOWN or (detected is None and kind_of(claimed) == "other"):
        return
    if detected is None or not magic.is_same(claimed, detected):
        raise Fault("media.wrong_type", declared=claimed, detected=detected or "unknown")


def inspect_json(file: BinaryIO, size: int, detected: str | None) -> Finding:
    if detected is not None or size > JSON_LIMIT:
        raise Fault("media.wrong_type", declared="application/json", detected=detected or "unknown")
    try:
        json.loads(file.read())
    except (ValueError, RecursionError):
        raise Fault("media.wrong_type", declared="application/json", detected="unknown") from None
    return Finding("application/json")
