"""From bytes that arrived to a file that is verified: joined, read again from the store, hashed, looked at.

Bytes whose hash is not the declared one never come near the file's key: they go to a quarantine key of their own.
"""

import hashlib
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from sync import custody, media, uploads
from sync import tables as t
from sync.custody import Sender
from sync.derive.inspection import Finding, inspect
from sync.faults import Fault
from sync.jobs import defer
from sync.media_types import Limits
from sync.stores.base import ObjectStore, Staged
from sync.uploads import Upload

DERIVE = "media.derive"


def take_whole(
    session: Session, store: ObjectStore, upload: Upload, staged: Staged, digest: bytes, limits: Limits
) -> Upload:
    """A file that came in one request goes straight to its key. Commits. Returns the upload, verified or not."""
    if digest != upload.sha256:
        staged.keep(media.quarantine_key(upload.sha256, upload.id))
        return settle_mismatch(session, upload, digest)
    known = is_verified(session, upload.sha256)
    session.commit()  # no transaction while the store works
    if not known:
        staged.keep(media.key_of(upload.sha256), upload.content_type)
        return check_and_settle(session, store, upload, limits)
    return settle_duplicate(session, upload)


def take_own(
    session: Session, store: ObjectStore, content: bytes, content_type: str, by: Sender, limits: Limits
) -> bytes:
    """Store a file the office itself made (a form, a guidance picture); returns its SHA-256, verified. Never commits.

    Raises what `inspect` raises. Undoing the transaction leaves an object without a row, which harms nobody.
    """
    sha256 = hashlib.sha256(content).digest()
    found = inspect(BytesIO(content), len(content), content_type, limits)
    key = media.key_of(sha256)
    store.put(key, content, content_type)
    if hash_of(store.open(key)) != sha256:
        raise Fault("store.unreliable", key=key)
    media.declare(session, sha256, by, content_type, len(content))
    make_verified(session, media.lock(session, sha256), len(content), found)
    media.deliver(session, sha256, by)
    return sha256


def assemble(session: Session, store: ObjectStore, upload_id: UUID, limits: Limits) -> Upload | None:
    """Join, check and settle a complete upload; None when there is nothing to do (any more). Commits."""
    upload = uploads.find(session, upload_id)
    if upload.state != "received":
        return None
    keys = segment_keys(session, upload_id)
    known = is_verified(session, upload.sha256)
    session.commit()
    digest = hash_of(piece for key in keys for piece in store.open(key))
    if digest != upload.sha256:
        store.join(keys, media.quarantine_key(upload.sha256, upload.id))
        settled = settle_mismatch(session, upload, digest)
    elif known:
        settled = settle_duplicate(session, upload)
    else:
        store.join(keys, media.key_of(upload.sha256), upload.content_type)
        mark_assembled(session, upload)
        settled = check_and_settle(session, store, upload, limits)
    uploads.clear(store, upload_id)
    return settled


def segment_keys(session: Session, upload_id: UUID) -> list[str]:
    c = t.segment.c
    return list(session.scalars(select(c.object_key).where(c.upload_id == upload_id).order_by(c.start)))


def is_verified(session: Session, sha256: bytes) -> bool:
    medium = media.find(session, sha256)
    return medium is not None and medium.state == "verified"


def hash_of(pieces: Iterable[bytes]) -> bytes:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.digest()


def mark_assembled(session: Session, upload: Upload) -> None:
    media.change(session, media.lock(session, upload.sha256), "assembled", size=upload.length)
    session.commit()


def check_and_settle(session: Session, store: ObjectStore, upload: Upload, limits: Limits) -> Upload:
    """Read the stored object again, hash it, look at it, and write what it is."""
    session.commit()  # no transaction while the store is read
    key = media.key_of(upload.sha256)
    if hash_of(store.open(key)) != upload.sha256:
        raise Fault("store.unreliable", key=key)  # the request or the job is repeated
    try:
        found: Finding | Fault = look(store, key, upload, limits)
    except Fault as fault:
        if not fault.code.startswith("media."):
            raise
        found = fault
    return settle(session, upload, found)


def look(store: ObjectStore, key: str, upload: Upload, limits: Limits) -> Finding:
    with store.file(key) as file:
        return inspect(file, upload.length, upload.content_type, limits)


def settle(session: Session, upload: Upload, found: Finding | Fault) -> Upload:
    """Write the verdict over bytes that have the right hash. Commits."""
    current = uploads.find(session, upload.id, locked=True)
    if not settleable(current):
        session.commit()
        return current
    medium = media.lock(session, upload.sha256)
    if isinstance(found, Fault):
        reason: dict[str, Any] = {"code": found.code, "details": found.details}
        if medium.state != "verified":  # a wrong label on known bytes changes nothing about the bytes
            media.change(session, medium, "quarantined", reason=reason, size=upload.length)
            custody.record(session, upload.sha256, "quarantined", upload.sender, **reason)
        uploads.finish(session, current, "quarantined", reason)
    else:
        settle_verified(session, current, medium, found)
    media.deliver(session, upload.sha256, upload.sender, upload=str(upload.id))
    session.commit()
    return uploads.find(session, upload.id)


def settle_verified(session: Session, upload: Upload, medium: media.Medium, found: Finding) -> None:
    make_verified(session, medium, upload.length, found)
    uploads.finish(session, upload, "verified")


def make_verified(session: Session, medium: media.Medium, size: int, found: Finding) -> None:
    """Write the verdict of a locked file and let its views be made; nothing happens when it stands already."""
    if medium.state == "verified":
        return
    name = medium.sha256.hex()
    media.change(session, medium, "verified", size=size, detected_type=found.detected, facts=found.facts)
    custody.record(session, medium.sha256, "verified", size=size, type=found.detected)
    defer(session, DERIVE, lock=f"media:{name}", sha256=name)


def settle_duplicate(session: Session, upload: Upload) -> Upload:
    """The same bytes are here and verified: this sender has now brought them too. Commits."""
    current = uploads.find(session, upload.id, locked=True)
    if settleable(current):
        media.lock(session, upload.sha256)
        uploads.finish(session, current, "verified")
        media.deliver(session, upload.sha256, upload.sender, upload=str(upload.id))
    session.commit()
    return uploads.find(session, upload.id)


def settle_mismatch(session: Session, upload: Upload, digest: bytes) -> Upload:
    """Other bytes than declared: kept in quarantine, the file itself waits for the right ones. Commits."""
    reason = {
        "code": "media.hash_mismatch",
        "details": {"expected": upload.sha256.hex(), "found": digest.hex()},
    }
    current = uploads.find(session, upload.id, locked=True)
    if settleable(current):
        medium = media.lock(session, upload.sha256)
        media.change(session, medium, "quarantined", reason=reason)
        custody.record(session, upload.sha256, "quarantined", upload.sender, **reason)
        uploads.finish(session, current, "quarantined", reason)
    session.commit()
    return uploads.find(session, upload.id)


def settleable(upload: Upload) -> bool:
    """Not settled by a twin request or an earlier run of the same job."""
    return upload.state in {"receiving", "received"}
