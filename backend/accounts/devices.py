"""The phones of an account: enrolling, listing, revoking. A revoked phone still hands over what it holds (G14)."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts import desk
from backend.accounts.models import User
from backend.accounts.service import visible_user
from sync import anchors, known_again
from sync import devices as chains
from sync import tables as t
from sync.devices import Closes


def enrol(
    session: Session,
    actor: User,
    device_id: UUID,
    public_key: bytes,
    label: str,
    closes: Closes | None,
    signing_key: str,
) -> dict[str, str]:
    """{id, link, anchor, epoch, certificate}; the same key again answers the same. Raises what sync.devices.enrol raises."""
    known = session.scalar(select(t.device.c.id).where(t.device.c.id == device_id))
    device = chains.enrol(session, device_id, actor.id, public_key, label, closes)
    desk.write(session, actor)
    if known is None:
        closed = str(closes.device) if closes else None
        audit.write(session, actor, "device.enrol", ("device", device_id), label=label[:200], closes=closed)
    return {
        "id": str(device_id),
        "link": device.acknowledged_link.hex(),
        "anchor": anchors.make(signing_key, device_id, clock.milliseconds()),
        "epoch": str(chains.current_epoch(session)),
        "certificate": known_again.issue(signing_key, device_id, public_key, actor.id, actor.username),
    }


def list_devices(session: Session, actor: User) -> list[dict[str, Any]]:
    """The own phones; for administrators those of every account they may see."""
    query = (
        select(t.device, User)
        .join(User, User.id == t.device.c.user_id)
        .order_by(t.device.c.enrolled_at.desc())
    )
    if not actor.has_role("SYS_ADMIN"):
        own = User.id == actor.id
        department = User.department_id == actor.department_id
        query = query.where(own | department if actor.has_role("DEPT_ADMIN") else own)
    return [shown(row) for row in session.execute(query)]


def shown(row: Row[Any]) -> dict[str, Any]:
    names = (
        "id", "label", "acknowledged_seq", "unsent", "enrolled_at", "last_contact_at", "revoked_at", "closed_at",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names} | {"user": row.User}


def find(session: Session, actor: User, device_id: UUID) -> UUID | None:
    """The device if the account may revoke it: the own one, or one of an account it administers."""
    owner = session.scalar(select(t.device.c.user_id).where(t.device.c.id == device_id))
    if owner is None:
        return None
    mine = owner == actor.id or visible_user(session, actor, owner) is not None
    return device_id if mine else None


def revoke(session: Session, actor: User, device_id: UUID) -> None:
    """The phone receives nothing any more; what it holds can still be handed over."""
    chains.revoke(session, device_id)
    audit.write(session, actor, "device.revoke", ("device", device_id))
