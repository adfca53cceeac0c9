"""The lives of a database, and the one life that is published in the object store (PROTOCOL P123, P124).

A restored or promoted database begins a new life before it serves: 128 random bits, recovering. The store names the
life that serves and whether it is ready. Another one refuses: two servers never answer as one.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, func, insert, literal, select, update
from sqlalchemy.orm import Session

from sync import tables as t
from sync.faults import Fault
from sync.stores.base import ObjectStore

KEY = "epoch"
SUPERSEDED, NOT_READY = "server.epoch_superseded", "server.not_ready"


@dataclass(frozen=True, slots=True)
class Life:
    """One row of sync_epoch."""

    id: UUID
    began_at: datetime
    recovering: bool
    restored_from: UUID | None
    restored_to: datetime | None
    listed_to: str | None
    ready_at: datetime | None
    recovered_at: datetime | None
    recovered_by: UUID | None


@dataclass(frozen=True, slots=True)
class Published:
    """The life the store names."""

    epoch: UUID
    ready: bool


def current(bind: Session | Connection) -> Life:
    """The newest life of this database."""
    return Life(*bind.execute(select(t.epoch).order_by(t.epoch.c.began_at.desc()).limit(1)).one())


def begin(session: Session, restored_from: UUID | None, restored_to: datetime | None) -> UUID:
    """A new life, recovering and not ready; later than every other, whatever the clock says."""
    made = UUID(bytes=secrets.token_bytes(16))
    latest = select(func.max(t.epoch.c.began_at)).scalar_subquery()
    began = func.greatest(func.clock_timestamp(), latest + func.make_interval(0, 0, 0, 0, 0, 0, 0.001))
    values = [
        literal(made, t.epoch.c.id.type), began, literal(True), literal(restored_from, t.epoch.c.id.type),
        literal(restored_to, t.epoch.c.restored_to.type),
    ]  # fmt: skip
    names = ["id", "began_at", "recovering", "restored_from", "restored_to"]
    session.execute(insert(t.epoch).from_select(names, select(*values)))
    return made


def change(session: Session, life: UUID, **values: Any) -> None:
    session.execute(update(t.epoch).where(t.epoch.c.id == life).values(**values))


def end_recovering(session: Session, by: UUID | None) -> bool:
    """The office has confirmed memberships and revocations; False when nothing was recovering."""
    life = current(session)
    if not life.recovering:
        return False
    change(session, life.id, recovering=False, recovered_at=func.clock_timestamp(), recovered_by=by)
    return True


def published(store: ObjectStore) -> Published | None:
    """The life the store names, None where it names none yet; raises what the store raises."""
    try:
        content = orjson.loads(store.read(KEY))
        return Published(UUID(content["epoch"]), content["ready"] is True)
    except Fault as fault:
        if fault.code == "store.missing":
            return None
        raise
    except (ValueError, KeyError, TypeError) as error:
        raise Fault("store.unreliable", key=KEY) from error


def publish(store: ObjectStore, epoch: UUID, *, ready: bool) -> None:
    """Name the life that serves. Servers of other lives refuse within seconds."""
    store.put(KEY, orjson.dumps({"v": 1, "epoch": epoch, "ready": ready}), "application/json")


def refusal(life: Life, named: Published | None) -> str | None:
    """Why a server over this life must not serve; None when it may."""
    if named is not None and named.epoch != life.id:
        return SUPERSEDED
    if life.ready_at is None or (named is not None and not named.ready):
        return NOT_READY
    return None


def claim(store: ObjectStore, life: Life) -> str | None:
    """`refusal`, after publishing the own life where the store names none yet."""
    named = published(store)
    why = refusal(life, named)
    if named is None and why is None:
        publish(store, life.id, ready=True)
    return why
