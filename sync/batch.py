"""The rows of the dossiers one transaction has locked: read once, changed in memory, written in one go.

While a batch is open on a session, `dossiers.write_online` writes into it too, so a service function may be
called from a handler as it is called online. Each mutation's changes are laid over the batch and kept or dropped
with its savepoint. Every dossier changed gets one new version.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, tuple_, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Row
from sqlalchemy.orm import Session

from sync import ledger
from sync import tables as t
from sync.conflict import ContestEntry, LastWrite
from sync.ledger import Settled

RowKey = tuple[UUID, str, str]  # dossier, collection, key
COUNTS = ("applied", "contested")
KEY = "sync_batch"  # where a session names its open batch


@dataclass(frozen=True, slots=True)
class RowState:
    """The newest state of one row; `value` None is a tombstone."""

    value: dict[str, Any] | None
    head: str
    device: UUID | None
    seq: int | None
    contest: list[ContestEntry] | None
    by: UUID | None
    at: datetime

    def last_write(self) -> LastWrite:
        return LastWrite(self.head, str(self.device) if self.device else None, self.seq)


@dataclass(frozen=True, slots=True)
class Write:
    """One value a row had or that was kept beside it."""

    where: RowKey
    state: RowState
    beside: bool = False


@dataclass(frozen=True, slots=True)
class DossierState:
    kind: str
    version: int
    locked_by: str | None
    cut: dict[str, Any] | None


@dataclass
class Batch:
    """See above. `rows` holds None for a row that is not there."""

    session: Session
    dossiers: dict[UUID, DossierState] = field(default_factory=dict)
    rows: dict[RowKey, RowState | None] = field(default_factory=dict)
    loaded: set[tuple[UUID, str]] = field(default_factory=set)
    known: dict[RowKey, list[tuple[str, UUID | None, int | None]]] = field(default_factory=dict)
    dirty: set[RowKey] = field(default_factory=set)
    moved: set[UUID] = field(default_factory=set)
    writes: list[Write] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)  # "<device>:<seq>" of the bases that the ledger knows
    settled: list[Settled] = field(default_factory=list)  # of this transaction, not yet in the ledger
    memo: dict[Any, Any] = field(default_factory=dict)  # what handlers read once and keep (Work.memo)
    # what the mutation at hand has changed, kept or dropped with its savepoint
    fresh_rows: dict[RowKey, RowState] = field(default_factory=dict)
    fresh_writes: list[Write] = field(default_factory=list)
    fresh_dossiers: dict[UUID, DossierState] = field(default_factory=dict)

    def settled_in(self, dossier_id: UUID) -> list[Any]:
        """Every mutation of a dossier that counts today, this transaction's included."""
        here = [one for one in self.settled if one.dossier_id == dossier_id and one.outcome in COUNTS]
        return [*ledger.standing_in(self.session, dossier_id), *here]

    def lock(self, dossier_ids: Iterable[UUID]) -> None:
        """Lock dossiers in the one order everybody uses, and learn their state."""
        wanted = sorted(set(dossier_ids) - self.dossiers.keys())
        if not wanted:
            return
        query = select(t.dossier).where(t.dossier.c.id.in_(wanted)).order_by(t.dossier.c.id)
        for found in self.session.execute(query.with_for_update(key_share=True)):
            self.dossiers[found.id] = DossierState(found.kind, found.version, found.locked_by, found.cut)

    def dossier(self, dossier_id: UUID) -> DossierState | None:
        return self.fresh_dossiers.get(dossier_id) or self.dossiers.get(dossier_id)

    def preload(self, wanted: set[RowKey]) -> None:
        """Read rows and the names of their writes in two queries, before the mutations need them."""
        missing = [where for where in wanted if where not in self.known and where[0] in self.dossiers]
        if not missing:
            return
        r, w = t.row.c, t.write.c
        for where in missing:
            self.known[where] = []
            self.rows.setdefault(where, None)
        for found in self.session.execute(
            select(t.row).where(tuple_(r.dossier_id, r.collection, r.key).in_(missing))
        ):
            self.learn(found)
        query = select(w.dossier_id, w.collection, w.key, w.head, w.device_id, w.seq)
        for d, c, k, head, device, seq in self.session.execute(
            query.where(tuple_(w.dossier_id, w.collection, w.key).in_(missing))
        ):
            self.known[d, c, k].append((head, device, seq))

    def learn(self, found: Row[Any]) -> None:
        where = (found.dossier_id, found.collection, found.key)
        if where not in self.dirty:
            self.rows[where] = RowState(
                found.value, found.head, found.device_id, found.seq, found.contest, found.written_by, found.written_at
            )  # fmt: skip

    def get(self, where: RowKey) -> RowState | None:
        """The row as this mutation sees it; None when there is none."""
        if where in self.fresh_rows:
            return self.fresh_rows[where]
        if where not in self.rows:
            self.preload({where})
        return self.rows.get(where)

    def collection(self, dossier_id: UUID, collection: str) -> dict[str, RowState]:
        """Every row of a collection by key, tombstones left out."""
        if (dossier_id, collection) not in self.loaded:
            r = t.row.c
            query = select(t.row).where(r.dossier_id == dossier_id, r.collection == collection)
            for found in self.session.execute(query):
                self.learn(found)
            self.loaded.add((dossier_id, collection))
        both = {**self.rows, **self.fresh_rows}
        return {
            key: state
            for (d, c, key), state in both.items()
            if d == dossier_id and c == collection and state is not None and state.value is not None
        }

    def lay(self, where: RowKey, state: RowState, written: Write | None = None) -> None:
        """Change a row; `written` is the value to remember when it is not the row's own."""
        self.lock([where[0]])
        self.fresh_rows[where] = state
        self.fresh_writes.append(written or Write(where, state))

    def change_dossier(self, dossier_id: UUID, **changed: Any) -> None:
        known = self.dossier(dossier_id)
        if known:
            self.fresh_dossiers[dossier_id] = replace(known, **changed)

    def keep(self) -> None:
        """The mutation at hand stays."""
        self.rows.update(self.fresh_rows)
        self.dirty.update(self.fresh_rows)
        self.moved.update(where[0] for where in self.fresh_rows)
        self.moved.update(self.fresh_dossiers)
        self.dossiers.update(self.fresh_dossiers)
        for write in self.fresh_writes:
            if write.where in self.known:
                self.known[write.where].append((write.state.head, write.state.device, write.state.seq))
        self.writes.extend(self.fresh_writes)
        self.drop()

    def drop(self) -> None:
        """The mutation at hand left nothing."""
        self.fresh_rows, self.fresh_writes, self.fresh_dossiers = {}, [], {}

    def forget(self, dossiers_before: set[UUID]) -> None:
        """After a savepoint was rolled back: locks taken inside it are gone, and what was read under them."""
        gone = self.dossiers.keys() - dossiers_before
        for dossier_id in gone:
            del self.dossiers[dossier_id]
        self.rows = {where: state for where, state in self.rows.items() if where[0] not in gone}
        self.known = {where: heads for where, heads in self.known.items() if where[0] not in gone}
        self.loaded = {pair for pair in self.loaded if pair[0] not in gone}
        self.drop()

    def next_version(self, dossier_id: UUID) -> int:
        return self.dossiers[dossier_id].version + 1

    def flush(self) -> None:
        """Write everything kept: new versions, rows, and the writes they came from."""
        for dossier_id in sorted(self.moved):
            state = self.dossiers[dossier_id]
            self.session.execute(
                update(t.dossier)
                .where(t.dossier.c.id == dossier_id)
                .values(version=state.version + 1, locked_by=state.locked_by, cut=state.cut)
            )
        if self.dirty:
            self.flush_rows()
        self.flush_writes()
        self.dirty, self.moved = set(), set()

    def flush_rows(self) -> None:
        statement = postgresql.insert(t.row)
        fresh = [column.name for column in t.row.c if not column.primary_key]
        upsert = statement.on_conflict_do_update(
            index_elements=["dossier_id", "collection", "key"],
            set_={name: statement.excluded[name] for name in fresh},
        )
        states = [(where, self.rows[where]) for where in sorted(self.dirty)]
        self.session.execute(upsert, [self.row_values(where, state) for where, state in states if state])

    def row_values(self, where: RowKey, state: RowState) -> dict[str, Any]:
        return self.written_values(where, state) | {
            "version": self.next_version(where[0]),
            "contest": state.contest or None,
        }

    def flush_writes(self) -> None:
        if self.writes:
            values = [self.written_values(w.where, w.state) | {"beside": w.beside} for w in self.writes]
            self.session.execute(insert(t.write), values)
            self.writes = []

    def written_values(self, where: RowKey, state: RowState) -> dict[str, Any]:
        return {
            "dossier_id": where[0], "collection": where[1], "key": where[2], "value": state.value,
            "head": state.head, "device_id": state.device, "seq": state.seq,
            "written_by": state.by, "written_at": state.at,
        }  # fmt: skip


def open_batch(session: Session) -> Batch | None:
    """The batch open on this session, if a push or release is under way."""
    found: Batch | None = session.info.get(KEY)
    return found
