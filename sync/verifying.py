"""From bytes that arrived to a file that is verified: joined, read again from the store, hashed, looked at.

Bytes whose hash is not the declared one never come near the file's key: they go to a quarantine key of their own.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
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
from sync.jobs import Job, write_together
from sync.media_types import Limits
from sync.stores.base import ObjectStore, Staged
from sync.uploads import Upload, UploadState

DERIVE = "media.derive"


def take_whole(
    session: Session, store: ObjectStore, upload: Upload, staged: Staged, digest: bytes, limits: Limits
) -> Upload:
    """A file that came in one request goes straight to its key. Commits. Returns the upload, verified or not."""
    if digest != upload.sha256:
        staged.keep(media.quarantine_key(upload.sha256, upload.id))
        return settle_mismatch(session, upload, digest)
    staged.keep(
        media.key_of(upload.sha256), upload.content_type
    )  # the same bytes, should it be there already
    return check_and_settle(session, store, upload, limits)


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
    state, is_new = media.expect(session, sha256, content_type, len(content))
    if is_new:
        custody.record(session, sha256, "declared", by)
    if state != "verified":
        about = verdict(sha256, len(content), found)
        about.jobs.append(media.announcement(sha256))
        about.write(session)
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
    """Read the stored object again, hash it, look at it, and write what it is. No transaction is open meanwhile."""
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


@dataclass(frozen=True)
class Held:
    """An upload and its file, both locked, and whether this sender had brought the file before."""

    upload: Upload
    state: str
    was_delivered: bool

    @property
    def is_settled(self) -> bool:
        """By a twin request, or an earlier run of the same job."""
        return self.upload.state not in {"receiving", "received"}


def hold(session: Session, upload: Upload) -> Held:
    """Lock the upload, then its file, in one round trip."""
    u, m = t.upload.c, t.media.c
    query = (
        select(
            t.upload,
            m.state.label("media_state"),
            custody.delivered(upload.sha256, upload.sender).label("brought"),
        )
        .join(t.media, m.sha256 == u.sha256)
        .where(u.id == upload.id)
        .with_for_update(key_share=True)
    )
    row = session.execute(query).one()
    return Held(uploads.as_upload(row), row.media_state, row.brought)


@dataclass
class Verdict:
    """What is written about a file and an upload, all in one round trip."""

    steps: list[custody.Step]
    writes: list[Any]
    jobs: list[Job]

    def __add__(self, other: "Verdict") -> "Verdict":
        return Verdict(self.steps + other.steps, self.writes + other.writes, self.jobs + other.jobs)

    def write(self, session: Session, *more: Any) -> None:
        steps = custody.adding(*self.steps) if self.steps else None
        write_together(session, steps, *self.writes, *more, jobs=self.jobs)


def settle(session: Session, upload: Upload, found: Finding | Fault) -> Upload:
    """Write the verdict over bytes that have the right hash. Commits."""
    held = hold(session, upload)
    if isinstance(found, Fault):
        reason: dict[str, Any] = {"code": found.code, "details": found.details}
        step = custody.step(upload.sha256, "quarantined", **reason)
        about = Verdict([step], [], []) + condemned(upload.sha256, reason, size=upload.length)
        return close(session, held, delivery(held), about, reason)
    return close(session, held, delivery(held), verdict(upload.sha256, upload.length, found))


def settle_duplicate(session: Session, upload: Upload) -> Upload:
    """The same bytes are here and verified: this sender has now brought them too. Commits."""
    held = hold(session, upload)
    return close(session, held, delivery(held), Verdict([], [], []))


def settle_mismatch(session: Session, upload: Upload, digest: bytes) -> Upload:
    """Other bytes than declared: kept in quarantine, the file itself waits for the right ones. Commits."""
    reason = {
        "code": "media.hash_mismatch",
        "details": {"expected": upload.sha256.hex(), "found": digest.hex()},
    }
    attempt = custody.step(upload.sha256, "quarantined", upload.sender, **reason)
    held, about = hold(session, upload), condemned(upload.sha256, reason)
    return close(session, held, Verdict([attempt], [], []), about, reason, brought=False)


def close(
    session: Session, held: Held, said: Verdict, about: Verdict,
    reason: dict[str, Any] | None = None, *, brought: bool = True,
) -> Upload:  # fmt: skip
    """Write what is said of this upload, and about the file unless it is verified: nothing changes that. Commits."""
    state: UploadState = "quarantined" if reason else "verified"
    if held.is_settled:
        session.commit()
        return held.upload
    whole = said if held.state == "verified" else said + about
    deliverer = held.upload.sender if brought and not held.was_delivered else None
    if held.state != "verified" or deliverer:
        whole.jobs.append(media.announcement(held.upload.sha256, deliverer))
    whole.write(session, *uploads.finishing(held.upload, state, reason))
    session.commit()
    return uploads.ended(held.upload, state, reason)


def verdict(sha256: bytes, size: int, found: Finding) -> Verdict:
    """Verified; the views, where there will be any, are made later."""
    name = sha256.hex()
    change = media.changing(sha256, "verified", size=size, detected_type=found.detected, facts=found.facts)
    step = custody.step(sha256, "verified", size=size, type=found.detected)
    derive = Job(DERIVE, {"sha256": name}, priority=-1, lock=f"media:{name}")
    return Verdict([step], [change], [derive] if found.has_views else [])


def condemned(sha256: bytes, reason: dict[str, Any], **values: Any) -> Verdict:
    """Quarantined, with its reason."""
    return Verdict([], [media.changing(sha256, "quarantined", reason=reason, **values)], [])


def delivery(held: Held) -> Verdict:
    """This sender has brought the bytes: his references count."""
    sha256, by = held.upload.sha256, held.upload.sender
    step = custody.step(sha256, "delivered", by, upload=str(held.upload.id))
    return Verdict([] if held.was_delivered else [step], [media.counting(sha256, by)], [])
