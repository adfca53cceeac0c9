"""Where features register what a mutation does, and what a handler holds in its hand.

A handler is called inside a savepoint, after chain, signature, access and the conflict check:

    @handles("finding.record/1", schema=FindingArgs)
    def record(work: Work, args: dict) -> None: ...

It calls the same service function the online door calls, and writes rows through `work.put`. It raises a
`Fault` for what cannot be; the catalogue says whether that is rejected or held. It never commits.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.orm import Session


class Work(Protocol):
    """One mutation being applied. The engine's implementation lives in sync/work.py."""

    session: Session
    mutation_id: UUID
    dossier_id: UUID
    device_id: UUID
    seq: int
    link: bytes
    name: str
    user_id: UUID  # made_by: the person signed in at capture
    effective_at: datetime  # anchor + elapsed, never later than receipt
    time_verified: bool
    received_at: datetime
    place: dict[str, Any] | None
    media: list[bytes]  # SHA-256 digests the payload names
    flags: list[str]  # handlers append review flags ("arrived_after_checkout" …)
    released: bool  # a person lets it through now (it had been held); False on arrival

    @property
    def memo(self) -> dict[Any, Any]:
        """What handlers read once and keep for the other mutations of this transaction."""

    @property
    def head(self) -> str:
        """The name of this write: "<device>:<seq>"."""

    def get(self, collection: str, key: str) -> dict[str, Any] | None:
        """The current value of a row of this dossier."""

    def head_of(self, collection: str, key: str) -> str | None:
        """The last write of a row of this dossier."""

    def standing(self, collection: str, key: str) -> dict[str, dict[str, Any] | None]:
        """The row's value and those kept beside it, by head."""

    def all(self, collection: str) -> dict[str, dict[str, Any]]:
        """Every current value of a collection of this dossier, by key."""

    def put(self, collection: str, key: str, value: dict[str, Any] | None) -> bool:
        """Write a row of this dossier; False when it was kept beside instead of made current."""

    def put_derived(self, collection: str, key: str, value: dict[str, Any] | None) -> None:
        """Write a row only the server writes (task, review, evidence state …): no base, no conflict check."""

    def put_elsewhere(
        self, dossier_id: UUID, collection: str, key: str, value: dict[str, Any] | None
    ) -> None:
        """Write a row of another dossier the engine has locked with the batch (the author's desk)."""

    def settle(self, collection: str, key: str, value: dict[str, Any], saw: list[str]) -> None:
        """End a contest that named every value it saw; raises Fault('contest.unseen') otherwise."""

    def lock(self, cut: Mapping[str, Mapping[str, Any]]) -> None:
        """Lock the dossier: what lies outside the cut is a proposed supplement from now on."""


Handler = Callable[[Work, dict[str, Any]], None]


@dataclass(frozen=True)
class Verb:
    """One released version of one verb; it is kept for ever."""

    name: str
    handler: Handler
    load: Callable[[Any], dict[str, Any]]  # checks shape; raises Fault('input.invalid', errors=…)
    after_lock: bool = False  # allowed on a locked dossier (supplements, confirmations of proxies)


VERBS: dict[str, Verb] = {}


def handles(
    name: str, load: Callable[[Any], dict[str, Any]], *, after_lock: bool = False
) -> Callable[[Handler], Handler]:
    """Register the handler of "noun.verb/version"."""

    def register(handler: Handler) -> Handler:
        if name in VERBS:
            raise ValueError(f"{name} is registered twice")
        VERBS[name] = Verb(name, handler, load, after_lock)
        return handler

    return register


# Told when a lock takes a row back to the value that was signed: (work of the lock, collection, key, value).
# A feature that keeps the row in a table of its own registers here and follows.
Restorer = Callable[[Work, str, str, dict[str, Any] | None], None]
RESTORERS: list[Restorer] = []


def restores(listener: Restorer) -> Restorer:
    """Register a listener for rows a lock takes back."""
    RESTORERS.append(listener)
    return listener
