"""Shapes of the party's page, and of what the desk shows of the door."""

import marshmallow as ma
from marshmallow import fields, validate

from backend.web.pages import page_schema
from backend.web.paging import PageQuery

CODE = validate.Length(min=1, max=1500)
TEXT = validate.Length(max=2000)


class Scan(ma.Schema):
    """What follows the # of the page's address."""

    code = fields.String(required=True, validate=CODE)


class Ask(Scan):
    kind = fields.String(required=True, validate=validate.OneOf(["RECUSAL", "OBJECTION"]))
    about = fields.String(load_default="", validate=validate.Length(max=36))  # RECUSAL: a user of the team
    department = fields.UUID(load_default=None, allow_none=True)  # OBJECTION
    words = fields.String(required=True, validate=[validate.Length(min=1), TEXT])
    contact = fields.String(load_default="", validate=validate.Length(max=100))


class Asked(ma.Schema):
    number = fields.String()


class VisitDepartment(ma.Schema):
    id, name, role, contact = fields.String(), fields.String(), fields.String(), fields.String()
    items = fields.List(fields.String())
    approval_no = fields.String(allow_none=True)


class VisitOfficer(ma.Schema):
    id, name, department, certificate_no = fields.String(), fields.String(), fields.String(), fields.String()
    valid_to = fields.String(allow_none=True)
    role = fields.String()
    on_site = fields.Boolean()


class VisitContact(ma.Schema):
    name, phone = fields.String(), fields.String()


class VisitShown(ma.Schema):
    at = fields.Integer()
    by = fields.String(allow_none=True)


class VisitLine(ma.Schema):
    department, item, content = fields.String(), fields.String(), fields.String()
    checked = fields.Boolean()
    reason, outcome, fact = fields.String(), fields.String(), fields.String()
    clause, measure = fields.String(), fields.String()
    deadline = fields.String(allow_none=True)


class VisitReceipt(ma.Schema):
    code, mode, locked_at, sha256 = fields.String(), fields.String(), fields.String(), fields.String()
    opinion = fields.String()
    lines, duties = fields.List(fields.Nested(VisitLine)), fields.List(fields.Nested(VisitLine))


class VisitDeadline(ma.Schema):
    date = fields.String()
    provisional = fields.Boolean()


class VisitCase(ma.Schema):
    number, kind, at, words = fields.String(), fields.String(), fields.String(), fields.String()
    about = fields.String(allow_none=True)
    department, state, opinion = fields.String(), fields.String(), fields.String()
    suspends = fields.Boolean()
    decided_at = fields.String(allow_none=True)


class VisitPage(ma.Schema):
    task_no, name, field, object = fields.String(), fields.String(), fields.String(), fields.String()
    stage = fields.String(validate=validate.OneOf(["BEFORE", "ON_SITE", "UPLOADING", "LOCKED"]))
    year, nth = fields.Integer(), fields.Integer()
    planned_at = fields.String()
    departments = fields.List(fields.Nested(VisitDepartment))
    officers = fields.List(fields.Nested(VisitOfficer))
    contact = fields.Nested(VisitContact)
    told_at = fields.Integer(allow_none=True)
    shown = fields.Nested(VisitShown, allow_none=True)
    scanned_code = fields.String(allow_none=True)
    receipt = fields.Nested(VisitReceipt, allow_none=True)
    deadline = fields.Nested(VisitDeadline, allow_none=True)
    cases = fields.List(fields.Nested(VisitCase))


class Decide(ma.Schema):
    granted = fields.Boolean(required=True)
    opinion = fields.String(required=True, validate=[validate.Length(min=1), TEXT])
    suspends = fields.Boolean(load_default=False)


class DeskCase(VisitCase):
    id, task = fields.String(), fields.String()
    task_no, object, source, contact = fields.String(), fields.String(), fields.String(), fields.String()
    decided_by = fields.String(allow_none=True)
    may_decide = fields.Boolean()


class CaseQuery(PageQuery):
    state = fields.String(load_default="", validate=validate.OneOf(["", "OPEN", "GRANTED", "DECLINED"]))


CasePage = page_schema("PartyCasePage", DeskCase)


class Arrival(ma.Schema):
    user, name, department = fields.String(), fields.String(), fields.String()
    in_at = fields.Integer()
    out_at = fields.Integer(allow_none=True)
    method, by = fields.String(), fields.String()
    certificate_shown, confirmed = fields.Boolean(), fields.Boolean()
    place = fields.Dict(allow_none=True, metadata={"description": "Place of rows.ts"})


class Told(ma.Schema):
    at = fields.Integer()
    by, shown_to, shown_role = fields.String(), fields.String(), fields.String()
    officers = fields.List(fields.String())
    recusal = fields.Boolean()
    recusal_reason = fields.String()


class Door(ma.Schema):
    told = fields.Nested(Told, allow_none=True)
    arrivals = fields.List(fields.Nested(Arrival))
    geo = fields.Dict(allow_none=True, metadata={"description": "TaskRow.object.geo of rows.ts"})
    cases = fields.List(fields.Nested(DeskCase))
