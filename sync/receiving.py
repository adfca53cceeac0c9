"""One upload request: bytes off the wire into segments, position moved, a file that came whole verified at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from sync import uploads, verifying
from sync.body import Body, Slice
from sync.faults import Fault
from sync.media_types import Limits
from sync.stores.base import PIECE, ObjectStore, Source, Staged
from sync.uploads import Upload

Segments = list[tuple[int, str]]
INLINE_BYTES = 16 * PIECE  # a file up to this size is joined and verified by the request that completes it


@dataclass(frozen=True)
class Checksum:
    """The checksum a client sent with one request: algorithm (sha1, sha256) and raw digest."""

    algorithm: str
    digest: bytes


@dataclass(frozen=True)
class Receiver:
    """What receiving needs: where rows and bytes go, what is allowed, what time it is."""

    session: Session
    store: ObjectStore
    limits: Limits
    now: Callable[[], datetime]

    def append(self, upload: Upload, offset: int, source: Source, checksum: Checksum | None = None) -> Upload:
        """Add what `source` gives at `offset`; what arrived before a cut is kept. Commits.

        Raises upload.gone, upload.offset, upload.checksum (nothing of this request is kept then).
        """
        uploads.refuse_append(upload, offset, self.now())
        self.session.commit()  # no transaction, no connection while bytes travel
        body = Body(source, upload.length - offset, checksum.algorithm if checksum else None)
        if checksum:
            return self.take_checked(upload, offset, body, checksum)
        return self.take(upload, offset, body)

    def take(self, upload: Upload, offset: int, body: Body) -> Upload:
        """Segment by segment, each counted before the next is read."""
        position = offset
        while not body.ended:
            part = body.slice()
            with self.store.stage(part) as staged:
                if position == 0 and staged.size == upload.length:
                    return self.finish_whole(upload, staged, part)
                if staged.size:
                    key = self.keep(upload, position, staged)
                    upload = self.count(upload, position, [(staged.size, key)])
                    position += staged.size
        return upload

    def take_checked(self, upload: Upload, offset: int, body: Body, checksum: Checksum) -> Upload:
        """Nothing counts before the whole request has the promised checksum."""
        kept: Segments = []
        position = offset
        while not body.ended:
            part = body.slice()
            with self.store.stage(part) as staged:
                if position == 0 and staged.size == upload.length and matches(body, checksum):
                    return self.finish_whole(upload, staged, part)
                if staged.size:
                    kept.append((staged.size, self.keep(upload, position, staged)))
                    position += staged.size
        if not matches(body, checksum):
            self.forget(kept)
            raise Fault("upload.checksum")
        return self.count(upload, offset, kept)

    def finish_whole(self, upload: Upload, staged: Staged, part: Slice) -> Upload:
        digest = part.hash.digest()
        return verifying.take_whole(self.session, self.store, upload, staged, digest, self.limits)

    def keep(self, upload: Upload, position: int, staged: Staged) -> str:
        key = uploads.segment_key(upload.id, position)
        staged.keep(key)
        return key

    def count(self, upload: Upload, start: int, segments: Segments) -> Upload:
        small = upload.length <= INLINE_BYTES
        try:
            moved = uploads.advance(self.session, upload, start, segments, self.now(), by_worker=not small)
        except Fault:
            self.session.rollback()
            self.forget(segments)
            raise
        if moved.is_open or not small:
            return moved
        return verifying.assemble(self.session, self.store, upload.id, self.limits) or moved

    def forget(self, segments: Segments) -> None:
        for _size, key in segments:
            self.store.delete(key)


def matches(body: Body, checksum: Checksum) -> bool:
    return body.checksum is not None and body.checksum.digest() == checksum.digest
