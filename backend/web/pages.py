"""The shape of every list answer in the OpenAPI description."""

import marshmallow as ma


def page_schema(name: str, item: type[ma.Schema]) -> type[ma.Schema]:
    """{items, total, page, pages} of `item`."""
    return ma.Schema.from_dict(
        {
            "items": ma.fields.List(ma.fields.Nested(item)),
            "total": ma.fields.Integer(),
            "page": ma.fields.Integer(),
            "pages": ma.fields.Integer(),
        },
        name=name,
    )
