"""What stands in a mutation's payload. The signed bytes are kept as they came; this is only our reading of them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from sync.faults import Fault

LARGEST_BASE = 200  # rows one mutation may write
LARGEST_MEDIA = 500  # files one mutation may name


@dataclass(frozen=True, slots=True)
class Payload:
    """One mutation as its author wrote it. `base`: row id → head last seen, None for "there was no row"."""

    id: UUID
    device: UUID
    seq: int
    dossier: UUID
    name: str
    base: dict[str, str | None]
    args: dict[str, Any]
    media: list[bytes]
    place: dict[str, Any] | None
    made_by: UUID
    anchor: str | None
    elapsed_ms: int | None
    device_time: int


def read(raw: bytes) -> Payload:
    """The payload of signed bytes; raises Fault('sync.payload_invalid', field=…)."""
    try:
        content = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise Fault("sync.payload_invalid", field="JSON") from error
    if b"\\u0000" in raw:
        content = without_nul(content)
    if not isinstance(content, dict) or content.get("v") != 1:
        raise Fault("sync.payload_invalid", field="v")
    return Payload(
        id=uuid(content, "id"),
        device=uuid(content, "device"),
        seq=whole(content, "seq", 1),
        dossier=uuid(content, "dossier"),
        name=text(content, "name"),
        base=base(content.get("base")),
        args=typed(content, "args", dict),
        media=digests(content.get("media")),
        place=optional(content, "place", dict),
        made_by=uuid(content, "made_by"),
        anchor=optional(content, "anchor", str),
        elapsed_ms=optional(content, "elapsed_ms", int),
        device_time=whole(content, "device_time", 0),
    )


def without_nul(value: Any) -> Any:
    """U+0000 becomes U+FFFD: PostgreSQL can hold it neither in text nor in jsonb. The signed bytes keep it."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd")
    if isinstance(value, list):
        return [without_nul(item) for item in value]
    if isinstance(value, dict):
        return {without_nul(key): without_nul(item) for key, item in value.items()}
    return value


def typed(content: dict[str, Any], field: str, kind: type) -> Any:
    value = content.get(field)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise Fault("sync.payload_invalid", field=field)
    return value


def optional(content: dict[str, Any], field: str, kind: type) -> Any:
    return None if content.get(field) is None else typed(content, field, kind)


def whole(content: dict[str, Any], field: str, least: int) -> int:
    value: int = typed(content, field, int)
    if not least <= value < 2**53:
        raise Fault("sync.payload_invalid", field=field)
    return value


def text(content: dict[str, Any], field: str) -> str:
    value: str = typed(content, field, str)
    if not 0 < len(value) <= 80:
        raise Fault("sync.payload_invalid", field=field)
    return value


def uuid(content: dict[str, Any], field: str) -> UUID:
    try:
        return UUID(typed(content, field, str))
    except ValueError as error:
        raise Fault("sync.payload_invalid", field=field) from error


def base(rows: Any) -> dict[str, str | None]:
    if not isinstance(rows, list) or len(rows) > LARGEST_BASE:
        raise Fault("sync.payload_invalid", field="base")
    heads: dict[str, str | None] = {}
    for entry in rows:
        row, head = (entry.get("row"), entry.get("head")) if isinstance(entry, dict) else (None, None)
        if not isinstance(row, str) or "/" not in row or not isinstance(head, str | None):
            raise Fault("sync.payload_invalid", field="base")
        heads[row] = head
    return heads


def digests(names: Any) -> list[bytes]:
    if not isinstance(names, list) or len(names) > LARGEST_MEDIA:
        raise Fault("sync.payload_invalid", field="media")
    try:
        found = [bytes.fromhex(name) for name in names]
    except (TypeError, ValueError) as error:
        raise Fault("sync.payload_invalid", field="media") from error
    if any(len(digest) != 32 for digest in found):
        raise Fault("sync.payload_invalid", field="media")
    return found
