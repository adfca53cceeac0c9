"""Devices: enrolment, revocation, closing a chain, contact. The owner of a device is a user id, nothing more."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from sync import tables as t
from sync.faults import Fault
from sync.proofs import chain


@dataclass(frozen=True, slots=True)
class Closes:
    """The chain an enrolment replaces, as the phone last knew it (its new chain names both heads)."""

    device: UUID
    seq: int
    link: bytes


def enrol(
    session: Session,
    device_id: UUID,
    user_id: UUID,
    public_key: bytes,
    label: str,
    closes: Closes | None = None,
) -> Row[Any]:
    """Make the device known; the same key again changes nothing.

    Raises Fault('sync.key_invalid'), Fault('sync.device_taken') for another key or user,
    Fault('sync.device_revoked').
    """
    try:
        chain.load_key(public_key)
    except ValueError as error:
        raise Fault("sync.key_invalid") from error
    first = chain.link_0(device_id, public_key)
    made = insert(t.device).values(
        id=device_id, user_id=user_id, public_key=public_key, label=label[:200], acknowledged_link=first
    )
    session.execute(made.on_conflict_do_nothing())
    device = session.execute(select(t.device).where(t.device.c.id == device_id)).one()
    if device.public_key != public_key or device.user_id != user_id:
        raise Fault("sync.device_taken")
    if device.revoked_at:
        raise Fault("sync.device_revoked")
    if closes:
        close_replaced(session, user_id, closes)
    return device


def close_replaced(session: Session, user_id: UUID, closes: Closes) -> None:
    """Close the chain a new key replaces; only its own user may."""
    owner = session.execute(select(t.device.c.user_id).where(t.device.c.id == closes.device)).scalar()
    if owner == user_id:
        close(session, closes.device, f"replaced at {closes.seq}:{closes.link.hex()}")


def close(session: Session, device_id: UUID, reason: str) -> None:
    """End a chain: nothing is added to it any more, only hand-over. The first reason stays."""
    session.execute(
        update(t.device)
        .where(t.device.c.id == device_id, t.device.c.closed_at.is_(None))
        .values(closed_at=func.clock_timestamp(), closed_reason=reason)
    )


def revoke(session: Session, device_id: UUID) -> None:
    """A lost or withdrawn phone: it may hand over what it holds, and receives nothing."""
    session.execute(
        update(t.device)
        .where(t.device.c.id == device_id, t.device.c.revoked_at.is_(None))
        .values(revoked_at=func.clock_timestamp())
    )


def end_account(session: Session, user_id: UUID) -> None:
    """The account has ended: its phones may only hand over, until it resumes."""
    session.execute(
        update(t.device)
        .where(t.device.c.user_id == user_id, t.device.c.ended_at.is_(None))
        .values(ended_at=func.clock_timestamp())
    )


def resume_account(session: Session, user_id: UUID) -> None:
    """The account is back: its phones sync again, except those revoked one by one."""
    session.execute(update(t.device).where(t.device.c.user_id == user_id).values(ended_at=None))


def of_user(session: Session, user_id: UUID) -> list[Row[Any]]:
    """Every device of a user, newest first."""
    query = select(t.device).where(t.device.c.user_id == user_id)
    return list(session.execute(query.order_by(t.device.c.enrolled_at.desc(), t.device.c.id)))


def current_epoch(session: Session) -> UUID:
    """The name of this database's life."""
    query = select(t.epoch.c.id).order_by(t.epoch.c.began_at.desc()).limit(1)
    found: UUID = session.execute(query).scalar_one()
    return found


def note_contact(session: Session, device_id: UUID, unsent: int | None, clock_offset_ms: int | None) -> None:
    """Write down that a proven request came, what the phone still holds and how far its clock is off."""
    fresh: dict[str, Any] = {"last_contact_at": func.clock_timestamp()}
    if unsent is not None:
        fresh["unsent"] = max(0, min(unsent, 2**31 - 1))
    if clock_offset_ms is not None:
        fresh["clock_offset_ms"] = max(-(2**53), min(clock_offset_ms, 2**53))
    session.execute(update(t.device).where(t.device.c.id == device_id).values(**fresh))
