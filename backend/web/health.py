"""GET /api/health: is the database there, is the store there."""

import logging

import orjson
from flask import Flask, Response, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from backend.extensions import db
from backend.problems import as_json
from backend.web.guard import public
from backend.web.store import current_store
from sync.faults import Fault

log = logging.getLogger(__name__)


@public
def health() -> ResponseReturnValue:
    """{"status": "ok", "database": "ok", "store": "ok"}, or 503 with what is missing."""
    parts = {"database": has_database(), "store": has_store()}
    if all(parts.values()):
        return jsonify(status="ok", database="ok", store="ok")
    missing = [name for name, is_there in parts.items() if not is_there]
    body = as_json(Fault("health.unavailable", missing="、".join(missing)))
    body |= {"status": "unavailable", "missing": missing}
    body |= {name: "ok" if is_there else "missing" for name, is_there in parts.items()}
    return Response(orjson.dumps(body), 503, mimetype="application/problem+json")


def has_database() -> bool:
    try:
        db.session.execute(text("select 1"))
    except SQLAlchemyError as error:
        db.session.rollback()
        log.warning("database unavailable", extra={"kind": type(error).__name__})
        return False
    return True


def has_store() -> bool:
    try:
        current_store().check()
    except Fault as fault:
        log.warning("store unavailable", extra={"code": fault.code})
        return False
    return True


def register(app: Flask) -> None:
    app.add_url_rule("/api/health", "health", public(health))
