"""One mutation being applied: what a handler holds in its hand (the `Work` of sync/registry.py)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from sync.anchors import to_ms
from sync.batch import Batch, RowKey, RowState, Write
from sync.conflict import LastWrite, Verdict, judge, keep_beside, unseen, whole_cut
from sync.faults import Fault
from sync.locking import leave_outside


@dataclass
class MutationWork:
    """See registry.Work. `verdicts` holds the conflict rule's word on every row of the base."""

    batch: Batch
    mutation_id: UUID
    dossier_id: UUID
    device_id: UUID
    seq: int
    link: bytes
    name: str
    user_id: UUID
    effective_at: datetime
    time_verified: bool
    received_at: datetime
    place: dict[str, Any] | None
    media: list[bytes]
    base: dict[str, str | None]
    flags: list[str] = field(default_factory=list)
    released: bool = False
    contested: bool = False
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    session: Session = field(init=False)

    def __post_init__(self) -> None:
        self.session = self.batch.session

    @property
    def memo(self) -> dict[Any, Any]:
        return self.batch.memo

    @property
    def head(self) -> str:
        return f"{self.device_id}:{self.seq}"

    def where(self, collection: str, key: str) -> RowKey:
        return self.dossier_id, collection, key

    def judge_base(self) -> None:
        """The conflict check, before the handler runs; raises Fault('sync.base_unknown') for what must wait."""
        for row, head in self.base.items():
            collection, _, key = row.partition("/")
            verdict = self.judge_row(self.where(collection, key), head)
            if verdict is Verdict.WAITS:
                raise Fault("sync.base_unknown", row=row, head=head)
            self.verdicts[row] = verdict

    def judge_row(self, where: RowKey, base: str | None) -> Verdict:
        state = self.batch.get(where)
        writes = self.batch.known.get(where, [])
        own = max((s for _, d, s in writes if d == self.device_id and s is not None), default=None)
        known = base in self.batch.heads or any(head == base for head, _, _ in writes)
        if self.released and not known:
            base = None  # a person decides: what the author built on will not come any more
        return judge(standing(state, base), base, str(self.device_id), self.seq, own, known)

    def get(self, collection: str, key: str) -> dict[str, Any] | None:
        state = self.batch.get(self.where(collection, key))
        return state.value if state else None

    def head_of(self, collection: str, key: str) -> str | None:
        state = self.batch.get(self.where(collection, key))
        return state.head if state else None

    def standing(self, collection: str, key: str) -> dict[str, dict[str, Any] | None]:
        state = self.batch.get(self.where(collection, key))
        if state is None:
            return {}
        return {state.head: state.value} | {entry["head"]: entry["value"] for entry in state.contest or []}

    def all(self, collection: str) -> dict[str, dict[str, Any]]:
        found = self.batch.collection(self.dossier_id, collection)
        return {key: state.value for key, state in found.items() if state.value is not None}

    def put(self, collection: str, key: str, value: dict[str, Any] | None) -> bool:
        row = f"{collection}/{key}"
        if row not in self.verdicts:
            raise Fault("sync.base_missing", row=row)
        if self.verdicts[row] is Verdict.CURRENT:
            self.make_current(collection, key, value)
            return True
        self.lay_beside(collection, key, value, self.base[row])
        return False

    def make_current(
        self, collection: str, key: str, value: dict[str, Any] | None, *, ends_contest: bool = False
    ) -> None:
        there = self.batch.get(self.where(collection, key))
        contest = there.contest if there and not ends_contest else None
        self.batch.lay(self.where(collection, key), self.state(value, contest))

    def lay_beside(self, collection: str, key: str, value: dict[str, Any] | None, base: str | None) -> None:
        """Keep the value beside what stands there: the row is contested until a person settles it."""
        where = self.where(collection, key)
        there = self.batch.get(where)
        if there is None:
            raise Fault("sync.base_missing", row=f"{collection}/{key}")
        entry = {"head": self.head, "value": value, "by": str(self.user_id), "at": to_ms(self.effective_at)}
        contest = [old for old in there.contest or [] if old["head"] != self.head]
        contest = keep_beside(contest, entry, base, str(self.device_id), self.seq)
        state = RowState(there.value, there.head, there.device, there.seq, contest, there.by, there.at)
        self.batch.lay(where, state, Write(where, self.state(value, None), beside=True))
        self.contested = True

    def state(self, value: dict[str, Any] | None, contest: list[dict[str, Any]] | None) -> RowState:
        return RowState(
            value, self.head, self.device_id, self.seq, contest or None, self.user_id, self.effective_at
        )

    def put_derived(self, collection: str, key: str, value: dict[str, Any] | None) -> None:
        self.put_elsewhere(self.dossier_id, collection, key, value)

    def put_elsewhere(
        self, dossier_id: UUID, collection: str, key: str, value: dict[str, Any] | None
    ) -> None:
        where = (dossier_id, collection, key)
        self.batch.lock([dossier_id])
        if dossier_id not in self.batch.dossiers:
            raise Fault("sync.dossier_unknown")
        there = self.batch.get(where)
        contest = there.contest if there else None
        fresh = RowState(value, uuid.uuid4().hex, None, None, contest, self.user_id, self.received_at)
        self.batch.lay(where, fresh)

    def settle(self, collection: str, key: str, value: dict[str, Any], saw: list[str]) -> None:
        row = f"{collection}/{key}"
        if row not in self.verdicts:
            raise Fault("sync.base_missing", row=row)
        there = self.batch.get(self.where(collection, key))
        missed = unseen(there.head if there else None, there.contest if there else None, saw)
        if missed:
            raise Fault("contest.unseen", row=row, unseen=missed)
        self.make_current(collection, key, value, ends_contest=True)

    def lock(self, cut: Mapping[str, Mapping[str, Any]]) -> None:
        known = self.batch.dossier(self.dossier_id)
        if known is None or known.locked_by is not None:
            raise Fault("sync.locked_already")
        whole = whole_cut(cut, str(self.device_id), self.seq, self.link.hex())
        self.batch.change_dossier(self.dossier_id, locked_by=self.head, cut=whole)
        leave_outside(self, whole)


def standing(state: RowState | None, base: str | None) -> LastWrite | None:
    """The write a new one is judged against. A deleted row looks like none to a phone: nothing to contest."""
    if state is None or (state.value is None and not state.contest and base is None):
        return None
    return state.last_write()
