"""Held work that only waited for another mutation is let through when that has come, without a person."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from sync import ledger, release
from sync import tables as t
from sync.decisions import decide
from sync.faults import Fault
from sync.registry import VERBS
from sync.retrying import retried
from sync.settling import Context, Settling

MOST_ROUNDS = 50  # as long a line of writes building on each other as one push lets through


def let_through(session: Session, dossiers: Iterable[UUID], context: Context, now: datetime) -> None:
    """Try what waits in these dossiers until nothing moves; each in a transaction of its own, committed."""
    wanted = list(dossiers)
    for _ in range(MOST_ROUNDS if wanted else 0):
        ready = ready_in(session, wanted)
        moved = [retried(session, partial(try_one, session, one, context, now)) for one in ready]
        if not any(moved):
            return


def ready_in(session: Session, dossiers: list[UUID]) -> list[Any]:
    """Mutations that waited for a write the ledger has by now, and nobody has decided on."""
    m = t.mutation.c
    query = select(m.device_id, m.seq, m.problem).where(m.dossier_id.in_(dossiers), ledger.still_waits())
    found = list(session.execute(query.order_by(m.device_id, m.seq)))
    heads = {one.problem["details"]["head"] for one in found}
    known = ledger.known_heads(session, heads)
    return [one for one in found if one.problem["details"]["head"] in known]


def try_one(session: Session, found: Any, context: Context, now: datetime) -> bool:
    """True when it went through. What meets another obstacle now waits for a person."""
    content = release.readable(session, found.device_id, found.seq)
    with Settling(session, context, now, "waiting") as settling:
        try:
            line = release.lock_held(settling, content, found.device_id, found.seq)
        except Fault:  # decided meanwhile
            session.rollback()
            return False
        try:
            verb = VERBS.get(content.name)
            if verb is not None:
                settling.permit(line, content)
                settling.stay_inside_cut(line, verb)
            outcome = release.run(settling, line, content, released=False)
            reason = ""
        except Fault as fault:
            settling.batch.drop()
            if fault.code == ledger.WAITS:
                session.rollback()
                return False
            outcome, reason = "held", fault.code
        decide(settling.batch, line, outcome, reason, None, now)
        settling.batch.keep()
        settling.batch.flush()
        session.commit()
    return outcome != "held"
