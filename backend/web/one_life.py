"""A server over a superseded database refuses to serve (PROTOCOL P124): 503 on every /api route but health.

Looked at before the first request and every few seconds of traffic. The store is read beside the request, so a store
that stalls holds nobody up; what was known last counts until it answers. A verdict that has grown old is waited for.
"""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from flask import Flask, current_app, request
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from backend.extensions import db
from sync import epochs
from sync.epochs import Life, Published
from sync.faults import Fault
from sync.stores.base import ObjectStore

FRESH = 3.0  # seconds a verdict counts without a new look
OLD = 30.0  # seconds after which the new look is waited for
PATIENCE = 2.0  # seconds a request waits for a store that stalls
FREE = ("/api/health", "/api/openapi.json")


class OneLife:
    """The verdict of one process, shared by its threads."""

    def __init__(self, store: ObjectStore) -> None:
        self.store = store
        self.lock = Lock()
        self.why: str | None = "store.unreachable"  # until the first look
        self.looked_at: float | None = None
        self.looking: Future[Published | None] | None = None
        self.asked_at = 0.0
        self.life: Life | None = None
        self.threads = ThreadPoolExecutor(1, thread_name_prefix="one-life")

    def refuse(self) -> None:
        """Raises the Fault for which this server must not serve now."""
        if self.age() >= FRESH and self.lock.acquire(blocking=self.age() >= OLD):
            try:
                self.look()
            finally:
                self.lock.release()
        if self.why is not None:
            raise Fault(self.why)

    def age(self) -> float:
        """Seconds since the verdict was asked for."""
        return time.monotonic() - self.looked_at if self.looked_at is not None else OLD

    def look(self) -> None:
        """One thread at a time: take the answer that has come, ask again, and wait where the verdict is old."""
        self.take(0.0)
        if self.age() >= FRESH and self.looking is None:
            self.life, self.asked_at = own_life(), time.monotonic()
            self.looking = self.threads.submit(epochs.published, self.store)
        if self.age() >= OLD:
            self.take(PATIENCE)

    def take(self, patience: float) -> None:
        """The answer of the store, if it is there in time; a store in trouble changes nothing."""
        if self.looking is None or self.life is None:
            return
        try:
            named = self.looking.result(timeout=patience)
        except TimeoutError:
            return
        except Fault:
            self.looking = None
            return
        self.looking = None
        self.why = epochs.refusal(self.life, named)
        if named is None and self.why is None:
            epochs.publish(self.store, self.life.id, ready=True)
        self.looked_at = self.asked_at


def own_life() -> Life:
    """Read on a connection of its own: the request's transaction is not touched."""
    if isinstance(db.engine, Connection):
        return epochs.current(db.engine)
    with db.engine.connect() as connection:
        return epochs.current(connection)


def refuse_superseded() -> None:
    """Before every request of the API."""
    if not request.path.startswith("/api/") or request.path in FREE:
        return
    watch: OneLife = current_app.extensions["liancha_one_life"]
    try:
        watch.refuse()
    except SQLAlchemyError:
        return  # no database: the request itself will say so


def register(app: Flask) -> None:
    app.extensions["liancha_one_life"] = OneLife(app.extensions["liancha_store"])
    app.before_request(refuse_superseded)
