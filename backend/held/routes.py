"""The desk of held work: list, one piece, and the word on one or many."""

from functools import partial
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from backend import problems
from backend.accounts.models import User
from backend.extensions import db
from backend.held import deciding, detail, listing, schemas
from backend.held.rights import DECIDES, SEES
from backend.web.errors import reads_english
from backend.web.guard import allowed, seen
from backend.web.sync_routes import context
from sync.faults import Fault
from sync.retrying import retried

routes = Blueprint("held", __name__, url_prefix="/api/held", description="待处理内容")


@routes.get("")
@allowed(*SEES)
@routes.arguments(schemas.HeldQuery, location="query")
@routes.response(200, schemas.HeldPage)
def list_held(actor: User, asked: dict[str, Any]) -> dict[str, Any]:
    return listing.page(db.session(), actor, asked)


@routes.get("/<uuid:device>/<int:seq>")
@allowed(*SEES)
@routes.response(200, schemas.HeldDetail)
def read_held(actor: User, device: UUID, seq: int) -> dict[str, Any]:
    session = db.session()
    return detail.detail(session, actor, seen(listing.find(session, actor, device, seq)))


@routes.post("/decide")
@allowed(*DECIDES)
@routes.arguments(schemas.Decision)
@routes.response(200, schemas.DecidedAll)
def decide(actor: User, said: dict[str, Any]) -> dict[str, Any]:
    """In the order of each phone's chain; one that cannot be is named and stops none of the others."""
    places = sorted(said["places"], key=lambda one: (str(one["device"]), one["seq"]))
    return {"items": [decide_one(actor, place, said["decision"], said["reason"]) for place in places]}


def decide_one(actor: User, place: dict[str, Any], decision: str, reason: str) -> dict[str, Any]:
    """Judged and committed by itself."""
    session, at = db.session(), (place["device"], place["seq"])
    answer = {"device": str(at[0]), "seq": at[1]}
    try:
        outcome = retried(session, partial(settle, actor, at, decision, reason))
    except Fault as fault:
        session.rollback()
        told = problems.as_json(fault, english=reads_english())
        return answer | {"outcome": "held", "problem": told}
    return answer | {"outcome": outcome, "problem": None}


def settle(actor: User, at: tuple[UUID, int], decision: str, reason: str) -> str:
    session = db.session()
    row = listing.find(session, actor, *at)
    if row is None:
        raise Fault("sync.not_held")
    verb = deciding.release if decision == "RELEASE" else deciding.decline
    outcome = verb(session, actor, context(), row, reason.strip())
    session.commit()
    return outcome
