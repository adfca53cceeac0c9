"""The body of one upload request, taken in slices: hashed while it flows, never held whole, cut off without harm."""

import hashlib
import time
from typing import Any

from sync.stores.base import PIECE, Source

READ = 64 * 1024  # a slow phone's bytes are not kept waiting for a full piece
SLICE_BYTES = 64 * PIECE
SLICE_SECONDS = 10.0  # what a dead connection can lose


class Body:
    """At most `room` bytes of a request. A connection that breaks is an early end."""

    def __init__(self, source: Source, room: int, checksum: str | None = None) -> None:
        self.source, self.room = source, room
        self.taken = 0
        self.ended = room == 0
        self.checksum = hashlib.new(checksum) if checksum else None

    def read(self, size: int) -> bytes:
        """The next bytes, b'' at the end or after a cut."""
        wanted = min(size, self.room - self.taken)
        piece = b"" if self.ended or wanted <= 0 else self.ask(wanted)
        self.taken += len(piece)
        if self.checksum:
            self.checksum.update(piece)
        self.ended = self.ended or not piece or self.taken == self.room
        return piece

    def ask(self, wanted: int) -> bytes:
        try:
            return self.source.read(wanted)
        except (OSError, EOFError):
            return b""  # cut off: what came so far is kept

    def slice(self) -> "Slice":
        return Slice(self)


class Slice:
    """What of a body goes into one segment: full, or as much as came within some seconds."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.left = SLICE_BYTES
        self.until = time.monotonic() + SLICE_SECONDS
        self.hash: Any = hashlib.sha256()

    def read(self, size: int) -> bytes:
        """Small reads from the connection, so that a slow one still ends in time."""
        if self.left <= 0 or time.monotonic() > self.until:
            return b""
        piece = self.body.read(min(READ, size, self.left))
        self.left -= len(piece)
        self.hash.update(piece)
        return piece
