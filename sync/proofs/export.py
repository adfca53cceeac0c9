"""The sealed export `liancha-export/1` (PROTOCOL.md P140–P145): frames, one after another, read without holding the file.

Magic, then frames `u32be header length ‖ canonical JSON header ‖ u32be body length ‖ body`; the last is the end frame
with the number of frames before it and the SHA-256 of every byte before it. Standard library only.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Protocol

from sync.proofs import canonical

MAGIC = b"LCEX1\n"
LARGEST_HEADER = 64 * 1024
LARGEST_BODY = 4 * 1024 * 1024


class Source(Protocol):
    """Anything that gives at most so many bytes, and none at its end."""

    def read(self, size: int, /) -> bytes: ...


class NotAnExport(ValueError):
    """It does not begin as an export does."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame; `header` is None where it is no JSON object with a kind."""

    number: int
    header: dict[str, Any] | None
    body: bytes

    @property
    def kind(self) -> str:
        return str(self.header["kind"]) if self.header else ""


def frame(header: dict[str, Any], body: bytes = b"") -> bytes:
    """The bytes of one frame."""
    head = canonical.dumps(header)
    return len(head).to_bytes(4, "big") + head + len(body).to_bytes(4, "big") + body


def whole(frames: list[tuple[dict[str, Any], bytes]]) -> bytes:
    """A whole export of these frames, end frame included."""
    content = MAGIC + b"".join(frame(header, body) for header, body in frames)
    end = {"kind": "end", "frames": len(frames), "sha256": sha256(content).hexdigest()}
    return content + frame(end)


@dataclass
class Reader:
    """Frame by frame from a source. After the last one `ending` says how it ended, `size` how much was read."""

    source: Source
    size: int = 0
    count: int = 0
    ending: str = "cut_off"  # "whole" | "cut_off" | "damaged" (a length or the closing hash does not hold)
    hash: Any = field(default_factory=sha256)

    def frames(self) -> Iterator[Frame]:
        """Every frame before the end frame; raises NotAnExport."""
        if self.take(len(MAGIC)) != MAGIC:
            raise NotAnExport
        while (found := self.next()) is not None:
            if found.kind == "end":
                return
            self.count += 1
            yield found

    def digest(self) -> bytes:
        """SHA-256 of everything read."""
        found: bytes = self.hash.digest()
        return found

    def next(self) -> Frame | None:
        before = self.hash.hexdigest()
        head = self.part(LARGEST_HEADER)
        body = None if head is None else self.part(LARGEST_BODY)
        if head is None or body is None:
            return None
        found = Frame(self.count + 1, header_of(head), body)
        if found.header and found.kind == "end":
            fits = found.header.get("frames") == self.count and found.header.get("sha256") == before
            self.ending = "whole" if fits else "damaged"
        return found

    def part(self, most: int) -> bytes | None:
        """A length and that many bytes; None at a cut or an impossible length."""
        size = self.take(4)
        if len(size) < 4:
            return None
        length = int.from_bytes(size, "big")
        if length > most:
            self.ending = "damaged"
            return None
        content = self.take(length)
        return content if len(content) == length else None

    def take(self, size: int) -> bytes:
        """Exactly so many bytes, fewer at a cut."""
        parts, left = [], size
        while left > 0 and (piece := self.source.read(left)):
            parts.append(piece)
            left -= len(piece)
        content = b"".join(parts)
        self.hash.update(content)
        self.size += len(content)
        return content


def header_of(raw: bytes) -> dict[str, Any] | None:
    try:
        header = json.loads(raw)
    except ValueError:
        return None
    return header if isinstance(header, dict) and isinstance(header.get("kind"), str) else None
