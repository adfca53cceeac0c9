"""The port of an object store. Keys are paths ("media/ab/abcd…"); bytes are never changed once put.

Bytes arrive in two steps: `stage` takes them in, whatever their number, and `keep` gives them their key. So a cut-off
body leaves nothing under a key, and the key may depend on what arrived (its hash).
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from io import SEEK_CUR, SEEK_END, SEEK_SET, BufferedReader, BytesIO, RawIOBase
from types import TracebackType
from typing import BinaryIO, Protocol, cast

from sync.faults import Fault

PIECE = 1024 * 1024


class Source(Protocol):
    """Anything that gives bytes until it gives none."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class Stored:
    """What the store knows of one object."""

    key: str
    size: int


class Staged(ABC):
    """Bytes taken in and not yet under a key. Leaving the `with` block drops what was not kept."""

    size: int = 0

    @abstractmethod
    def keep(self, key: str, content_type: str = "application/octet-stream") -> None:
        """Store the bytes durably under `key`; an object that is there is replaced whole."""

    @abstractmethod
    def drop(self) -> None:
        """Forget the bytes; nothing happens when they were kept."""

    def __enter__(self) -> "Staged":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.drop()


class ObjectStore(ABC):
    """Disk and S3 pass one contract suite (tests/sync/stores) that reads back and hashes.

    Every method raises Fault('store.unreachable') when the store cannot be used at all.
    """

    @abstractmethod
    def stage(self, source: Source) -> Staged:
        """Take in all bytes of `source`."""

    @abstractmethod
    def open(self, key: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        """The bytes in pieces of at most 1 MiB; raises Fault('store.missing') on the first."""

    @abstractmethod
    def stat(self, key: str) -> Stored | None:
        """Size of an object, None when there is none."""

    @abstractmethod
    def join(self, keys: list[str], target: str, content_type: str = "application/octet-stream") -> int:
        """Make one object of several, in order; the parts stay. Returns its size."""

    @abstractmethod
    def delete(self, key: str) -> None:
        """Remove an object; no error when it is gone already."""

    @abstractmethod
    def list(self, prefix: str) -> Iterator[Stored]:
        """Every object whose key begins with `prefix`, by key."""

    @abstractmethod
    def signed_url(self, key: str, seconds: int, filename: str, content_type: str) -> str | None:
        """A short-lived address a browser may fetch, or None when the application must stream it."""

    def put(self, key: str, source: BinaryIO | bytes, content_type: str = "application/octet-stream") -> int:
        """Store all bytes of `source` durably before returning their number."""
        with self.stage(BytesIO(source) if isinstance(source, bytes) else source) as staged:
            staged.keep(key, content_type)
            return staged.size

    def read(self, key: str) -> bytes:
        """All bytes of a small object."""
        return b"".join(self.open(key))

    def file(self, key: str) -> BinaryIO:
        """The object as a file one can seek in; raises Fault('store.missing')."""
        found = self.stat(key)
        if found is None:
            raise Fault("store.missing", key=key)
        return cast(BinaryIO, BufferedReader(Seekable(self, found), PIECE))

    def tidy(self) -> int:
        """Remove what interrupted writes left behind; returns how much. Not every store leaves something."""
        return 0

    def check(self) -> None:
        """Write, read and delete a small object; raises Fault('store.unreachable')."""
        self.put("check/now", b"liancha")
        self.read("check/now")
        self.delete("check/now")


class Seekable(RawIOBase):
    """An object read by ranges: what Pillow and FFmpeg need to look at a large file without fetching it."""

    def __init__(self, store: ObjectStore, stored: Stored) -> None:
        self.store, self.stored = store, stored
        self.position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = SEEK_SET) -> int:
        base = {SEEK_SET: 0, SEEK_CUR: self.position, SEEK_END: self.stored.size}[whence]
        self.position = max(0, base + offset)
        return self.position

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        wanted = min(len(buffer), self.stored.size - self.position)
        if wanted <= 0:
            return 0
        got = b"".join(self.store.open(self.stored.key, self.position, wanted))
        buffer[: len(got)] = got
        self.position += len(got)
        return len(got)
