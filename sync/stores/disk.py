"""Objects as files under one folder. A file appears under its key complete and on the disk, or not at all."""

import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sync.faults import Fault
from sync.stores.base import PIECE, ObjectStore, Source, Staged, Stored

COPY = 64 * PIECE
ABANDONED = 2 * 24 * 60 * 60  # seconds


class StagedFile(Staged):
    """A file in the store's staging folder, on the same disk as the objects."""

    def __init__(self, store: "DiskStore", path: Path, size: int) -> None:
        self.store, self.path, self.size = store, path, size

    def keep(self, key: str, content_type: str = "application/octet-stream") -> None:
        target = self.store.path(key)
        with unreachable():
            with self.path.open("rb") as file:
                os.fsync(file.fileno())
            target.parent.mkdir(parents=True, exist_ok=True)
            self.path.replace(target)
            sync_folder(target.parent)

    def drop(self) -> None:
        self.path.unlink(missing_ok=True)


class DiskStore(ObjectStore):
    """Content types are not kept: whoever serves the bytes knows them from the database."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.staging = root / ".staging"

    def path(self, key: str) -> Path:
        """Where a key's file lies; a key cannot lead out of the folder."""
        pure = PurePosixPath(key)
        if pure.is_absolute() or not pure.parts or any(part.startswith(".") for part in pure.parts):
            raise Fault("store.bad_key", key=key)
        return self.root / pure

    def stage(self, source: Source) -> Staged:
        path = self.new_file()
        staged = StagedFile(self, path, 0)
        try:
            with unreachable(), path.open("wb", buffering=0) as file:
                while piece := source.read(PIECE):
                    staged.size += file.write(piece)
        except BaseException:
            staged.drop()
            raise
        return staged

    def new_file(self) -> Path:
        with unreachable():
            self.staging.mkdir(parents=True, exist_ok=True)
        return self.staging / uuid.uuid4().hex

    def open(self, key: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        try:
            file = self.path(key).open("rb", buffering=0)
        except (FileNotFoundError, IsADirectoryError):
            raise Fault("store.missing", key=key) from None
        with file:
            file.seek(start)
            left = length if length is not None else self.path(key).stat().st_size - start
            while left > 0 and (piece := file.read(min(PIECE, left))):
                left -= len(piece)
                yield piece

    def file(self, key: str) -> BinaryIO:
        try:
            return self.path(key).open("rb")
        except (FileNotFoundError, IsADirectoryError):
            raise Fault("store.missing", key=key) from None

    def tidy(self) -> int:
        """Remove staged files of processes that were killed."""
        found = self.staging.iterdir() if self.staging.is_dir() else []
        left = [path for path in found if path.stat().st_mtime < time.time() - ABANDONED]
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def stat(self, key: str) -> Stored | None:
        path = self.path(key)
        return Stored(key, path.stat().st_size) if path.is_file() else None

    def join(self, keys: list[str], target: str, content_type: str = "application/octet-stream") -> int:
        path = self.new_file()
        staged = StagedFile(self, path, 0)
        with staged, path.open("wb", buffering=0) as file:
            for key in keys:
                staged.size += self.append(key, file.fileno())
            staged.keep(target)
        return staged.size

    def append(self, key: str, target: int) -> int:
        """Copy an object to the end of an open file inside the kernel; returns its size."""
        source = self.path(key)
        if not source.is_file():
            raise Fault("store.missing", key=key)
        with unreachable(), source.open("rb") as file:
            total = 0
            while copied := os.sendfile(target, file.fileno(), total, COPY):
                total += copied
        return total

    def delete(self, key: str) -> None:
        path = self.path(key)
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == self.root or not remove_empty(folder):
                break

    def list(self, prefix: str) -> Iterator[Stored]:
        if not self.root.is_dir():
            return
        for path in sorted(self.folder_of(prefix).rglob("*")):
            key = path.relative_to(self.root).as_posix()
            if key.startswith(prefix) and not key.startswith(".") and path.is_file():
                yield Stored(key, path.stat().st_size)

    def folder_of(self, prefix: str) -> Path:
        """The deepest folder that holds every key of a prefix: a list need not walk the whole store."""
        folder = prefix.rpartition("/")[0]
        return self.path(folder) if folder else self.root

    def signed_url(self, key: str, seconds: int, filename: str, content_type: str) -> str | None:
        return None


@contextmanager
def unreachable() -> Iterator[None]:
    """Turn a disk that is full, gone or read-only into Fault('store.unreachable')."""
    try:
        yield
    except OSError as error:
        raise Fault("store.unreachable", why=error.strerror or type(error).__name__) from error


def remove_empty(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
