"""The office looks at what a restored server leaves open, and ends the recovering; phones show certificate and copies."""

from typing import Any
from uuid import UUID

from flask import Response, current_app, request
from flask_smorest import Blueprint

from backend import audit, clock
from backend.accounts.models import User
from backend.config import Config
from backend.extensions import db
from backend.recovery import schemas, standing
from backend.web.guard import allowed, device_signed, seen
from sync import known_again, witness

routes = Blueprint("recovery", __name__, url_prefix="/api/recovery", description="数据恢复")
phone_routes = Blueprint("recovery_phones", __name__, url_prefix="/api/sync", description="数据恢复（手机）")


@routes.get("")
@allowed("SYS_ADMIN", "OFFICE", "OFFICE_HEAD")
@routes.response(200, schemas.Recovery)
def show(actor: User) -> dict[str, Any]:
    """What is open since the database was restored."""
    return standing.standing(db.session())


@routes.get("/copies/<uuid:dossier_id>")
@allowed("SYS_ADMIN")
@routes.response(200, schemas.WitnessRows)
def read_copy(actor: User, dossier_id: UUID) -> dict[str, Any]:
    """The rows phones hold of a dossier this database does not know."""
    rows = standing.copy_of(db.session(), dossier_id)
    seen(rows or None)
    audit.write(db.session(), actor, "recovery.read_copy", ("dossier", dossier_id))
    db.session.commit()
    return {"items": rows}


@routes.post("/end")
@allowed("SYS_ADMIN")
@routes.arguments(schemas.EndRecovering)
@routes.response(200, schemas.Recovery)
def end(actor: User, said: dict[str, Any]) -> dict[str, Any]:
    """Memberships and revocations are confirmed; asking again changes nothing."""
    standing.end(db.session(), actor)
    db.session.commit()
    return standing.standing(db.session())


@phone_routes.post("/devices/restore")
@device_signed
def restore_device() -> Response:
    """A phone this server does not know shows its certificate."""
    config: Config = current_app.extensions["liancha_config"]
    return answered(known_again.answer(db.session(), raw_body(), config.signing_key, clock.now()))


@phone_routes.post("/witness")
@device_signed
def offer_witness() -> Response:
    """A phone offers its rows of a dossier this server does not know."""
    return answered(witness.answer(db.session(), raw_body()))


def raw_body() -> bytes:
    return request.get_data(cache=False)


def answered(content: bytes) -> Response:
    response = Response(content, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
