"""What comes in and goes out of the review desk (types: pwa/src/api/office/results.ts)."""

import marshmallow as ma
from marshmallow import fields, validate

from backend.fieldwork.evidence.off_site import KINDS
from backend.tasks.states import LABELS
from backend.web.paging import PageQuery


class Queue(PageQuery):
    state = fields.String(load_default="", validate=validate.OneOf(["", *LABELS]))


class ForDepartment(ma.Schema):
    department = fields.UUID(required=True)


class Return(ForDepartment):
    opinion = fields.String(required=True, validate=validate.Length(min=1, max=2000))
    lines = fields.List(fields.String(validate=validate.Length(max=200)), load_default=list)


class RecorderFile(ma.Schema):
    sha256 = fields.String(required=True, validate=validate.Regexp(r"^[0-9a-f]{64}$"))
    name = fields.String(load_default="", validate=validate.Length(max=200))


class RecorderFiles(ma.Schema):
    """Files already uploaded, to be matched to one recorder named on site."""

    files = fields.List(fields.Nested(RecorderFile), required=True, validate=validate.Length(1, 200))


class RecorderStands(ma.Schema):
    id, state = fields.String(), fields.String()
    files = fields.List(fields.String())


class SampleReported(ma.Schema):
    """A laboratory's report as it came in."""

    received_on = fields.Date(required=True)
    qualified = fields.Boolean(required=True)
    number = fields.String(required=True, validate=validate.Length(min=1, max=200))
    media = fields.List(
        fields.String(validate=validate.Regexp(r"^[0-9a-f]{64}$")),
        load_default=list,
        validate=validate.Length(max=50),
    )


class RetestAsked(ma.Schema):
    """The party's request for a re-test of a sample."""

    asked_on = fields.Date(required=True)
    reason = fields.String(required=True, validate=validate.Length(min=1, max=2000))


class RetestStands(ma.Schema):
    sample_id = fields.UUID(data_key="sample")
    asked_on = fields.Date()
    reason = fields.String()


class SampleStands(ma.Schema):
    sample_id = fields.UUID(data_key="sample")
    line, number = fields.String(), fields.String()
    received_on, deadline = fields.Date(), fields.Date()
    qualified, deadline_provisional = fields.Boolean(), fields.Boolean()


class EvidenceReviewed(ma.Schema):
    """One of the two reviews of a piece of off-site evidence (R80)."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    usable = fields.Boolean(required=True)
    opinion = fields.String(required=True, validate=validate.Length(min=1, max=2000))


class EvidenceReviewStands(ma.Schema):
    kind, opinion = fields.String(), fields.String()
    usable = fields.Boolean()
    at = fields.DateTime()


class ResultDeadline(ma.Schema):
    date = fields.String()
    provisional = fields.Boolean()
    days_left = fields.Integer(metadata={"description": "working days; 0 is the last day, below 0 late"})


class ResultOfDepartment(ma.Schema):
    id, name, state = fields.String(), fields.String(), fields.String()
    outcome = fields.String(allow_none=True)
    deadline = fields.Nested(ResultDeadline, allow_none=True)
    overdue = fields.Boolean()
    can = fields.Dict(
        keys=fields.String(validate=validate.OneOf(["enter", "pass", "return", "publish", "withhold"])),
        values=fields.Boolean(),
        metadata={"description": "verbs the desk may offer this account now; the services ask again"},
    )


class ResultObject(ma.Schema):
    name = fields.String()
    uscc = fields.String(allow_none=True)


class MediaCount(ma.Schema):
    total, verified = fields.Integer(), fields.Integer()


class QueueRow(ma.Schema):
    id, task_no, name, state = fields.String(), fields.String(), fields.String(), fields.String()
    object = fields.Nested(ResultObject)
    departments = fields.List(fields.Nested(ResultOfDepartment))
    mode, completed_on = fields.String(allow_none=True), fields.String(allow_none=True)
    exceptions = fields.List(fields.String())
    media = fields.Nested(MediaCount)


class QueuePage(ma.Schema):
    items = fields.List(fields.Nested(QueueRow))
    total, page, pages = fields.Integer(), fields.Integer(), fields.Integer()


class Stands(ma.Schema):
    """Where a department's result stands after a verb."""

    id = fields.UUID()
    department_id = fields.UUID(data_key="department")
    state, outcome = fields.String(), fields.String()
    entry = fields.Integer()
