"""What a lock leaves outside its cut: work that came earlier and becomes a proposed supplement.

The rows go back to the last value inside the cut, and to the contest that stood there; the later values stay on
record and the mutations are held, so that the record shows what was signed and nothing more.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from sync import payload
from sync import tables as t
from sync.anchors import to_ms
from sync.batch import RowKey, RowState, Write
from sync.conflict import ContestEntry, inside_cut, keep_beside
from sync.decisions import decide
from sync.registry import RESTORERS, VERBS

if TYPE_CHECKING:
    from sync.work import MutationWork

Cut = Mapping[str, Mapping[str, Any]]
Outside = set[tuple[UUID, int]]


def leave_outside(work: "MutationWork", cut: Cut) -> None:
    """Hold every settled mutation of the dossier outside the cut and take its rows back."""
    outside: Outside = set()
    inside = []
    for found in work.batch.settled_in(work.dossier_id):
        if inside_cut(cut, str(found.device_id), found.seq, found.link.hex()) or is_free(found.name):
            inside.append(found)
            continue
        outside.add((found.device_id, found.seq))
        decide(work.batch, found, "held", "sync.outside_cut", None, work.received_at)
    if outside:
        take_back_rows(work, outside, answers_of(inside))


def is_free(name: str) -> bool:
    """May this verb come after the lock?"""
    verb = VERBS.get(name)
    return verb is not None and verb.after_lock


@dataclass(frozen=True)
class Answers:
    """What the mutations inside the cut say of the rows they write: the head each built on, the heads it settled."""

    base: Mapping[tuple[str, str], str | None]  # (row, own head) → head it built on
    seen: set[tuple[str, str]]  # (row, head) that ended with a contest


def answers_of(inside: Iterable[Any]) -> Answers:
    """Read from the signed payloads: a settling verb names in `saw` every value it saw (P55)."""
    base: dict[tuple[str, str], str | None] = {}
    seen: set[tuple[str, str]] = set()
    for line in inside:
        content = payload.read(line.payload)
        saw = content.args.get("saw")
        for row, head in content.base.items():
            base[row, f"{line.device_id}:{line.seq}"] = head
            seen |= {(row, str(name)) for name in saw} if isinstance(saw, list) else set()
    return Answers(base, seen)


def take_back_rows(work: "MutationWork", outside: Outside, answers: Answers) -> None:
    history: dict[RowKey, list[Write]] = {}
    for write in written_in(work):
        history.setdefault(write.where, []).append(write)
    for where, writes in history.items():
        if heads := heads_outside(writes, outside):
            take_back(work, where, writes, heads, answers)


def written_in(work: "MutationWork") -> Iterator[Write]:
    """Every value of the dossier in order of writing: from the database, then from this transaction."""
    w = t.write.c
    query = select(t.write).where(w.dossier_id == work.dossier_id).order_by(w.number)
    for found in work.session.execute(query):
        state = RowState(
            found.value, found.head, found.device_id, found.seq, None, found.written_by, found.written_at
        )
        yield Write((found.dossier_id, found.collection, found.key), state, found.beside)
    for write in [*work.batch.writes, *work.batch.fresh_writes]:
        if write.where[0] == work.dossier_id:
            yield write


def heads_outside(writes: list[Write], outside: Outside) -> set[str]:
    """The writes of one row that lie outside; what the server itself wrote follows the phone's write before it."""
    heads: set[str] = set()
    follows_outside = False
    for write in writes:
        state = write.state
        is_outside = (state.device, state.seq) in outside if state.device else follows_outside
        if is_outside:
            heads.add(state.head)
        if state.device and not write.beside:
            follows_outside = is_outside
    return heads


def take_back(
    work: "MutationWork", where: RowKey, writes: list[Write], outside: set[str], answers: Answers
) -> None:
    """Give one row the last value inside the cut; a value kept beside serves when no other is left."""
    there = work.batch.get(where)
    if there is None:
        return
    kept, value = there, there.value
    inside = [write for write in writes if write.state.head not in outside]
    if there.head in outside:
        chosen = [write for write in inside if not write.beside] or inside
        kept = chosen[-1].state if chosen else there
        value = kept.value if chosen else None
        for listener in RESTORERS:
            listener(work, where[1], where[2], value)
    contest = [one for one in still_beside(where, inside, answers) if one["head"] != kept.head]
    restored = RowState(value, kept.head, kept.device, kept.seq, contest or None, kept.by, kept.at)
    if restored != there:
        work.batch.fresh_rows[where] = restored


def still_beside(where: RowKey, inside: list[Write], answers: Answers) -> list[ContestEntry]:
    """The contest as the writes inside the cut leave it: a settlement outside has ended nothing."""
    row = f"{where[1]}/{where[2]}"
    contest: list[ContestEntry] = []
    for write in inside:
        state = write.state
        if write.beside and state.device and state.seq:
            entry = {"head": state.head, "value": state.value, "by": str(state.by), "at": to_ms(state.at)}
            base = answers.base.get((row, state.head))
            contest = keep_beside(contest, entry, base, str(state.device), state.seq)
    return [one for one in contest if (row, one["head"]) not in answers.seen]
