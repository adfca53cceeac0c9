"""Who may read a file: whoever may hold a dossier that refers to it, and whom a feature lets in (reviewers).

    media_access.READERS.append(may_review)     # (user_id, sha256, dossier_ids) -> bool

Only references that count are looked at: their sender delivered the bytes or could read them already.
"""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy.orm import Session

from sync import media
from sync.media import Medium

Reader = Callable[[UUID, bytes, list[UUID]], bool]
READERS: list[Reader] = []

# Who can write on a copy of a picture what it shows: (session, medium) -> JPEG, None when it is not theirs.
Watermark = Callable[[Session, Medium], bytes | None]
WATERMARKS: list[Watermark] = []


def may_read(session: Session, user_id: UUID, sha256: bytes) -> bool:
    """Is there a dossier through which this user may see this file?"""
    if media.may_read(session, sha256, user_id):
        return True
    dossiers = media.dossiers_of(session, sha256, counting=True)
    return bool(dossiers) and any(reader(user_id, sha256, dossiers) for reader in READERS)
