"""POST /api/sync and POST /api/sync/hand-over: bytes in, bytes out, compressed. Everything else is sync/'s."""

import gzip
from functools import partial
from typing import Any

from flask import Flask, Response, current_app, request

from backend import clock, problems
from backend.config import Config
from backend.extensions import db
from backend.web import bearer, sync_problems
from backend.web.errors import reads_english
from backend.web.guard import device_signed, marked
from sync import exchange, handover
from sync.faults import Fault
from sync.settling import Context

__all__ = ["register", "sync_problems"]

COMPRESSED_FROM = 1024  # bytes; below, a header costs more than it saves


@partial(marked, who=("SIGNED_IN",))
def synchronise() -> Response:
    """One round trip of the protocol for the signed-in person's enrolled device."""
    user = bearer.identity()
    raw = body()
    return answer(exchange.answer(db.session, db.engine, raw, user, context(), clock.now(), words))


@device_signed
def hand_over() -> Response:
    """Sealed work of a revoked device, an ended account or a closed chain: the device's key is the only pass."""
    raw = body()
    return answer(handover.answer(db.session(), raw, context(), clock.now(), words))


def body() -> bytes:
    """The bytes sent, read in one go (werkzeug's guarded stream costs as much as a query)."""
    length = request.content_length
    if length is None:
        return request.get_data(cache=False)
    if length > current_app.config["MAX_CONTENT_LENGTH"]:
        raise Fault("request.too_large")
    raw: bytes = request.environ["wsgi.input"].read(length)
    return raw


def context() -> Context:
    found: Context = current_app.extensions["liancha_sync"]
    return found


def words(code: str, details: dict[str, Any]) -> dict[str, Any]:
    return problems.as_json(Fault(code, **details), english=reads_english())


def answer(content: bytes) -> Response:
    response = Response(content, mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    if len(content) >= COMPRESSED_FROM and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.set_data(gzip.compress(content, compresslevel=5))
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    return response


def register(app: Flask) -> None:
    config: Config = app.extensions["liancha_config"]
    app.extensions["liancha_sync"] = Context(
        signing_key=config.signing_key, outcome_of=lambda code: problems.entry_of(code).outcome
    )
    app.add_url_rule("/api/sync", "sync", synchronise, methods=["POST"])
    app.add_url_rule("/api/sync/hand-over", "hand_over", hand_over, methods=["POST"])
