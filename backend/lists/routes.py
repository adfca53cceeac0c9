"""The item lists and unified checklists, read-only for the office. Lists are public by law (R3): anybody signed in."""

from typing import Any

import marshmallow as ma
from flask_smorest import Blueprint
from marshmallow import fields
from sqlalchemy import select

from backend import clock
from backend.accounts.models import User
from backend.extensions import db
from backend.lists import service
from backend.lists.models import InspectionItem, UnifiedChecklist
from backend.web.guard import allowed
from backend.web.pages import page_schema
from backend.web.paging import PageQuery, page_of

routes = Blueprint("lists", __name__, url_prefix="/api/lists", description="抽查事项清单与统一检查单")
ITEM_FIELDS = (
    "id", "code", "version", "category", "name", "object_scope", "item_class", "methods", "inspecting_body",
    "legal_basis", "content", "ratio", "ratio_cap", "frequency", "result_type", "materials", "status",
    "published_at", "abolished_on",
)  # fmt: skip


class Item(ma.Schema):
    id = fields.UUID()
    code = fields.String()
    version = fields.Integer()
    department = fields.String()
    category = fields.String()
    name = fields.String()
    object_scope = fields.String()
    item_class = fields.String()
    methods = fields.List(fields.String())
    inspecting_body = fields.String()
    legal_basis = fields.List(fields.Dict())
    content = fields.String()
    ratio = fields.String()
    ratio_cap = fields.String(allow_none=True)
    frequency = fields.String()
    result_type = fields.String()
    materials = fields.List(fields.String())
    status = fields.String()
    published_at = fields.AwareDateTime(allow_none=True)
    abolished_on = fields.Date(allow_none=True)
    in_force = fields.Boolean()


class Checklist(ma.Schema):
    id = fields.UUID()
    code = fields.String()
    version = fields.Integer()
    title = fields.String()
    field = fields.String()
    industry = fields.String()
    lead_department = fields.String()
    lines = fields.List(fields.Dict())


@routes.get("/items")
@allowed()
@routes.arguments(PageQuery, location="query")
@routes.response(200, page_schema("ItemPage", Item))
def list_items(actor: User, query: dict[str, Any]) -> dict[str, Any]:
    found = select(InspectionItem).order_by(InspectionItem.code, InspectionItem.version.desc())
    for word in query["q"].split():
        found = found.where(
            InspectionItem.name.contains(word, autoescape=True)
            | InspectionItem.code.contains(word, autoescape=True)
        )
    return page_of(db.session(), found, shown_item, query["page"], query["size"])


@routes.get("/checklists")
@allowed()
@routes.arguments(PageQuery, location="query")
@routes.response(200, page_schema("ChecklistPage", Checklist))
def list_checklists(actor: User, query: dict[str, Any]) -> dict[str, Any]:
    found = select(UnifiedChecklist).order_by(UnifiedChecklist.code, UnifiedChecklist.version.desc())
    return page_of(db.session(), found, shown_checklist, query["page"], query["size"])


def shown_item(item: InspectionItem) -> dict[str, Any]:
    row = {name: getattr(item, name) for name in ITEM_FIELDS}
    return row | {"department": item.department.name, "in_force": service.is_in_force(item, clock.today())}


def shown_checklist(checklist: UnifiedChecklist) -> dict[str, Any]:
    names = ("id", "code", "version", "title", "field", "industry")
    return {name: getattr(checklist, name) for name in names} | {
        "lead_department": checklist.lead_department.name,
        "lines": service.line_rows(db.session(), checklist),
    }
