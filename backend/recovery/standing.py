"""What a restored server leaves open, for the people who decide: phones known again, held work, copies, gaps, files."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend import audit
from backend.accounts import desk
from backend.accounts.models import User
from sync import epochs, ledger
from sync import tables as t
from sync.recovery_tables import witness

SHOWN = 100


def ensure_account(session: Session, user_id: UUID, username: str) -> None:
    """The person of a certificate: an account without sign-in and without roles where there is none."""
    if session.get(User, user_id) is not None:
        return
    taken = session.scalar(select(User.id).where(User.username == username))
    name = f"{username}-{str(user_id)[:8]}" if taken or not username else username
    made = User(id=user_id, username=name, name=name, password_hash=None, roles=[])
    session.add(made)
    session.flush()
    audit.write(session, None, "user.add_from_certificate", ("user", user_id))
    desk.write(session, made)


def standing(session: Session) -> dict[str, Any]:
    """Everything the recovery card shows."""
    life = epochs.current(session)
    return {
        "epoch": str(life.id),
        "recovering": life.recovering,
        "restored_to": life.restored_to,
        "ready_at": life.ready_at,
        "recovered_at": life.recovered_at,
        "devices": devices(session),
        "held": held(session, life),
        "copies": copies(session),
        "gaps": gaps(session),
        "missing": missing(session),
        "missing_total": missing_total(session),
    }


def devices(session: Session) -> list[dict[str, Any]]:
    """Phones that were made known again by their certificate, newest first."""
    c = t.device.c
    query = select(t.device, User).outerjoin(User, User.id == c.user_id).where(c.restored_at.is_not(None))
    return [
        {
            "id": row.id,
            "label": row.label,
            "user": person_of(row.User, row.user_id),
            "acknowledged_seq": row.acknowledged_seq,
            "restored_at": row.restored_at,
            "revoked_at": row.revoked_at,
        }
        for row in session.execute(query.order_by(c.restored_at.desc(), c.id))
    ]


def held(session: Session, life: epochs.Life) -> list[dict[str, Any]]:
    """Work that came in this life and waits for a decision, counted by person."""
    lines = ledger.with_latest_word().where(t.mutation.c.received_at >= life.began_at).subquery()
    query = (
        select(lines.c.made_by, func.count().label("count"))
        .where(lines.c.word == "held")
        .group_by(lines.c.made_by)
        .order_by(func.count().desc(), lines.c.made_by)
    )
    return [
        {"user": person_of(session.get(User, by) if by else None, by), "count": count}
        for by, count in session.execute(query)
    ]


def person_of(user: User | None, user_id: UUID | None) -> dict[str, Any]:
    if user is None:
        return {"id": user_id, "username": "", "name": "", "can_sign_in": False}
    can = user.password_hash is not None and user.disabled_at is None
    return {"id": user.id, "username": user.username, "name": user.name, "can_sign_in": can}


def copies(session: Session) -> list[dict[str, Any]]:
    """Dossiers this database does not know, and whose phones hold copies of their rows."""
    w = witness.c
    query = (
        select(
            w.dossier_id,
            func.count(w.device_id.distinct()).label("devices"),
            func.count().label("rows"),
            func.max(w.received_at).label("received_at"),
        )
        .group_by(w.dossier_id)
        .order_by(func.max(w.received_at).desc(), w.dossier_id)
    )
    return [
        {
            "dossier": row.dossier_id,
            "title": title_of(session, row.dossier_id),
            "devices": row.devices,
            "rows": row.rows,
            "received_at": row.received_at,
        }
        for row in session.execute(query)
    ]


def title_of(session: Session, dossier_id: UUID) -> str:
    """The name of the inspected object, as the phone's own task row says."""
    w = witness.c
    query = select(w.body).where(w.dossier_id == dossier_id, w.collection == "task", w.body.is_not(None))
    value = (session.scalars(query.limit(1)).first() or {}).get("value")
    inspected = value.get("object") if isinstance(value, dict) else None
    name = inspected.get("name") if isinstance(inspected, dict) else None
    return name if isinstance(name, str) else ""


def copy_of(session: Session, dossier_id: UUID) -> list[dict[str, Any]]:
    """Every row that phones hold of a dossier, by phone."""
    w = witness.c
    query = select(witness).where(w.dossier_id == dossier_id).order_by(w.device_id, w.collection, w.key)
    return [
        {
            "device": str(row.device_id),
            "collection": row.collection,
            "key": row.key,
            "version": row.version,
            "body": row.body,
        }
        for row in session.execute(query)
    ]


def gaps(session: Session) -> list[dict[str, Any]]:
    """Stretches of a phone's work that no dump and no phone has any more."""
    g = t.gap.c
    query = (
        select(t.gap, User, t.device.c.user_id)
        .outerjoin(t.device, t.device.c.id == g.device_id)
        .outerjoin(User, User.id == t.device.c.user_id)
        .order_by(g.noticed_at.desc(), g.device_id, g.after_seq)
    )
    return [
        {
            "device": row.device_id,
            "user": person_of(row.User, row.user_id),
            "first": row.after_seq + 1,
            "last": row.next_seq - 1,
            "noticed_at": row.noticed_at,
        }
        for row in session.execute(query)
    ]


def missing(session: Session) -> list[dict[str, Any]]:
    """Files that were verified and whose bytes are not in the store; phones that still have them send them again."""
    c, r = t.media.c, t.media_reference.c
    of = select(func.array_agg(r.dossier_id.distinct())).where(r.sha256 == c.sha256).scalar_subquery()
    query = select(c.sha256, c.size, c.detected_type, of.label("dossiers")).where(c.state == "missing")
    return [
        {
            "sha256": row.sha256.hex(),
            "size": row.size,
            "type": row.detected_type,
            "dossiers": row.dossiers or [],
        }
        for row in session.execute(query.order_by(c.sha256).limit(SHOWN))
    ]


def missing_total(session: Session) -> int:
    query = select(func.count()).select_from(t.media).where(t.media.c.state == "missing")
    return int(session.scalar(query) or 0)


def end(session: Session, actor: User | None) -> bool:
    """Memberships and revocations are confirmed: phones take leave again. False when nothing was recovering."""
    ended = epochs.end_recovering(session, actor.id if actor else None)
    if ended:
        audit.write(session, actor, "recovery.end", ("epoch", epochs.current(session).id))
    return ended
