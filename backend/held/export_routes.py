"""POST /api/held/exports (the desk) and POST /api/sync/hand-over/export (the phone itself): a sealed export as the body.

The body is read as it comes, frame by frame: a file of gigabytes needs no more memory than one of its slices.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint as PlainBlueprint
from flask import Response, current_app, jsonify, request
from flask_smorest import Blueprint
from sqlalchemy import select

from backend import clock
from backend.accounts.models import User
from backend.config import Config
from backend.extensions import db
from backend.held import importing, schemas
from backend.held.importing import IMPORTS
from backend.held.models import ExportImport
from backend.problems import Problem
from backend.web.guard import allowed, device_signed, seen
from backend.web.paging import PageQuery, page_of
from backend.web.store import current_store
from backend.web.sync_routes import context
from backend.web.tus import RequestBytes
from sync import devices
from sync import tables as t
from sync.proofs import chain
from sync.proofs.text import from_b64u, from_hex, to_b64u
from sync.protocol import PROTOCOL
from sync.receiving import Receiver

routes = Blueprint("exports", __name__, url_prefix="/api/held/exports", description="导出文件导入")
by_device = PlainBlueprint("export_hand_over", __name__)


def config() -> Config:
    found: Config = current_app.extensions["liancha_config"]
    return found


def receiver() -> Receiver:
    return Receiver(db.session(), current_store(), config().limits, clock.now)


@routes.post("")
@allowed(*IMPORTS)
@routes.response(200, schemas.ImportedExport)
def bring_in(actor: User) -> dict[str, Any]:
    """The file as the body, `application/octet-stream`."""
    made = importing.bring_in(db.session(), actor, RequestBytes(request), config(), receiver(), context())
    return importing.shown(db.session(), made)


@routes.get("")
@allowed(*IMPORTS)
@routes.arguments(PageQuery, location="query")
@routes.response(200, schemas.ImportedPage)
def list_imports(actor: User, asked: dict[str, Any]) -> dict[str, Any]:
    session = db.session()
    found = importing.seen_by(actor)
    return page_of(session, found, lambda one: importing.shown(session, one), asked["page"], asked["size"])


@routes.get("/<uuid:import_id>")
@allowed(*IMPORTS)
@routes.response(200, schemas.ImportedExport)
def read_import(actor: User, import_id: UUID) -> dict[str, Any]:
    query = importing.seen_by(actor).where(ExportImport.id == import_id)
    return importing.shown(db.session(), seen(db.session.scalars(query).one_or_none()))


@by_device.post("/api/sync/hand-over/export")
@device_signed
def hand_over() -> Response:
    """P146: headers Liancha-Device, Liancha-Sha256 and Liancha-Proof, the device's signature over both and the length."""
    device = proved()
    made = importing.hand_over(db.session(), device, RequestBytes(request), config(), receiver(), context())
    return jsonify(answer(device, made.counts))


def proved() -> UUID:
    """The device that signed this very export, revoked or not. Raises upload.proof."""
    named, signature = request.headers.get("Liancha-Device", ""), request.headers.get("Liancha-Proof", "")
    name = request.headers.get("Liancha-Sha256", "")
    try:
        device, raw = UUID(named), from_b64u(signature)
        from_hex(name, 32)
    except ValueError:
        raise Problem("upload.proof") from None
    key = db.session.execute(
        select(t.device.c.public_key).where(t.device.c.id == device)
    ).scalar_one_or_none()
    said = f"liancha-export-v1|{device}|{name}|{request.content_length}".encode()
    if key is None or not chain.verify(key, said, raw):
        raise Problem("upload.proof")
    return device


def answer(device: UUID, counts: dict[str, Any]) -> dict[str, Any]:
    """What arrived and nothing else: no dossier, no names."""
    session = db.session()
    row = session.execute(select(t.device).where(t.device.c.id == device)).one()
    return {
        "protocol": PROTOCOL, "epoch": str(devices.current_epoch(session)), "ending": counts["ending"],
        "acknowledged": {
            "seq": row.acknowledged_seq, "link": row.acknowledged_link.hex(),
            "signature": to_b64u(row.acknowledged_signature),
        },
        "durable": min(row.durable_seq, row.acknowledged_seq),
        "mutations": counts["mutations"], "broken": counts["broken"], "media": counts["files"],
    }  # fmt: skip
