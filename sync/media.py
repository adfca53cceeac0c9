"""Files by content: declared, referred to, delivered, verified; who may read them; who hears of a new state.

State: declared → receiving → assembled → verified | quarantined | lost. Verified is final: nothing replaces it. A
restored server that no longer finds the bytes of a verified file calls it missing and waits for them again.
Whoever changes a file holds its row `FOR NO KEY UPDATE`; whoever refers to it holds it `FOR SHARE`, so that a
delivery and a reference arriving together always see each other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Update, case, func, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from sync import custody
from sync import tables as t
from sync.custody import Sender
from sync.jobs import Job, write_together

State = Literal["declared", "receiving", "assembled", "verified", "quarantined", "lost", "missing"]
Listener = Callable[[Session, bytes, str, list[UUID]], None]
LISTENERS: list[Listener] = []
ANNOUNCE = "media.announce"
FINAL = frozenset({"verified", "quarantined", "lost"})  # states somebody waits for


@dataclass(frozen=True)
class Medium:
    """What is known of one file."""

    sha256: bytes
    state: State
    size: int | None
    declared_type: str
    detected_type: str | None
    reason: dict[str, Any] | None
    facts: dict[str, Any]
    verified_at: datetime | None

    @property
    def content_type(self) -> str:
        """What it is, else what it was said to be."""
        return self.detected_type or self.declared_type


def key_of(sha256: bytes) -> str:
    """Where the original lies in the object store."""
    name = sha256.hex()
    return f"media/{name[:2]}/{name}"


def derived_key(sha256: bytes, view: str) -> str:
    """Where something derived from it lies; it can be made again."""
    name = sha256.hex()
    return f"derived/{name[:2]}/{name}/{view}"


def quarantine_key(sha256: bytes, upload_id: UUID) -> str:
    """Where bytes lie that were sent under this hash and do not have it."""
    return f"quarantine/{sha256.hex()}/{upload_id}"


def on_state(listener: Listener) -> Listener:
    """Let `listener(session, sha256, state, dossier_ids)` hear of new states.

    Called in a job of its own (task media.announce), once or more per change, with the state of that moment and
    every dossier that refers to the file. It may lock dossiers; it must not commit.
    """
    LISTENERS.append(listener)
    return listener


def announce(session: Session, sha256: bytes) -> None:
    """Tell the listeners where a file stands now."""
    dossiers = dossiers_of(session, sha256)
    medium = find(session, sha256) if dossiers else None
    if medium is None:
        return  # nobody refers to it yet; whoever will, reads the state himself
    for listener in LISTENERS:
        listener(session, sha256, medium.state, dossiers)


def declare(
    session: Session, sha256: bytes, by: Sender, content_type: str = "", size: int | None = None
) -> None:
    """Make the file known; its record may arrive before or after its bytes."""
    made = session.execute(
        insert(t.media)
        .values(sha256=sha256, state="declared", declared_type=content_type, size=size)
        .on_conflict_do_nothing()
        .returning(t.media.c.sha256)
    ).one_or_none()
    if made is not None:
        custody.record(session, sha256, "declared", by)


def expect(session: Session, sha256: bytes, content_type: str, size: int) -> tuple[State, bool]:
    """Somebody is about to send the file: (its state, was it unknown until now). Its row stays locked."""
    c = t.media.c
    made = insert(t.media).values(sha256=sha256, state="receiving", declared_type=content_type, size=size)
    waits = c.state.in_(["declared", "lost", "quarantined", "missing"])
    changed = {
        name: case((waits, made.excluded[name]), else_=c[name]) for name in ("state", "declared_type", "size")
    }
    query = made.on_conflict_do_update(index_elements=["sha256"], set_=changed)
    row = session.execute(query.returning(c.state, literal_column("xmax = 0").label("is_new"))).one()
    return row.state, row.is_new


def find(session: Session, sha256: bytes) -> Medium | None:
    row = session.execute(select(t.media).where(t.media.c.sha256 == sha256)).one_or_none()
    return as_medium(row) if row else None


def lock(session: Session, sha256: bytes) -> Medium:
    """The file's row, held until the transaction ends."""
    query = select(t.media).where(t.media.c.sha256 == sha256).with_for_update(key_share=True)
    return as_medium(session.execute(query).one())


def as_medium(row: Any) -> Medium:
    return Medium(
        sha256=row.sha256, state=row.state, size=row.size, declared_type=row.declared_type,
        detected_type=row.detected_type, reason=row.reason, facts=row.facts or {}, verified_at=row.verified_at,
    )  # fmt: skip


def states(session: Session, digests: Iterable[bytes]) -> dict[bytes, State]:
    """The state of each known file."""
    c = t.media.c
    rows = session.execute(select(c.sha256, c.state).where(c.sha256.in_(list(digests))))
    return {row.sha256: row.state for row in rows}


def reference(
    session: Session, dossier_id: UUID, digests: Iterable[bytes], by: Sender, seq: int | None = None
) -> None:
    """A dossier speaks of files. The reference gives access once `by` delivered the bytes or may read them already."""
    wanted = sorted(set(digests))
    for sha256 in wanted:
        declare(session, sha256, by)
    held = select(t.media.c.sha256).where(t.media.c.sha256.in_(wanted)).order_by(t.media.c.sha256)
    session.execute(held.with_for_update(read=True))
    for sha256 in wanted:
        counts = custody.has_delivered(session, sha256, by) or (
            by.user_id is not None and may_read(session, sha256, by.user_id)
        )
        add_reference(session, dossier_id, sha256, by, seq, counts)


def carry(session: Session, dossier_id: UUID, digests: Iterable[bytes], by: Sender) -> None:
    """The office itself puts files into a dossier (guidance pictures, forms, the last photos): counts at once."""
    for sha256 in sorted(set(digests)):
        declare(session, sha256, by)
        add_reference(session, dossier_id, sha256, by, None, counts=True)


def add_reference(
    session: Session, dossier_id: UUID, sha256: bytes, by: Sender, seq: int | None, counts: bool
) -> None:
    row = t.media_reference
    made = insert(row).values(
        sha256=sha256, dossier_id=dossier_id, sender=by.id,
        device_id=by.device_id, user_id=by.user_id, seq=seq, counts=counts,
    )  # fmt: skip
    session.execute(
        made.on_conflict_do_update(
            index_elements=["sha256", "dossier_id", "sender"],
            set_={"counts": row.c.counts | made.excluded.counts},
        )
    )


def deliver(session: Session, sha256: bytes, by: Sender, **details: Any) -> None:
    """The bytes of `by` are here and have this hash: his references count from now on."""
    if custody.has_delivered(session, sha256, by):
        session.execute(counting(sha256, by))
        return
    step = custody.adding(custody.step(sha256, "delivered", by, **details))
    write_together(session, step, counting(sha256, by), jobs=[announcement(sha256, by)])


def counting(sha256: bytes, by: Sender) -> Update:
    """The statement that lets a sender's references give access."""
    c = t.media_reference.c
    mine = (c.sha256 == sha256, custody.same_sender(c, by), c.counts.is_(False))
    return update(t.media_reference).where(*mine).values(counts=True)


def change(session: Session, medium: Medium, state: State, **values: Any) -> None:
    """Write a new state of a locked file and let a final one be announced; verified stays verified."""
    if medium.state != "verified":
        jobs = [announcement(medium.sha256)] if state in FINAL else []
        write_together(session, changing(medium.sha256, state, **values), jobs=jobs)


def changing(sha256: bytes, state: State, **values: Any) -> Update:
    """The statement that writes a new state."""
    if state == "verified":
        values |= {"verified_at": func.clock_timestamp(), "reason": None}
    return update(t.media).where(t.media.c.sha256 == sha256).values(state=state, **values)


def announcement(sha256: bytes, delivered_by: Sender | None = None) -> Job:
    """The job that tells the features where a file stands, and writes beside the object who delivered it."""
    name = sha256.hex()
    args: dict[str, str | None] = {"sha256": name}
    if delivered_by:
        args |= {"sender": str(delivered_by.id), "device": text_of(delivered_by.device_id)}
        args |= {"user": text_of(delivered_by.user_id)}
    return Job(ANNOUNCE, args, priority=5, light=True)


def text_of(name: UUID | None) -> str | None:
    return str(name) if name else None


def lose(session: Session, sha256: bytes, reason: str, approved_by: UUID) -> None:
    """Give up waiting for a file: it will not come (phone lost). Should it come after all, it is taken."""
    medium = lock(session, sha256)
    if medium.state == "verified":
        return
    change(session, medium, "lost", reason={"reason": reason, "approved_by": str(approved_by)})
    custody.record(session, sha256, "lost", Sender(user_id=approved_by), reason=reason)


def may_read(session: Session, sha256: bytes, user_id: UUID) -> bool:
    """Does a reference that counts stand in a dossier the user may hold?"""
    ref, access = t.media_reference.c, t.access.c
    query = (
        select(ref.dossier_id)
        .join(t.access, access.dossier_id == ref.dossier_id)
        .where(ref.sha256 == sha256, ref.counts, access.user_id == user_id)
    )
    return session.execute(query.limit(1)).one_or_none() is not None


def has_already(session: Session, sha256: bytes, by: Sender) -> bool:
    """Need this sender not send the bytes again: he delivered them, or may read them?"""
    return custody.has_delivered(session, sha256, by) or (
        by.user_id is not None and may_read(session, sha256, by.user_id)
    )


def dossiers_of(session: Session, sha256: bytes, *, counting: bool = False) -> list[UUID]:
    """The dossiers that refer to a file, sorted (the order in which they are locked)."""
    ref = t.media_reference.c
    query = select(ref.dossier_id).where(ref.sha256 == sha256).distinct().order_by(ref.dossier_id)
    return list(session.scalars(query.where(ref.counts) if counting else query))
