"""Resumable uploads (the semantics of tus 1.0.0, without HTTP).

The bytes of each request become segments, objects of their own in the store, so any web node continues any upload.
No transaction is open while bytes travel: `append` reads the position, takes the bytes in, and moves the position
only if it still is what it was (row lock). Functions named here commit where they say so.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import Insert, delete, func, insert, select, text, update
from sqlalchemy.orm import Session

from sync import custody, media
from sync import tables as t
from sync.custody import Sender
from sync.faults import Fault
from sync.jobs import Job, deferring, write_together
from sync.media_types import Limits, kind_of, normal
from sync.stores.base import ObjectStore

LIFE = timedelta(days=31)  # after the last byte; the protocol promises 30 days
UploadState = Literal["receiving", "received", "verified", "quarantined", "terminated", "expired"]
ASSEMBLE = "media.assemble"
MIB = 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """One upload as it stands in the database."""

    id: UUID
    sha256: bytes
    sender: Sender
    length: int
    position: int
    state: UploadState
    reason: dict[str, Any] | None
    content_type: str
    metadata: str
    expires_at: datetime

    @property
    def is_open(self) -> bool:
        return self.state == "receiving"


@dataclass(frozen=True)
class Wish:
    """What a client wants to upload."""

    sha256: bytes
    length: int
    content_type: str = "application/octet-stream"
    metadata: str = ""


def as_upload(row: Any) -> Upload:
    return Upload(
        id=row.id, sha256=row.sha256, sender=Sender(row.user_id, row.device_id), length=row.length,
        position=row.position, state=row.state, reason=row.reason, content_type=row.content_type,
        metadata=row.upload_metadata, expires_at=row.expires_at,
    )  # fmt: skip


def find(session: Session, upload_id: UUID, *, locked: bool = False) -> Upload:
    """Raises upload.not_found."""
    query = select(t.upload).where(t.upload.c.id == upload_id)
    row = session.execute(query.with_for_update() if locked else query).one_or_none()
    if row is None:
        raise Fault("upload.not_found")
    return as_upload(row)


def create(session: Session, wish: Wish, by: Sender, limits: Limits, now: datetime) -> Upload:
    """Begin an upload. Complete at once when the file is verified and `by` brought it or may read it already.

    Raises media.empty, media.too_large.
    """
    refuse_size(wish, limits)
    content_type = normal(wish.content_type)
    state, is_new = media.expect(session, wish.sha256, content_type, wish.length)
    is_here = state == "verified" and media.has_already(session, wish.sha256, by)
    if is_here:
        session.execute(media.counting(wish.sha256, by))
    upload = Upload(
        id=uuid4(), sha256=wish.sha256, sender=by, length=wish.length,
        position=wish.length if is_here else 0, state="verified" if is_here else "receiving", reason=None,
        content_type=content_type, metadata=wish.metadata, expires_at=now + LIFE,
    )  # fmt: skip
    declared = custody.adding(custody.step(wish.sha256, "declared", by)) if is_new else None
    write_together(session, declared, inserting(upload, now), can_be_lost=not is_here)
    return upload


def inserting(upload: Upload, now: datetime) -> Insert:
    return insert(t.upload).values(
        id=upload.id, sha256=upload.sha256, user_id=upload.sender.user_id, device_id=upload.sender.device_id,
        length=upload.length, position=upload.position, state=upload.state, upload_metadata=upload.metadata,
        content_type=upload.content_type, created_at=now, expires_at=upload.expires_at,
        finished_at=None if upload.is_open else now,
    )  # fmt: skip


def refuse_size(wish: Wish, limits: Limits) -> None:
    if wish.length <= 0:
        raise Fault("media.empty")
    if wish.length > limits.of(wish.content_type):
        raise too_large(wish.content_type, wish.length, limits)


def too_large(content_type: str, size: int, limits: Limits) -> Fault:
    limit = limits.of(content_type) // MIB
    return Fault("media.too_large", kind=kind_of(content_type), size_mb=-(-size // MIB), limit_mb=limit)


def refuse_append(upload: Upload, offset: int, now: datetime) -> None:
    """Raises upload.gone, upload.offset."""
    if upload.state in {"terminated", "expired"} or (upload.is_open and upload.expires_at <= now):
        raise Fault("upload.gone")
    if not upload.is_open or upload.position != offset:
        raise Fault("upload.offset", expected=upload.position, sent=offset)


def advance(
    session: Session,
    upload: Upload,
    start: int,
    segments: list[tuple[int, str]],
    now: datetime,
    *,
    by_worker: bool = True,
) -> Upload:
    """Count segments [(size, object key)] from `start` on, if nobody was faster; the last byte asks for assembly.

    With `by_worker=False` the caller assembles at once (should it die before, `wake` finds the upload). Commits. Raises upload.offset when another request moved the position meanwhile.
    """
    current = find(session, upload.id, locked=True)
    refuse_append(current, start, now)
    position, rows = start, []
    for size, key in segments:
        rows.append({"upload_id": upload.id, "start": position, "size": size, "object_key": key})
        position += size
    moved = replace(current, position=position, expires_at=now + LIFE)
    if position == upload.length:
        moved = replace(moved, state="received")
    values = {"position": position, "expires_at": moved.expires_at, "state": moved.state}
    write_together(
        session,
        insert(t.segment).values(rows),
        update(t.upload).where(t.upload.c.id == upload.id).values(**values),
        jobs=[assembly(upload)] if by_worker and not moved.is_open else [],
    )
    session.commit()
    return moved


def assembly(upload: Upload) -> Job:
    return Job(ASSEMBLE, {"upload": str(upload.id)}, priority=10, lock=f"media:{upload.sha256.hex()}")


def finishing(upload: Upload, state: UploadState, reason: dict[str, Any] | None = None) -> list[Any]:
    """The statements that write how an upload ended and forget its segments; their objects are for `clear`."""
    values: dict[str, Any] = {"state": state, "reason": reason, "finished_at": func.clock_timestamp()}
    if state in {"verified", "quarantined"}:
        values["position"] = upload.length
    return [
        delete(t.segment).where(t.segment.c.upload_id == upload.id),
        update(t.upload).where(t.upload.c.id == upload.id).values(**values),
    ]


def ended(upload: Upload, state: UploadState, reason: dict[str, Any] | None = None) -> Upload:
    """The upload as `finishing` leaves it."""
    return replace(upload, state=state, reason=reason, position=upload.length)


def terminate(session: Session, store: ObjectStore, upload: Upload) -> None:
    """The client takes an unfinished upload back. A finished one stays: evidence is not deleted by a client. Commits."""
    current = find(session, upload.id, locked=True)
    if current.is_open:
        write_together(session, *finishing(current, "terminated"))
        fall_back(session, current)
    session.commit()
    if current.is_open:
        clear(store, upload.id)


def fall_back(session: Session, upload: Upload) -> None:
    """A file nobody is sending any more is declared again."""
    others = select(t.upload.c.id).where(
        t.upload.c.sha256 == upload.sha256, t.upload.c.state.in_(["receiving", "received"])
    )
    medium = media.lock(session, upload.sha256)
    if medium.state == "receiving" and session.execute(others.limit(1)).one_or_none() is None:
        media.change(session, medium, "declared")


def expire(session: Session, store: ObjectStore, now: datetime) -> int:
    """End uploads nobody continued for a month; returns their number. Commits after each."""
    c = t.upload.c
    due = list(session.scalars(select(c.id).where(c.state == "receiving", c.expires_at <= now)))
    for upload_id in due:
        current = find(session, upload_id, locked=True)
        if current.is_open:
            write_together(session, *finishing(current, "expired"))
            fall_back(session, current)
            custody.record(session, current.sha256, "expired", current.sender, arrived=current.position)
        session.commit()
        clear(store, upload_id)
    return len(due)


def wake(session: Session, now: datetime, after: timedelta) -> int:
    """Ask for the assembly of uploads that are complete since `after` and that no job is about. Commits."""
    c = t.upload.c
    asked = text(
        "not exists (select from procrastinate_jobs j where j.status in ('todo', 'doing') and j.task_name = :task"
        " and j.args ->> 'upload' = cast(sync_upload.id as text))"
    ).bindparams(task=ASSEMBLE)
    waiting = select(t.upload).where(c.state == "received", c.expires_at <= now + LIFE - after, asked)
    found = [as_upload(row) for row in session.execute(waiting)]
    if found:
        session.execute(deferring([assembly(upload) for upload in found]))
    session.commit()
    return len(found)


def folder_of(upload_id: UUID) -> str:
    """The prefix of an upload's segments in the store."""
    return f"incoming/{upload_id}/"


def segment_key(upload_id: UUID, start: int) -> str:
    """A key of its own for each attempt: two requests at one position never write over each other."""
    return f"{folder_of(upload_id)}{start:016d}-{uuid4().hex[:8]}"


def clear(store: ObjectStore, upload_id: UUID) -> None:
    """Remove everything an ended upload left in the store, also what was never counted."""
    for found in list(store.list(folder_of(upload_id))):
        store.delete(found.key)
