"""Sealed exports at the office: brought in at the desk, or handed over by the phone itself, by its device key alone."""

from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import User
from backend.audit import trail
from backend.config import Config
from backend.held.models import ExportImport
from backend.problems import Problem
from sync import exports
from sync import tables as t
from sync.exports import Taken
from sync.proofs import vault
from sync.proofs.export import Source
from sync.receiving import Receiver
from sync.settling import Context

IMPORTS = ("DEPT_ADMIN", "OFFICE", "OFFICE_HEAD")
JOINT_OFFICE = ("OFFICE", "OFFICE_HEAD")


def recovery_key(config: Config) -> ec.EllipticCurvePrivateKey:
    """The office's private key; raises exports.no_key."""
    if not config.recovery_key:
        raise Problem("exports.no_key")
    return vault.private_key(config.recovery_key)


def bring_in(
    session: Session, actor: User, source: Source, config: Config, receiver: Receiver, context: Context
) -> ExportImport:
    """A file chosen at the desk. Commits as it goes; raises exports.not_yours and what `open_export` raises."""
    opened = exports.open_export(source, recovery_key(config))
    if not may_import(session, actor, opened.taken.user):
        raise Problem("exports.not_yours")
    importer = actor.id
    return note(session, opened.take(receiver, context), importer)


def hand_over(
    session: Session, device: UUID, source: Source, config: Config, receiver: Receiver, context: Context
) -> ExportImport:
    """The same from a phone that proved its device key; it must be the one the export names."""
    opened = exports.open_export(source, recovery_key(config))
    if opened.taken.device != device:
        raise Problem("upload.proof")
    return note(session, opened.take(receiver, context), None)


def may_import(session: Session, actor: User, user_id: UUID) -> bool:
    """The joint office for everybody; an administrator for the people of the own department."""
    if actor.has_role(*JOINT_OFFICE):
        return True
    user = session.get(User, user_id)
    return user is not None and user.department_id is not None and user.department_id == actor.department_id


def note(session: Session, taken: Taken, importer: UUID | None) -> ExportImport:
    """One line for the desk and one for the trail. Commits."""
    made = ExportImport(
        sha256=taken.sha256, size=taken.size, user_id=taken.user, device_id=taken.device, imported_by=importer,
        imported_at=clock.now(), counts=counts(taken),
    )  # fmt: skip
    session.add(made)
    session.flush()
    actor = session.get(User, importer) if importer else None
    trail.write(
        session, actor, "export.import", ("export", made.id), sha256=taken.sha256.hex(), device=str(taken.device),
        mutations=taken.mutations, media=len(taken.media), ending=taken.ending,
    )  # fmt: skip
    session.commit()
    return made


def counts(taken: Taken) -> dict[str, Any]:
    states = list(taken.media.values())
    return {
        "mutations": taken.mutations, "mutations_known": taken.mutations_known, "quarantined": taken.quarantined,
        "media": len(states), "media_known": taken.media_known,
        "media_here": sum(1 for state in states if state in {"verified", "received"}),
        "files": taken.media, "broken": taken.broken[:200], "broken_total": len(taken.broken), "ending": taken.ending,
    }  # fmt: skip


def seen_by(actor: User) -> Select[ExportImport]:
    """Imports the account may see, newest first."""
    query = select(ExportImport).order_by(ExportImport.imported_at.desc(), ExportImport.id)
    if actor.has_role(*JOINT_OFFICE):
        return query
    own = select(User.id).where(User.department_id == actor.department_id)
    return query.where(ExportImport.user_id.in_(own))


def shown(session: Session, one: ExportImport) -> dict[str, Any]:
    """ImportedExport of the desk's types; `again`: the same file was brought in before."""
    user = session.get(User, one.user_id)
    label = session.scalar(select(t.device.c.label).where(t.device.c.id == one.device_id))
    earlier = select(ExportImport.imported_at).where(
        ExportImport.sha256 == one.sha256, ExportImport.imported_at < one.imported_at
    )
    return {
        "id": str(one.id), "sha256": one.sha256.hex(), "size": one.size, "device": str(one.device_id),
        "phone": label or "", "user": user.name if user else "",
        "department": user.department.name if user and user.department else "",
        "imported_by": one.importer.name if one.importer else None, "imported_at": one.imported_at,
        "again": session.scalar(earlier.order_by(ExportImport.imported_at).limit(1)),
        **{key: value for key, value in one.counts.items() if key != "files"},
    }  # fmt: skip
