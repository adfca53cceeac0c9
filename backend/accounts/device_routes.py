"""Enrolling, listing and revoking phones."""

from typing import Any
from uuid import UUID

from flask import current_app
from flask_smorest import Blueprint

from backend.accounts import devices, schemas
from backend.accounts.models import User
from backend.config import Config
from backend.extensions import db
from backend.problems import Problem
from backend.web.guard import allowed, seen
from sync.devices import Closes
from sync.proofs.text import from_b64u

routes = Blueprint("devices", __name__, url_prefix="/api/accounts/devices", description="设备")


@routes.post("")
@allowed()
@routes.arguments(schemas.NewDevice)
@routes.response(200, schemas.Enrolled)
def enrol(actor: User, wanted: dict[str, Any]) -> dict[str, str]:
    config: Config = current_app.extensions["liancha_config"]
    answer = devices.enrol(
        db.session(), actor, wanted["id"], read_key(wanted["public_key"]), wanted["label"],
        read_closed(wanted["closes"]), config.signing_key,
    )  # fmt: skip
    db.session.commit()
    return answer


@routes.get("")
@allowed()
@routes.response(200, schemas.Devices)
def list_devices(actor: User) -> dict[str, Any]:
    return {"items": devices.list_devices(db.session(), actor)}


@routes.post("/<uuid:device_id>/revoke")
@allowed()
@routes.response(204)
def revoke(actor: User, device_id: UUID) -> None:
    devices.revoke(db.session(), actor, seen(devices.find(db.session(), actor, device_id)))
    db.session.commit()


def read_key(text: str) -> bytes:
    try:
        return from_b64u(text)
    except ValueError as error:
        raise Problem("input.invalid", errors={"public_key": ["应为 base64url"]}) from error


def read_closed(closed: dict[str, Any] | None) -> Closes | None:
    return Closes(closed["device"], closed["seq"], bytes.fromhex(closed["link"])) if closed else None
