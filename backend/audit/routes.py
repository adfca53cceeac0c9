"""GET /api/audit: the trail of one task, or of everything for the auditor."""

from typing import TYPE_CHECKING, Any

import marshmallow as ma
from flask_smorest import Blueprint
from sqlalchemy import select

from backend.audit import sealer, sight
from backend.audit.models import AuditEntry
from backend.extensions import db
from backend.web.guard import allowed, seen
from backend.web.pages import page_schema
from backend.web.paging import PageQuery, page_of

if TYPE_CHECKING:
    from backend.accounts.models import User

routes = Blueprint("audit", __name__, url_prefix="/api/audit", description="操作日志")


class AuditQuery(PageQuery):
    task = ma.fields.UUID(load_default=None)


class Entry(ma.Schema):
    id = ma.fields.Integer()
    at = ma.fields.AwareDateTime()
    actor_id = ma.fields.UUID(allow_none=True)
    actor_name = ma.fields.String()
    action = ma.fields.String()
    subject_kind = ma.fields.String()
    subject_id = ma.fields.String()
    details = ma.fields.Dict()
    sealed = ma.fields.Boolean()


EntryPage = page_schema("AuditPage", Entry)


@routes.get("")
@allowed(*sight.READS_ALL, *sight.READS_TASKS)
@routes.arguments(AuditQuery, location="query")
@routes.response(200, EntryPage)
def list_entries(actor: "User", query: dict[str, Any]) -> dict[str, Any]:
    session = db.session()
    seen(True if sight.is_readable(session, actor, query["task"]) else None)
    found = select(AuditEntry).order_by(AuditEntry.id)
    if query["task"] is not None:
        found = found.where(AuditEntry.task_id == query["task"])
    return page_of(session, found, lambda entry: sealer.shown(session, entry), query["page"], query["size"])
