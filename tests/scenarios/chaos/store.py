"""An object store behind a switch: a file says whether it works, refuses or stalls."""

import time
from collections.abc import Iterator
from pathlib import Path

from sync.faults import Fault
from sync.stores.base import ObjectStore, Source, Staged, Stored

SWITCH = "store.switch"
STALL = 0.4  # seconds


class SwitchedStore(ObjectStore):
    """The store given, while the switch in `folder` does not say `refuse` or `stall`."""

    def __init__(self, folder: Path, inner: ObjectStore) -> None:
        self.switch, self.inner = folder / SWITCH, inner

    def pass_on(self) -> ObjectStore:
        try:
            word = self.switch.read_text()
        except FileNotFoundError:
            word = ""
        if word == "refuse":
            raise Fault("store.unreachable", why="chaos")
        if word == "stall":
            time.sleep(STALL)
        return self.inner

    def stage(self, source: Source) -> Staged:
        return self.pass_on().stage(source)

    def open(self, key: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        return self.pass_on().open(key, start, length)

    def stat(self, key: str) -> Stored | None:
        return self.pass_on().stat(key)

    def join(self, keys: list[str], target: str, content_type: str = "application/octet-stream") -> int:
        return self.pass_on().join(keys, target, content_type)

    def delete(self, key: str) -> None:
        self.pass_on().delete(key)

    def list(self, prefix: str) -> Iterator[Stored]:
        return self.pass_on().list(prefix)

    def signed_url(self, key: str, seconds: int, filename: str, content_type: str) -> str | None:
        return self.pass_on().signed_url(key, seconds, filename, content_type)

    def file(self, key: str):
        return self.pass_on().file(key)

    def tidy(self) -> int:
        return self.inner.tidy()
