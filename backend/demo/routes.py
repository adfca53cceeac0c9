"""What the demo stage asks: who plays, which stories wait, and a fresh start. In demo mode only."""

from typing import Any

from flask import Flask, current_app
from flask_smorest import Blueprint
from marshmallow import Schema, fields, validate

from backend.accounts.models import User
from backend.config import Config
from backend.demo import again
from backend.demo.cast import PIN
from backend.extensions import api, db
from backend.web.guard import public

routes = Blueprint("demo", __name__, url_prefix="/api/demo", description="演示台（仅演示模式）")

# user name, role, door: the cards on the stage and on the sign-in pages
CAST = (
    ("I-COM-1", "LEADER", "field"), ("I-AMR-1", "INSPECTOR", "field"), ("reviewer-com", "REVIEWER", "office"),
    ("head-com", "DEPT_HEAD", "office"), ("head-amr", "DEPT_HEAD", "office"), ("admin", "SYS_ADMIN", "office"),
)  # fmt: skip


class Member(Schema):
    username = fields.String(required=True)
    name = fields.String(required=True)
    department = fields.String(required=True)
    role = fields.String(required=True)
    door = fields.String(required=True, validate=validate.OneOf(["field", "office"]))


class Story(Schema):
    key = fields.String(required=True, validate=validate.OneOf([key for key, _ in again.STORIES]))
    task = fields.UUID(required=True)
    object = fields.String(required=True)
    actor = fields.String(required=True)


class StageShown(Schema):
    password = fields.String(required=True)  # printed in the README: the demo has no secrets
    pin = fields.String(required=True)  # what the demo's phones are locked with
    cast = fields.List(fields.Nested(Member), required=True)
    stories = fields.List(fields.Nested(Story), required=True)


@routes.get("/stage")
@public
@routes.response(200, StageShown)
def stage() -> dict[str, Any]:
    return shown()


@routes.post("/fresh")
@public
@routes.response(200, StageShown)
def fresh() -> dict[str, Any]:
    again.start_afresh(current_app._get_current_object())  # type: ignore[attr-defined]
    return shown()


def shown() -> dict[str, Any]:
    people = {
        user.username: user for user in db.session.query(User).where(User.username.in_([c[0] for c in CAST]))
    }
    cast = [member(people[name], role, door) for name, role, door in CAST if name in people]
    config: Config = current_app.extensions["liancha_config"]
    return {
        "password": config.demo_password,
        "pin": PIN,
        "cast": cast,
        "stories": again.of_today(db.session()),
    }


def member(user: User, role: str, door: str) -> dict[str, str]:
    unit = user.department.name if user.department else ""
    return {"username": user.username, "name": user.name, "department": unit, "role": role, "door": door}


def register(app: Flask) -> None:
    """Outside the demo these addresses do not exist."""
    if app.extensions["liancha_config"].demo:
        api.register_blueprint(routes)
