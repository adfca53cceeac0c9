"""What the judge looks at: ledger, rows, writes and quarantine of one county, read once."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from sync import ledger
from sync import tables as t
from tests.scenarios.chaos.county import County
from tests.scenarios.chaos.machine import Machine
from tests.scenarios.chaos.truth import Capture

COUNT = {"applied", "contested"}


@dataclass
class Evidence:
    """Everything the checks look at, read once."""

    county: County
    session: Session
    machine: Machine

    @cached_property
    def devices(self) -> list[UUID]:
        return list(self.county.truth.keys)

    @cached_property
    def lines(self) -> dict[tuple[UUID, int], Any]:
        """The ledger with the latest word on every mutation."""
        query = ledger.with_latest_word().where(t.mutation.c.device_id.in_(self.devices))
        return {(one.device_id, one.seq): one for one in self.session.execute(query)}

    @cached_property
    def by_hash(self) -> dict[bytes, Any]:
        return {one.payload_hash: one for one in self.lines.values()}

    @cached_property
    def decided(self) -> set[tuple[UUID, int]]:
        """Mutations somebody or something has said a later word about."""
        d = t.later_decision.c
        query = select(d.device_id, d.seq).where(d.device_id.in_(self.devices))
        return {(one.device_id, one.seq) for one in self.session.execute(query)}

    @cached_property
    def let_through(self) -> set[tuple[UUID, int]]:
        d = t.later_decision.c
        query = select(d.device_id, d.seq).where(d.device_id.in_(self.devices), d.outcome.in_(COUNT))
        return {(one.device_id, one.seq) for one in self.session.execute(query)}

    @cached_property
    def let_in_by_a_person(self) -> set[tuple[UUID, int]]:
        d = t.later_decision.c
        query = select(d.device_id, d.seq).where(
            d.device_id.in_(self.devices), d.outcome.in_(COUNT), d.decided_by.is_not(None)
        )
        return {(one.device_id, one.seq) for one in self.session.execute(query)}

    @cached_property
    def quarantined(self) -> set[bytes]:
        h = t.handed_over.c
        return set(self.session.scalars(select(h.payload_hash).where(h.device_id.in_(self.devices))))

    @cached_property
    def links_aside(self) -> set[bytes]:
        """Links of what lies in quarantine: handed-over work may follow them (P91)."""
        h = t.handed_over.c
        return set(self.session.scalars(select(h.link).where(h.device_id.in_(self.devices))))

    @cached_property
    def dossiers(self) -> list[UUID]:
        return [UUID(task.id) for task in self.county.tasks]

    @cached_property
    def rows(self) -> dict[tuple[str, str, str], Any]:
        users = [user for user in self.county.users.values()]
        query = select(t.row).where(t.row.c.dossier_id.in_([*self.dossiers, *users]))
        return {(str(one.dossier_id), one.collection, one.key): one for one in self.session.execute(query)}

    @cached_property
    def writes(self) -> list[Any]:
        query = select(t.write).where(t.write.c.dossier_id.in_(self.dossiers)).order_by(t.write.c.number)
        return list(self.session.execute(query))

    @cached_property
    def cuts(self) -> dict[UUID, Any]:
        query = select(t.dossier.c.id, t.dossier.c.cut).where(t.dossier.c.id.in_(self.dossiers))
        return {name: cut for name, cut in self.session.execute(query) if cut is not None}


def counted_once(e: Evidence, capture: Capture) -> bool:
    """Applied at first, or let through later; a lock may have taken it back since."""
    line = e.by_hash.get(capture.hash)
    return line is not None and (line.outcome in COUNT or (line.device_id, line.seq) in e.let_through)


def code_of(line: Any) -> str:
    return str((line.problem or {}).get("code", ""))
