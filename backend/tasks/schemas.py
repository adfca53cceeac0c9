"""What goes out of the tasks' routes."""

import marshmallow as ma
from marshmallow import fields, validate

from backend.tasks.states import LABELS
from backend.web.pages import page_schema
from backend.web.paging import PageQuery


class TaskQuery(PageQuery):
    state = fields.String(load_default="", validate=validate.OneOf(["", *LABELS]))


class Opinion(ma.Schema):
    opinion = fields.String(load_default="同意检查", validate=validate.Length(min=1, max=500))


class TaskObject(ma.Schema):
    name = fields.String()
    uscc = fields.String(allow_none=True)


class TaskDepartment(ma.Schema):
    id = fields.UUID()
    code = fields.String()
    name = fields.String()
    role = fields.String()


class Person(ma.Schema):
    id = fields.UUID()
    name = fields.String()


class Deadline(ma.Schema):
    date = fields.String()
    provisional = fields.Boolean()
    days_left = fields.Integer()
    warning = fields.String()


class TaskShort(ma.Schema):
    """One task in a list."""

    id = fields.UUID()
    task_no = fields.String()
    name = fields.String()
    field = fields.String()
    object = fields.Nested(TaskObject)
    departments = fields.List(fields.Nested(TaskDepartment))
    leader = fields.Nested(Person)
    state = fields.String()
    state_label = fields.String()
    planned_at = fields.String()
    completed_on = fields.String(allow_none=True)
    deadline = fields.Nested(Deadline, allow_none=True)


TaskPage = page_schema("TaskPage", TaskShort)


class Approval(ma.Schema):
    department = fields.UUID()
    by = fields.UUID()
    opinion = fields.String()
    at = fields.AwareDateTime()


class Task(TaskShort):
    """One task as the office sees it: what was frozen, who is on the team, what is prepared; no findings."""

    task = fields.Dict()
    members = fields.List(fields.Dict())
    lines = fields.List(fields.Dict())
    approvals = fields.List(fields.Nested(Approval))
    preparation = fields.List(fields.Dict())
    files = fields.List(fields.Dict())


class People(ma.Schema):
    """Accounts to choose from."""

    items = fields.List(fields.Nested(Person))


class MemberPhone(ma.Schema):
    """A member's phone as the server last heard of it; `unsent` is what the phone itself said."""

    user = fields.UUID()
    name = fields.String()
    last_contact_at = fields.AwareDateTime(allow_none=True)
    unsent = fields.Integer(allow_none=True)


class Phones(ma.Schema):
    items = fields.List(fields.Nested(MemberPhone))
