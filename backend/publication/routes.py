"""Publishing and withholding (the head of the department), and the portal (anybody)."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from backend.accounts.models import User
from backend.extensions import db
from backend.problems import Problem
from backend.publication import portal, schemas, service
from backend.publication.models import NonDisclosure, Publication
from backend.publication.whitelist import PublicContent
from backend.results.routes import load
from backend.web.guard import allowed, public, seen
from backend.web.paging import page_of

routes = Blueprint("publication", __name__, url_prefix="/api/publication", description="结果公示")
portal_routes = Blueprint("portal", __name__, url_prefix="/api/portal", description="公示查询（无需登录）")
A_MINUTE = {"Cache-Control": "public, max-age=60"}


@routes.post("/tasks/<uuid:task_id>/publish")
@allowed()
@routes.arguments(schemas.ForDepartment)
@routes.response(200, schemas.Published)
def publish(actor: User, wanted: dict[str, Any], task_id: UUID) -> Publication:
    task = load(actor, task_id, wanted["department"])
    made = service.publish(db.session(), actor, task, wanted["department"])
    db.session.commit()
    return made


@routes.get("/tasks/<uuid:task_id>/preview")
@allowed()
@routes.arguments(schemas.ForDepartment, location="query")
@routes.response(200, PublicContent)
def preview(actor: User, asked: dict[str, Any], task_id: UUID) -> dict[str, object]:
    task = load(actor, task_id, asked["department"])
    return service.preview(db.session(), actor, task, asked["department"])


@routes.post("/tasks/<uuid:task_id>/withhold")
@allowed()
@routes.arguments(schemas.Withhold)
@routes.response(200, schemas.Withheld)
def withhold(actor: User, wanted: dict[str, Any], task_id: UUID) -> NonDisclosure:
    task = load(actor, task_id, wanted["department"])
    made = service.withhold(db.session(), actor, task, wanted["department"], wanted["ground"])
    db.session.commit()
    return made


@portal_routes.get("/results")
@public
@portal_routes.arguments(schemas.Search, location="query")
@portal_routes.response(200, schemas.PublishedPage)
def search(asked: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    found = page_of(db.session(), portal.search(asked), portal.shown, asked["page"], asked["size"])
    return found, 200, A_MINUTE


@portal_routes.get("/results/<uuid:result_id>")
@public
@portal_routes.response(200, schemas.PublishedResult)
def read(result_id: UUID) -> dict[str, Any]:
    return portal.shown(seen(service.version_of(db.session(), result_id)))


@portal_routes.route("/results/<uuid:result_id>", methods=["PUT", "PATCH", "DELETE"])
@public
@portal_routes.response(405)
def refuse_change(result_id: UUID) -> None:
    """R106: once public, never changed or deleted, by nobody."""
    raise Problem("publication.immutable")
