"""The two libraries, read-only: each view is on the audit trail (R21); the risk class never leaves the office (R22)."""

from collections.abc import Callable
from typing import Any

import marshmallow as ma
from flask_smorest import Blueprint
from marshmallow import fields

from backend import audit, clock
from backend.accounts.models import User
from backend.extensions import db
from backend.libraries import service
from backend.libraries.models import InspectionObject, Inspector
from backend.web.guard import allowed
from backend.web.pages import page_schema
from backend.web.paging import PageQuery, page_of

routes = Blueprint("libraries", __name__, url_prefix="/api/libraries", description="两库")
READERS = ("DEPT_ADMIN", "DEPT_HEAD", "REVIEWER", "OFFICE", "OFFICE_HEAD", "LAW_SUPERVISOR")


OBJECT_FIELDS = (
    "id", "object_no", "kind", "name", "uscc", "registration_no", "address_registered", "town", "business_scope",
    "industry_code", "registration_status", "credit_risk_class", "key_flags", "joint_fields", "contact_name",
    "contact_phone",
)  # fmt: skip
INSPECTOR_FIELDS = (
    "id", "inspector_no", "name", "position", "specialties", "certificate_no", "certificate_valid_to",
    "person_type", "status", "phone",
)  # fmt: skip


class Flag(ma.Schema):
    flag = fields.String()
    since = fields.String()
    evidence = fields.String()


class LibraryObject(ma.Schema):
    id = fields.UUID()
    object_no = fields.String()
    kind = fields.String()
    name = fields.String()
    uscc = fields.String(allow_none=True)
    registration_no = fields.String(allow_none=True)
    address_registered = fields.String()
    town = fields.String()
    business_scope = fields.String()
    industry_code = fields.String()
    registration_status = fields.String()
    credit_risk_class = fields.String(allow_none=True)
    key_flags = fields.List(fields.Nested(Flag))
    joint_fields = fields.List(fields.String())
    contact_name = fields.String()
    contact_phone = fields.String()


class LibraryInspector(ma.Schema):
    id = fields.UUID()
    inspector_no = fields.String()
    name = fields.String()
    department = fields.String()
    position = fields.String()
    specialties = fields.List(fields.String())
    certificate_no = fields.String()
    certificate_valid_to = fields.Date(allow_none=True)
    certificate_valid = fields.Boolean()
    person_type = fields.String()
    status = fields.String()
    phone = fields.String()


@routes.get("/objects")
@allowed(*READERS)
@routes.arguments(PageQuery, location="query")
@routes.response(200, page_schema("ObjectPage", LibraryObject))
def list_objects(actor: User, query: dict[str, Any]) -> dict[str, Any]:
    found = service.find_objects(actor, query["q"])
    return viewed(
        actor, "objects", page_of(db.session(), found, shown_object(actor), query["page"], query["size"])
    )


@routes.get("/inspectors")
@allowed(*READERS)
@routes.arguments(PageQuery, location="query")
@routes.response(200, page_schema("InspectorPage", LibraryInspector))
def list_inspectors(actor: User, query: dict[str, Any]) -> dict[str, Any]:
    found = service.find_inspectors(actor, query["q"])
    return viewed(
        actor,
        "inspectors",
        page_of(db.session(), found, shown_inspector(actor), query["page"], query["size"]),
    )


def viewed(actor: User, library: str, page: dict[str, Any]) -> dict[str, Any]:
    audit.write(
        db.session(), actor, "library.view", ("library", library), found=page["total"], page=page["page"]
    )
    db.session.commit()
    return page


def shown_object(actor: User) -> Callable[[InspectionObject], dict[str, Any]]:
    """The office coordinates and sees counts of risk classes only (domain.md 3.3)."""
    hidden = {"credit_risk_class"} if actor.has_role("OFFICE", "OFFICE_HEAD") else set()
    names = [name for name in OBJECT_FIELDS if name not in hidden]
    return lambda inspected: {name: getattr(inspected, name) for name in names}


def shown_inspector(actor: User) -> Callable[[Inspector], dict[str, Any]]:
    """Phones are for the team and the own department."""
    hidden = {"phone"} if actor.has_role(*service.SEES_ALL) else set()
    names = [name for name in INSPECTOR_FIELDS if name not in hidden]

    def show(person: Inspector) -> dict[str, Any]:
        row = {name: getattr(person, name) for name in names}
        valid = person.is_certified_on(clock.today())
        return row | {"department": person.department.name, "certificate_valid": valid}

    return show
