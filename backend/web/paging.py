"""Lists answer {items, total, page, pages}; `page` from 1, `size` 20 unless told, at most 100."""

import math
from collections.abc import Callable
from typing import Any

import marshmallow as ma
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session


class PageQuery(ma.Schema):
    """Query parameters every list understands."""

    class Meta:
        unknown = ma.EXCLUDE

    page = ma.fields.Integer(load_default=1, validate=ma.validate.Range(1, 100_000))
    size = ma.fields.Integer(load_default=20, validate=ma.validate.Range(1, 100))
    q = ma.fields.String(load_default="", validate=ma.validate.Length(max=100))


def page_of(
    session: Session, query: Select[Any], show: Callable[[Any], dict[str, Any]], page: int, size: int
) -> dict[str, Any]:
    """One page of a query, each row as `show` writes it."""
    total = session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    found = session.scalars(query.limit(size).offset((page - 1) * size)).unique()
    return {"items": [show(one) for one in found], "total": total, "page": page, "pages": pages(total, size)}


def pages(total: int, size: int) -> int:
    return max(1, math.ceil(total / size))
