"""One round trip of POST /api/sync, from the bytes that came to the bytes that go. Knows no HTTP."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Engine, select, tuple_
from sqlalchemy.orm import Session

from sync import anchors, callers, devices, mutations, protocol, pull
from sync import tables as t
from sync.callers import Caller
from sync.ledger import Place
from sync.mutations import Pushed
from sync.proofs.text import to_b64u
from sync.protocol import PROTOCOL, Request
from sync.settling import Context

Words = Callable[[str, dict[str, Any]], dict[str, Any]]  # code and details → {code, title, detail}
OF_ANOTHER_LIFE = -1  # no version any dossier has
MOST_OUTCOMES = 500  # places asked for in one query


def answer(
    sessions: Callable[[], Session],
    bind: Engine | Connection,
    raw: bytes,
    user: UUID,
    context: Context,
    now: datetime,
    words: Words,
) -> bytes:
    """The whole answer as JSON; a session is opened only to write. Raises Fault for what the phone must change."""
    request = protocol.read(raw)
    caller = greet(bind, request.device)
    callers.admit(caller, user, request)
    if caller.contact_due or request.unsent not in (None, caller.unsent):
        note_contact(sessions(), request, now)
    if not request.mutations and not request.relayed and is_current(caller, request):
        return orjson.dumps(frame(request, caller, context, now) | NOTHING_NEW)
    pushed = Pushed()
    if request.mutations or request.relayed:
        pushed = mutations.push(sessions(), request, caller.public_key, context, now)
    return orjson.dumps(read_back(bind, request, pushed, context, now, words))


NOTHING_NEW: dict[str, Any] = {"outcomes": [], "dossiers": [], "leave": [], "last": True}


def greet(bind: Engine | Connection, device: UUID) -> Caller:
    """Look the caller up in one round trip: no transaction is opened for it."""
    if isinstance(bind, Connection):
        return callers.look_up(bind, device)
    try:
        return greet_once(bind, device)
    except bind.dialect.loaded_dbapi.OperationalError:  # the database was restarted: a fresh connection
        return greet_once(bind, device)


def greet_once(bind: Engine, device: UUID) -> Caller:
    pooled = bind.raw_connection()
    try:
        return callers.look_up_alone(pooled.driver_connection, device)
    except bind.dialect.loaded_dbapi.OperationalError:
        pooled.invalidate()
        raise
    finally:
        pooled.close()


def is_current(caller: Caller, request: Request) -> bool:
    return request.digest == caller.digest and request.epoch == str(caller.epoch)


def note_contact(session: Session, request: Request, now: datetime) -> None:
    offset = anchors.to_ms(now) - request.now if request.now is not None else None
    devices.note_contact(session, request.device, request.unsent, offset)
    session.commit()


def read_back(
    bind: Engine | Connection, request: Request, pushed: Pushed, context: Context, now: datetime, words: Words
) -> dict[str, Any]:
    """Acknowledged, outcomes and rows in one snapshot, after the commit."""
    with pull.reading(bind) as connection:
        caller = callers.look_up(connection, request.device)
        outcomes = [*outcomes_at(connection, pushed.places), *pushed.refused]
        body = frame(request, caller, context, now) | {
            "outcomes": [with_words(outcome, words) for outcome in outcomes]
        }
        if request.digest is not None:
            body |= {"dossiers": [], "leave": [], "last": True}
            body |= {} if is_current(caller, request) else {"want": "have"}
        else:
            body |= pulled(connection, request, caller)
    if pushed.expected is not None:
        body["expected"] = pushed.expected
    if pushed.closed is not None:
        body["closed"] = pushed.closed
    return body


def frame(request: Request, caller: Caller, context: Context, now: datetime) -> dict[str, Any]:
    """What every answer carries."""
    recovering = {"recovering": True} if caller.recovering else {}
    return recovering | {
        "protocol": PROTOCOL,
        "epoch": str(caller.epoch),
        "id": request.id,
        "anchor": anchors.make(context.signing_key, request.device, anchors.to_ms(now)),
        "acknowledged": {
            "seq": caller.acknowledged_seq,
            "link": caller.acknowledged_link.hex(),
            "signature": to_b64u(caller.acknowledged_signature),
        },
        "durable": caller.durable,
    }


def pulled(connection: Connection, request: Request, caller: Caller) -> dict[str, Any]:
    have = request.have or {}
    # of another life versions mean nothing, names do: what is not permitted must leave
    if request.epoch != str(caller.epoch):
        have = dict.fromkeys(have, OF_ANOTHER_LIFE)
    page = pull.page(connection, caller.user_id, have, request.cursor, caller.epoch, caller.recovering)
    found: dict[str, Any] = {"dossiers": page.dossiers, "leave": page.leave, "last": page.last}
    return found | ({"cursor": page.cursor} if page.cursor else {})


def outcomes_at(connection: Connection, places: Iterable[Place]) -> list[dict[str, Any]]:
    """The first settlement of every place asked for, in the order asked."""
    wanted = list(dict.fromkeys(places))
    m = t.mutation.c
    found: dict[Place, dict[str, Any]] = {}
    for start in range(0, len(wanted), MOST_OUTCOMES):
        query = select(m.device_id, m.seq, m.payload_hash, m.outcome, m.problem).where(
            tuple_(m.device_id, m.seq).in_(wanted[start : start + MOST_OUTCOMES])
        )
        for device, seq, payload_hash, outcome, problem in connection.execute(query):
            one = {"device": str(device), "seq": seq, "hash": payload_hash.hex(), "outcome": outcome}
            found[device, seq] = one | ({"problem": problem} if problem else {})
    return [found[place] for place in wanted if place in found]


def with_words(outcome: dict[str, Any], words: Words) -> dict[str, Any]:
    """The problem of an outcome as people read it."""
    problem = outcome.get("problem")
    return outcome | {"problem": words(problem["code"], problem["details"])} if problem else outcome
