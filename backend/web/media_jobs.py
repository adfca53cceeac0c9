"""Background work on files. Each looks first where things stand: coming twice or late changes nothing."""

import json
from datetime import timedelta
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from backend import clock, jobs
from backend.config import Config
from backend.web.store import current_store
from sync import custody, media, uploads, verifying
from sync import tables as t
from sync.derive import views


@jobs.task(uploads.ASSEMBLE)
def assemble(session: Session, upload: str) -> None:
    """Join a complete upload, read it again, hash it, look at it."""
    config: Config = current_app.extensions["liancha_config"]
    verifying.assemble(session, current_store(), UUID(upload), config.limits)


@jobs.task(verifying.DERIVE)
def derive(session: Session, sha256: str) -> None:
    """Thumbnail, waveform, seekable copy, further facts of a verified file."""
    digest = bytes.fromhex(sha256)
    medium = media.find(session, digest)
    session.commit()  # no transaction while pictures are decoded
    if medium is None or medium.state != "verified" or "views" in medium.facts:
        return
    facts = medium.facts | views.derive(current_store(), medium)
    media.lock(session, digest)
    session.execute(t.media.update().where(t.media.c.sha256 == digest).values(facts=facts))
    custody.record(session, digest, "derived", views=sorted(facts["views"]))


@jobs.task(media.ANNOUNCE)
def announce(
    session: Session,
    sha256: str,
    sender: str | None = None,
    device: str | None = None,
    user: str | None = None,
) -> None:
    """Write beside the object who delivered it (a restored database finds it there), then tell the features."""
    if sender is not None:
        note = {"sha256": sha256, "sender": sender}
        note |= {name: value for name, value in (("device", device), ("user", user)) if value}
        content = json.dumps(note).encode()
        current_store().put(f"delivered/{sha256[:2]}/{sha256}/{sender}", content, "application/json")
    media.announce(session, bytes.fromhex(sha256))


@jobs.every("*/2 * * * *", "media.sweep")
def sweep(session: Session) -> None:
    """End expired uploads, ask again for what is stuck, remove what killed processes left."""
    store = current_store()
    uploads.expire(session, store, clock.now())
    uploads.wake(session, clock.now(), after=timedelta(minutes=2))
    store.tidy()
