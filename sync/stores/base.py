"""The port of an object store. Keys are paths ("media/ab/abcd…"); bytes are never changed once put."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True)
class Stored:
    """What the store knows of one object."""

    key: str
    size: int


class ObjectStore(ABC):
    """Disk and S3 pass one contract suite (tests/sync/stores) that reads back and hashes."""

    @abstractmethod
    def put(self, key: str, source: BinaryIO | bytes, content_type: str = "application/octet-stream") -> int:
        """Store all bytes of `source` durably before returning their number. An existing key is replaced whole."""

    @abstractmethod
    def open(self, key: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        """The bytes in pieces of at most 1 MiB; raises Fault('store.missing')."""

    @abstractmethod
    def stat(self, key: str) -> Stored | None:
        """Size of an object, None when there is none."""

    @abstractmethod
    def join(self, keys: list[str], target: str, content_type: str) -> int:
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

    @abstractmethod
    def check(self) -> None:
        """Write, read and delete a small object; raises Fault('store.unreachable')."""
