"""GET /api/health: is the database there, is the store there."""

from flask import Flask, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from backend.extensions import db
from backend.web.guard import public


def health() -> ResponseReturnValue:
    """{"status": "ok", "database": "ok"} or 503 with what is missing."""
    db.session.execute(text("select 1"))
    return jsonify(status="ok", database="ok")


def register(app: Flask) -> None:
    app.add_url_rule("/api/health", "health", public(health))
