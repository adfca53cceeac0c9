"""The office's part in a forgotten PIN: its public key, the key re-wrapped, an administrator's code."""

from typing import Any
from uuid import UUID

from flask import current_app
from flask_smorest import Blueprint

from backend.accounts import recovery, schemas, service
from backend.accounts.models import User
from backend.config import Config
from backend.extensions import db
from backend.problems import Problem
from backend.web.guard import allowed, public, seen

routes = Blueprint("pin_recovery", __name__, url_prefix="/api/accounts", description="PIN 恢复")


def recovery_key() -> str:
    config: Config = current_app.extensions["liancha_config"]
    return config.recovery_key


@routes.get("/recovery-key")
@public
@routes.response(200, schemas.PinRecoveryKey)
def public_key() -> dict[str, str | None]:
    return {"public_key": recovery.public_key(recovery_key())}


@routes.post("/recovery")
@allowed()
@routes.arguments(schemas.PinRecovery)
@routes.response(200, schemas.Wrap)
def recover(actor: User, wanted: dict[str, Any]) -> dict[str, Any]:
    answer = recovery.recover(db.session(), actor, wanted["wrap"], wanted["to"], recovery_key())
    db.session.commit()
    return answer


@routes.post("/recovery/by-code")
@public
@routes.arguments(schemas.PinRecoveryByCode)
@routes.response(200, schemas.Wrap)
def recover_by_code(wanted: dict[str, Any]) -> dict[str, Any]:
    try:
        answer = recovery.by_code(db.session(), **wanted, recovery_key=recovery_key())
    except Problem:
        db.session.commit()  # the count of tries stays
        raise
    db.session.commit()
    return answer


@routes.post("/users/<uuid:user_id>/recovery-code")
@allowed("SYS_ADMIN", "DEPT_ADMIN")
@routes.response(201, schemas.PinRecoveryCode)
def make_code(actor: User, user_id: UUID) -> dict[str, Any]:
    user = seen(service.visible_user(db.session(), actor, user_id))
    service.refuse_beyond(actor, user.department_id, set(user.roles))
    code = recovery.make_code(db.session(), actor, user)
    db.session.commit()
    return {"code": code, "minutes": int(recovery.GOOD_FOR.total_seconds() // 60)}
