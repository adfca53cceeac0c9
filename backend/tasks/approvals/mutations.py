"""approval.decide, deputy.name, deputy.end: what a head does on the own desk dossier."""

from datetime import date
from typing import Any
from uuid import UUID

from marshmallow import fields
from sqlalchemy import select

from backend.accounts.models import User
from backend.problems import Problem
from backend.tasks.approvals import service
from backend.tasks.approvals.models import ApprovalRequest
from backend.tasks.deputies import service as deputies
from backend.web.args import Args, day, identity, loader, one_of, words
from sync.registry import Work, handles


class Decide(Args):
    id = identity()
    decision = one_of(service.OUTCOMES, required=True)
    opinion = words(500)
    successor = fields.UUID(load_default=None, allow_none=True)


class Name(Args):
    id = identity()
    deputy = identity()
    from_ = day(data_key="from", required=True)
    to = day(required=True)


class End(Args):
    id = identity()


def author(work: Work) -> User:
    """Whoever signed, on the own desk and nowhere else."""
    actor = work.session.get(User, work.user_id)
    if actor is None or work.dossier_id != work.user_id:
        raise Problem("approvals.own_desk")
    return actor


@handles("approval.decide/1", loader(Decide))
def decide(work: Work, args: dict[str, Any]) -> None:
    actor = author(work)
    query = select(ApprovalRequest).where(ApprovalRequest.id == UUID(args["id"]))
    locked = query.with_for_update(of=ApprovalRequest).execution_options(populate_existing=True)
    request = work.session.scalars(locked).one_or_none()
    if request is None:
        raise Problem("approvals.unknown")
    service.decide(work.session, actor, request, args["decision"], args["opinion"], args["successor"])


@handles("deputy.name/1", loader(Name))
def name_deputy(work: Work, args: dict[str, Any]) -> None:
    first, last = date.fromisoformat(args["from_"]), date.fromisoformat(args["to"])
    deputies.name(work.session, author(work), UUID(args["id"]), UUID(args["deputy"]), first, last)


@handles("deputy.end/1", loader(End))
def end_deputy(work: Work, args: dict[str, Any]) -> None:
    deputies.end(work.session, author(work), UUID(args["id"]))
