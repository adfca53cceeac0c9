"""A restored database meets its object store: every original is hashed again before anything is served (P125).

In 256 parts by the first byte of the hash; the place is kept after every sixteenth, and an interrupted run goes on there.
A verified file whose bytes are not there (or are others) becomes missing and is asked for again; bytes the database
does not know are registered, and the note beside them says who delivered them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from sync import custody, epochs, media, verifying
from sync import tables as t
from sync.custody import Sender
from sync.derive.inspection import inspect
from sync.faults import Fault
from sync.jobs import Job, deferring
from sync.media import Medium
from sync.media_types import UNKNOWN, Limits
from sync.stores.base import ObjectStore, Stored
from sync.uploads import as_upload, finishing

PARTS = [f"{number:02x}" for number in range(256)]
Say = Callable[[str], None]


@dataclass
class Found:
    """What a run met."""

    objects: int = 0
    bytes: int = 0
    registered: int = 0
    missing: int = 0
    uploads_ended: int = 0

    def words(self, part: str) -> str:
        return (
            f"{part}/ff  {self.objects} files {self.bytes:,} B hashed, {self.registered} registered, "
            f"{self.missing} missing, {self.uploads_ended} uploads begin anew"
        )


def relist(session: Session, store: ObjectStore, limits: Limits, say: Say = lambda line: None) -> Found:
    """Bring the current life and its store together; goes on where an interrupted run stopped. Commits part by part."""
    life, found = epochs.current(session), Found()
    if life.listed_to is None:
        found.uploads_ended = end_cut_uploads(session, store)
        session.commit()
    first_bytes = set(session.scalars(select(func.substr(t.media.c.sha256, 1, 1)).distinct()))
    for part in PARTS:
        if life.listed_to is not None and part <= life.listed_to:
            continue
        Part(session, store, limits, found).bring_together(part, bytes.fromhex(part) in first_bytes)
        if part.endswith("f"):
            epochs.change(session, life.id, listed_to=part)
            session.commit()
            say(found.words(part))
    return found


@dataclass
class Part:
    """The files whose hash begins with one byte."""

    session: Session
    store: ObjectStore
    limits: Limits
    found: Found

    def bring_together(self, part: str, in_database: bool) -> None:
        known = self.known(part) if in_database else {}
        self.session.commit()
        for stored in self.store.list(f"media/{part}/"):
            sha256 = digest_of(stored.key)
            if sha256 is not None:
                self.meet(stored, sha256, known.pop(sha256, None))
        for medium in known.values():
            self.without_bytes(medium, None)
        if in_database:
            self.check_views(part)

    def known(self, part: str) -> dict[bytes, Medium]:
        c = t.media.c
        query = select(t.media).where(func.substr(c.sha256, 1, 1) == bytes.fromhex(part))
        return {row.sha256: media.as_medium(row) for row in self.session.execute(query)}

    def meet(self, stored: Stored, sha256: bytes, medium: Medium | None) -> None:
        """One object: hashed first, and only then a word in the database."""
        digest = verifying.hash_of(self.store.open(stored.key))
        self.found.objects += 1
        self.found.bytes += stored.size
        if digest != sha256:
            if medium is not None:
                self.without_bytes(medium, digest)
            return
        if medium is None or medium.state not in {"verified", "quarantined"}:
            self.register(stored, sha256, medium)
        self.deliveries(sha256)
        self.session.commit()

    def register(self, stored: Stored, sha256: bytes, medium: Medium | None) -> None:
        """Bytes with the right hash that the database was waiting for, or never heard of."""
        self.found.registered += 1
        media.declare(self.session, sha256, custody.NOBODY, size=stored.size)
        declared = medium.content_type if medium and medium.content_type else UNKNOWN
        try:
            with self.store.file(stored.key) as file:
                about = verifying.verdict(
                    sha256, stored.size, inspect(file, stored.size, declared, self.limits)
                )
        except Fault as fault:
            if not fault.code.startswith("media."):
                raise
            about = verifying.condemned(
                sha256, {"code": fault.code, "details": fault.details}, size=stored.size
            )
        about.jobs.append(media.announcement(sha256))
        about.write(self.session)

    def deliveries(self, sha256: bytes) -> None:
        """Who brought the bytes, as it is written beside them."""
        name = sha256.hex()
        for note in self.store.list(f"delivered/{name[:2]}/{name}/"):
            by = self.sender(orjson.loads(self.store.read(note.key)))
            if not custody.has_delivered(self.session, sha256, by):
                custody.record(self.session, sha256, "delivered", by, relisted=True)
            self.session.execute(media.counting(sha256, by))

    def sender(self, note: dict[str, Any]) -> Sender:
        """A note names device and user; an older one whichever of them there was."""
        if "sender" not in note or "device" in note or "user" in note:
            return Sender(uuid_or_none(note.get("user")), uuid_or_none(note.get("device")))
        sender = UUID(note["sender"])
        is_device = self.session.scalar(select(t.device.c.id).where(t.device.c.id == sender)) is not None
        return Sender(device_id=sender) if is_device else Sender(user_id=sender)

    def without_bytes(self, medium: Medium, digest: bytes | None) -> None:
        """A file whose bytes are gone, or are others, waits for them again."""
        if medium.state not in {"verified", "assembled"}:
            return
        self.found.missing += 1
        details: dict[str, Any] = {"found": digest.hex()} if digest else {}
        reason = {"code": "media.missing", "details": details}
        change = update(t.media).where(t.media.c.sha256 == medium.sha256)
        self.session.execute(change.values(state="missing", reason=reason, verified_at=None, facts=None))
        custody.record(self.session, medium.sha256, "missing", **details)
        ended = update(t.upload).where(t.upload.c.sha256 == medium.sha256, t.upload.c.state == "verified")
        self.session.execute(ended.values(state="expired"))
        self.session.execute(deferring([media.announcement(medium.sha256)]))
        self.session.commit()

    def check_views(self, part: str) -> None:
        """What was derived can be made again: where it is not there, it is asked for."""
        there = {stored.key for stored in self.store.list(f"derived/{part}/")}
        for medium in self.known(part).values():
            views = medium.facts.get("views", {})
            if medium.state != "verified" or all(
                media.derived_key(medium.sha256, view) in there for view in views
            ):
                continue
            facts = {name: fact for name, fact in medium.facts.items() if name != "views"}
            name = medium.sha256.hex()
            self.session.execute(update(t.media).where(t.media.c.sha256 == medium.sha256).values(facts=facts))
            derive = Job(verifying.DERIVE, {"sha256": name}, priority=-1, lock=f"media:{name}")
            self.session.execute(deferring([derive]))


def digest_of(key: str) -> bytes | None:
    """The hash a key names; None for what is no original."""
    try:
        digest = bytes.fromhex(key.rpartition("/")[2])
    except ValueError:
        return None
    return digest if len(digest) == 32 and media.key_of(digest) == key else None


def uuid_or_none(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def end_cut_uploads(session: Session, store: ObjectStore) -> int:
    """Uploads that lost a segment meanwhile begin anew; the phone finds them gone and sends the file again."""
    c = t.upload.c
    ended = 0
    for row in session.execute(select(t.upload).where(c.state.in_(["receiving", "received"]))).all():
        upload = as_upload(row)
        there = {stored.key: stored.size for stored in store.list(f"incoming/{upload.id}/")}
        if whole(session, upload.id, there):
            continue
        for statement in finishing(replace(upload, position=0), "expired"):
            session.execute(statement)
        ended += 1
    return ended


def whole(session: Session, upload_id: UUID, there: dict[str, int]) -> bool:
    s = t.segment.c
    segments: Iterable[Any] = session.execute(select(s.object_key, s.size).where(s.upload_id == upload_id))
    return all(there.get(key) == size for key, size in segments)
