"""Files that do not come: the list, asking to give one up, and the second person's word."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint
from sqlalchemy import select

from backend.accounts.models import User
from backend.extensions import db
from backend.held import losses, schemas
from backend.held.models import MediaLoss
from backend.tasks import service as tasks
from backend.web.guard import allowed, seen
from backend.web.paging import PageQuery, page_of

routes = Blueprint("losses", __name__, url_prefix="/api/held/media", description="缺失的音像资料")


@routes.get("")
@allowed(*losses.ASKS, "LAW_SUPERVISOR")
@routes.response(200, schemas.MissingMedia)
def list_missing(actor: User) -> dict[str, Any]:
    return {"items": losses.missing(db.session(), actor)}


@routes.post("/ask")
@allowed(*losses.ASKS)
@routes.arguments(schemas.LossAsked)
@routes.response(200, schemas.Loss)
def ask(actor: User, wanted: dict[str, Any]) -> dict[str, Any]:
    session = db.session()
    task = seen(tasks.visible_task(session, actor, wanted["task"]))
    made = losses.ask(session, actor, task, wanted["sha256"], wanted["reason"])
    session.commit()
    return losses.shown(session, actor, made)


@routes.get("/losses")
@allowed(*losses.ASKS, "LAW_SUPERVISOR")
@routes.arguments(PageQuery, location="query")
@routes.response(200, schemas.LossPage)
def list_losses(actor: User, asked: dict[str, Any]) -> dict[str, Any]:
    session = db.session()
    found = losses.requests(actor)
    return page_of(
        session, found, lambda one: losses.shown(session, actor, one), asked["page"], asked["size"]
    )


@routes.post("/losses/<uuid:loss_id>/decide")
@allowed(*losses.APPROVES)
@routes.arguments(schemas.LossDecision)
@routes.response(200, schemas.Loss)
def decide(actor: User, said: dict[str, Any], loss_id: UUID) -> dict[str, Any]:
    session = db.session()
    visible = losses.requests(actor).order_by(None).with_only_columns(MediaLoss.id)
    query = (
        select(MediaLoss)
        .where(MediaLoss.id == loss_id, MediaLoss.id.in_(visible))
        .with_for_update(of=MediaLoss)
    )
    loss = losses.decide(
        session, actor, seen(session.scalars(query).one_or_none()), said["approve"], said["opinion"]
    )
    session.commit()
    return losses.shown(session, actor, loss)
