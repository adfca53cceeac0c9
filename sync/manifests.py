"""What stands beside a dump in its store: `backups/<id>.json` makes `backups/<id>.dump` restorable, its absence not.

The manifest is put last and taken away first. It carries the seq of every device, so that a restored database
learns of dumps that are younger than itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from sync.backups import Backup
from sync.faults import Fault
from sync.stores.base import ObjectStore

FOLDER = "backups/"


@dataclass(frozen=True)
class Manifest:
    """One restorable dump. `seqs`: the end of each device's chain inside it."""

    id: UUID
    epoch: UUID
    began_at: datetime
    sha256: str
    size: int
    seqs: dict[UUID, int]

    @property
    def key(self) -> str:
        return dump_key(self.id)

    def record(self) -> Backup:
        digest = bytes.fromhex(self.sha256)
        return Backup(
            self.id,
            self.epoch,
            self.began_at,
            self.began_at,
            self.began_at,
            None,
            self.key,
            digest,
            self.size,
        )


def dump_key(backup_id: UUID) -> str:
    return f"{FOLDER}{backup_id}.dump"


def manifest_key(backup_id: UUID) -> str:
    return f"{FOLDER}{backup_id}.json"


def put(store: ObjectStore, manifest: Manifest) -> None:
    """From now on a restore may choose the dump."""
    content = {
        "v": 1, "id": manifest.id, "epoch": manifest.epoch, "began_at": manifest.began_at.isoformat(),
        "sha256": manifest.sha256, "size": manifest.size,
        "seqs": {str(device): seq for device, seq in manifest.seqs.items()},
    }  # fmt: skip
    store.put(manifest_key(manifest.id), orjson.dumps(content), "application/json")


def take_away(store: ObjectStore, backup_id: UUID) -> None:
    """No restore may choose the dump any more. Written over first: a deletion may come back after a power cut."""
    if store.stat(manifest_key(backup_id)) is not None:
        store.put(manifest_key(backup_id), orjson.dumps({"v": 1, "forgotten": True}), "application/json")
    store.delete(dump_key(backup_id))
    store.delete(manifest_key(backup_id))


def every(store: ObjectStore) -> Iterator[Manifest]:
    """Every dump a restore may choose, oldest first; unreadable manifests name nothing."""
    found = (read(store, stored.key) for stored in store.list(FOLDER) if stored.key.endswith(".json"))
    yield from sorted((one for one in found if one), key=lambda one: (one.began_at, one.id.bytes))


def find(store: ObjectStore, backup_id: UUID) -> Manifest | None:
    return read(store, manifest_key(backup_id))


def read(store: ObjectStore, key: str) -> Manifest | None:
    """The manifest under a key, None when it makes nothing restorable (forgotten, damaged, dump gone or cut)."""
    try:
        content: dict[str, Any] = orjson.loads(store.read(key))
        manifest = Manifest(
            id=UUID(content["id"]), epoch=UUID(content["epoch"]), sha256=content["sha256"], size=content["size"],
            began_at=datetime.fromisoformat(content["began_at"]),
            seqs={UUID(device): int(seq) for device, seq in content["seqs"].items()},
        )  # fmt: skip
    except Fault as fault:
        if fault.code != "store.missing":
            raise
        return None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    dump = store.stat(manifest.key)
    return manifest if dump is not None and dump.size == manifest.size else None
