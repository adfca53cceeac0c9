"""The public's query: by name, credit code, date and field; free, without signing in (R109)."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, select
from sqlalchemy.orm import aliased

from backend import clock
from backend.publication.models import Publication


def search(asked: dict[str, Any]) -> Select[Publication]:
    """Versions in force that match everything asked, newest first."""
    newer = aliased(Publication)
    outdated = exists().where(newer.result_id == Publication.result_id, newer.version > Publication.version)
    query = select(Publication).where(~outdated, *conditions(asked))
    return query.order_by(Publication.published_at.desc(), Publication.id)


def conditions(asked: dict[str, Any]) -> list[ColumnElement[bool]]:
    p = Publication
    found: list[ColumnElement[bool]] = []
    if name := asked.get("name"):
        found.append(p.object_name.contains(name, autoescape=True))
    if uscc := asked.get("uscc"):
        found.append(p.uscc == uscc.upper())
    if field := asked.get("field"):
        found.append(p.field.contains(field, autoescape=True))
    if q := asked.get("q"):
        found.append(
            p.object_name.contains(q, autoescape=True)
            | (p.uscc == q.upper())
            | p.content["task_no"].astext.contains(q, autoescape=True)
            | p.content["task_name"].astext.contains(q, autoescape=True)
        )
    found.append(
        and_(p.checked_on >= asked.get("start", date.min), p.checked_on <= asked.get("end", date.max))
    )
    return found


def shown(publication: Publication) -> dict[str, Any]:
    """One result as the public sees it: the whitelist, its id, version and date of publication."""
    return publication.content | {
        "id": str(publication.result_id),
        "version": publication.version,
        "published_at": clock.local_day(publication.published_at).isoformat(),
    }
