"""What comes in and goes out of publication and the portal."""

import marshmallow as ma
from marshmallow import fields, validate

from backend.publication.whitelist import PublicContent
from backend.results.schemas import ForDepartment
from backend.web.paging import PageQuery

__all__ = ["ForDepartment", "Published", "PublishedPage", "PublishedResult", "Search", "Withheld", "Withhold"]


class Withhold(ForDepartment):
    ground = fields.String(required=True, validate=validate.Length(min=1, max=1000))


class Search(PageQuery):
    name = fields.String(validate=validate.Length(max=100))
    uscc = fields.String(validate=validate.Length(max=18))
    field = fields.String(validate=validate.Length(max=100))
    start = fields.Date(data_key="from")
    end = fields.Date(data_key="to")


class PublishedResult(PublicContent):
    """Exactly what leaves the building."""

    id = fields.String()
    version = fields.Integer()
    published_at = fields.String()


class PublishedPage(ma.Schema):
    items = fields.List(fields.Nested(PublishedResult))
    total, page, pages = fields.Integer(), fields.Integer(), fields.Integer()


class Published(ma.Schema):
    result_id = fields.UUID(data_key="id")
    version = fields.Integer()
    leaf = fields.Integer()


class Withheld(ma.Schema):
    result_id = fields.UUID(data_key="id")
    ground = fields.String()
