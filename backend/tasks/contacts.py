"""When the server last heard of each member's phone, and what that phone said it still holds (R73)."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.tasks.models import InspectionTask
from sync import tables as t


def phones_of(session: Session, task: InspectionTask) -> list[dict[str, Any]]:
    """One entry a member, the phone heard of last; {user, name, last_contact_at, unsent}, None where never."""
    people = {member.user_id: member.frozen["name"] for member in task.team if member.recused_at is None}
    d = t.device.c
    query = select(d.user_id, d.last_contact_at, d.unsent).where(
        d.user_id.in_(people), d.revoked_at.is_(None)
    )
    newest: dict[Any, Any] = {}
    for found in session.execute(query.order_by(d.last_contact_at.asc().nulls_first())):
        newest[found.user_id] = found
    return [
        {
            "user": user,
            "name": name,
            "last_contact_at": newest[user].last_contact_at if user in newest else None,
            "unsent": newest[user].unsent if user in newest else None,
        }
        for user, name in people.items()
    ]
