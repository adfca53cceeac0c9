"""Do phones and server show the same, and does it say what was recorded, with nothing overwritten unseen?"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import select

from sync import ledger
from sync import tables as t
from tests.scenarios.chaos.evidence import COUNT, Evidence
from tests.scenarios.chaos.node_phones import NodePhone
from tests.scenarios.chaos.phones import Handset
from tests.scenarios.chaos.truth import Violation

BY_PHONES = {"findings", "contacts"}  # rows only phones write: overwritten seen, or not at all


def nothing_is_overwritten_unseen(e: Evidence) -> Iterator[Violation]:
    """G4, G8: every value stands, or beside, or somebody who saw it wrote over it, or the lock left it outside."""
    seen = names_seen(e)
    for write in e.writes:
        if write.collection not in BY_PHONES or write.device_id is None:
            continue
        where = (str(write.dossier_id), write.collection, write.key)
        if is_standing(e.rows.get(where), write.head) or (where, write.head) in seen:
            continue
        line = e.lines.get((write.device_id, write.seq))
        if line is not None and line.word in COUNT and not followed_by_own(e, where, write):
            yield Violation("overwritten unseen", f"{write.head} on {where}: {story(e, where)}")


def story(e: Evidence, where: tuple[str, str, str]) -> str:
    """Every write of one row in order, and what stands there now."""
    told = []
    for one in e.writes:
        if (str(one.dossier_id), one.collection, one.key) == where:
            line = e.lines.get((one.device_id, one.seq))
            content = orjson.loads(line.payload) if line and line.payload else {"base": [], "args": {}}
            bases = [base["head"] for base in content["base"] if base["row"] == f"{where[1]}/{where[2]}"]
            words = f"{line.name} {line.outcome}→{line.word} via {line.via}" if line else "the server"
            saw = [short(head) for head in content["args"].get("saw", [])]
            told.append(
                f"{short(one.head)} on {short(bases[0] if bases else None)} {words}{' beside' if one.beside else ''} saw {saw}"
            )
    row = e.rows.get(where)
    standing = (
        f"{short(row.head)} beside {[short(one['head']) for one in row.contest or []]}" if row else "nothing"
    )
    return " | ".join(told) + f" || now {standing}, cut {e.cuts.get(UUID(where[0]))}"


def short(head: str | None) -> str:
    return f"{head[:4]}:{head.rpartition(':')[2]}" if head and ":" in head else str(head)[:6]


Named = dict[
    tuple[tuple[str, str, str], str], set[str]
]  # (row, own head) → heads its author had before his eyes


def names_seen(e: Evidence) -> set[tuple[tuple[str, str, str], str]]:
    """(row, head) of every value the author of a write that counts saw, or that was seen by who made what he saw."""
    named = named_by(e)
    waiting = [one for one in named if is_counted(e, one[1])]
    seen: set[tuple[tuple[str, str, str], str]] = set()
    while waiting:
        where, head = waiting.pop()
        for other in named.get((where, head), ()):
            if (where, other) not in seen:
                seen.add((where, other))
                waiting.append((where, other))
    return seen


def named_by(e: Evidence) -> Named:
    """What every mutation of the ledger says it saw."""
    named: Named = {}
    for line in e.lines.values():
        content = orjson.loads(line.payload) if line.payload else {"base": []}
        for base in content["base"]:
            collection, _, key = base["row"].partition("/")
            where = (content["dossier"], collection, key)
            heads = {head for head in [base["head"], *content["args"].get("saw", [])] if head}
            named.setdefault((where, f"{line.device_id}:{line.seq}"), set()).update(heads)
    return named


def is_counted(e: Evidence, head: str) -> bool:
    place = ledger.place_of(head)
    line = e.lines.get(place) if place else None
    return line is not None and line.word in COUNT


def is_standing(row: Any, head: str) -> bool:
    return row is not None and (row.head == head or any(one["head"] == head for one in row.contest or []))


def followed_by_own(e: Evidence, where: tuple[str, str, str], write: Any) -> bool:
    """The same device wrote the row again later, and that counts."""
    return any(
        other.device_id == write.device_id and other.seq > write.seq
        and (str(other.dossier_id), other.collection, other.key) == where
        and (line := e.lines.get((other.device_id, other.seq))) is not None and line.word in COUNT
        for other in e.writes
    )  # fmt: skip


def rows_say_what_was_recorded(e: Evidence) -> Iterator[Violation]:
    """A finding's or contact's row carries the words of the mutation it names."""
    field = {"findings": "note", "contacts": "result"}
    for where, row in e.rows.items():
        if where[1] not in field or row.device_id is None or row.value is None:
            continue
        line = e.lines.get((row.device_id, row.seq))
        if line is None:
            yield Violation("row of nobody", f"{where[1]}/{where[2]} names {row.head}, which is in no ledger")
            continue
        args = orjson.loads(line.payload)["args"]
        said = (args.get("value") or args)[field[where[1]]]
        if row.value[field[where[1]]] != said:
            yield Violation("row differs", f"{where[1]}/{where[2]} does not say what {row.head} recorded")


def the_lock_holds(e: Evidence) -> Iterator[Violation]:
    """P81: after the lock no current value of what phones write lies outside the cut."""
    for where, row in e.rows.items():
        cut = e.cuts.get(UUID(where[0]))
        if cut is None or where[1] not in BY_PHONES or row.value is None or row.device_id is None:
            continue
        if (row.device_id, row.seq) in e.let_in_by_a_person:
            continue
        mark = cut.get(str(row.device_id))
        if mark is None or row.seq > mark["seq"]:
            yield Violation("outside the cut", f"{where[1]}/{where[2]} shows {row.head}, cut {mark}")


def phones_agree(e: Evidence) -> Iterator[Violation]:
    """G3, G6: every phone holds exactly the permitted dossiers, each row as the server has it."""
    query = select(t.access.c.user_id, t.access.c.dossier_id, t.dossier.c.version).join(
        t.dossier, t.dossier.c.id == t.access.c.dossier_id
    )
    held: dict[UUID, dict[str, int]] = {}
    for user, dossier, version in e.session.execute(query):
        held.setdefault(user, {})[str(dossier)] = version
    for phone in [*e.county.phones, *e.county.nodes]:
        yield from phone_agrees(e, phone, held.get(phone.user, {}))


def phone_agrees(e: Evidence, phone: Handset | NodePhone, held: dict[str, int]) -> Iterator[Violation]:
    if phone.disk.have != held:
        yield Violation(
            "diverged",
            f"{phone.name} holds {len(phone.disk.have)} dossiers, the server says {len(held)}: {different(phone.disk.have, held)}",
        )
    mine = {
        where: (body["head"], body["value"], beside(body.get("contest")))
        for where, body in phone.disk.rows.items()
    }
    theirs = {
        where: (row.head, row.value, beside(row.contest))
        for where, row in e.rows.items() if where[0] in held and not (row.value is None and row.contest is None)
    }  # fmt: skip
    for where in sorted(mine.keys() | theirs.keys()):
        if mine.get(where) != theirs.get(where):
            row = e.rows.get(where)
            there = f"{row.head} version {row.version} deleted {row.value is None}" if row else "no row"
            here = str(mine.get(where))[:100]
            yield Violation("diverged", f"{phone.name} {where}: {here} here, {there} there")
            return


def different(mine: dict[str, int], theirs: dict[str, int]) -> list[Any]:
    return [
        (name, mine.get(name), theirs.get(name))
        for name in mine.keys() | theirs.keys()
        if mine.get(name) != theirs.get(name)
    ][:3]


def beside(contest: list[dict[str, Any]] | None) -> list[tuple[str, Any]]:
    return [(one["head"], one["value"]) for one in contest or []]
