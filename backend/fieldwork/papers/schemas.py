"""What the office is told about the papers of a visit."""

from marshmallow import Schema, fields


class Form(Schema):
    """A form that can be printed now; `count`: one for each measure, witness or delivery."""

    form, title = fields.String(required=True), fields.String(required=True)
    count = fields.Integer(required=True)


class SignedPaper(Schema):
    """Paper that came back signed: `pages` in order, null where a page is missing; `fits`: its code names this record."""

    id, form, title = fields.String(required=True), fields.String(required=True), fields.String(required=True)
    pages = fields.List(fields.String(allow_none=True), required=True)
    pages_expected = fields.Integer(required=True)
    missing = fields.List(fields.Integer(), required=True)
    code_read, fits = fields.Boolean(required=True), fields.Boolean(required=True)
    by = fields.String(required=True)
    at = fields.DateTime(required=True)


class FormsOfTask(Schema):
    items = fields.List(fields.Nested(Form), required=True)
    papers = fields.List(fields.Nested(SignedPaper), required=True)
