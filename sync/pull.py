"""Pull: what a phone lacks of the dossiers its user may hold, page by page, straight from the stored JSON.

Read in one REPEATABLE READ READ ONLY transaction after the push was committed. A page ends by budget; the next
one goes on behind its last row, with what was written meanwhile: nothing between is missed, because versions of
one dossier commit in order.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, Engine, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import BigInteger, Uuid

from sync.proofs.text import from_b64u, to_b64u
from sync.protocol import SCHEMA

PAGE_BYTES = 512 * 1024
PAGE_ROWS = 1000
Cursor = tuple[UUID, int, str, str]  # dossier, version, collection, key of the last row sent
START: Cursor = (UUID(int=0), -1, "", "")

VERSIONS = text(
    """
    select d.id, d.version from sync_access a join sync_dossier d on d.id = a.dossier_id
    where a.user_id = :user order by d.id
    """
)

# A deleted row is left out of a dossier sent whole, but not once a page of that dossier has gone: the row may have
# gone with it (PROTOCOL.md P64).
# A row as it travels: [collection, key, version, body|null]; `contest`, `by` only where there is something to say.
ROWS = text(
    """
    select r.dossier_id, r.version, r.collection, r.key,
           json_build_array(r.collection, r.key, r.version,
             case when r.value is null and r.contest is null then null
                  when r.contest is null then json_build_object('value', r.value, 'head', r.head,
                    'by', r.written_by, 'at', (extract(epoch from r.written_at) * 1000)::bigint)
                  else json_build_object('value', r.value, 'head', r.head, 'contest', r.contest,
                    'by', r.written_by, 'at', (extract(epoch from r.written_at) * 1000)::bigint)
             end)::text as entry
    from unnest(:ids, :since) as want(id, since)
    join sync_row r on r.dossier_id = want.id and r.version > want.since
    where (r.dossier_id, r.version, r.collection, r.key) > (:dossier, :version, :collection, :key)
      and not (want.since < 0 and r.value is null and r.contest is null and r.dossier_id <> :dossier)
    order by r.dossier_id, r.version, r.collection, r.key
    limit :rows
    """
).bindparams(bindparam("ids", type_=ARRAY(Uuid)), bindparam("since", type_=ARRAY(BigInteger)))


@dataclass(frozen=True, slots=True)
class Page:
    """The pull half of an answer, ready for orjson."""

    dossiers: list[dict[str, Any]]
    leave: list[str]
    cursor: str | None
    last: bool


@contextmanager
def reading(bind: Engine | Connection) -> Iterator[Connection]:
    """One snapshot for everything read; a bare connection is the caller's own transaction and is used as it is."""
    if isinstance(bind, Connection):
        yield bind
        return
    with bind.connect() as plain:
        connection = plain.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


def page(
    connection: Connection,
    user: UUID,
    have: dict[str, int],
    cursor: str | None,
    epoch: UUID,
    recovering: bool,
    budget: int = PAGE_BYTES,
) -> Page:
    """The next page for a user who holds `have`."""
    versions: dict[UUID, int] = {
        dossier: version for dossier, version in connection.execute(VERSIONS, {"user": user})
    }
    wanted = {
        dossier: held_version(have, dossier, version)
        for dossier, version in versions.items()
        if have.get(str(dossier)) != version
    }
    start = read_cursor(cursor, epoch)
    rows = list(rows_after(connection, wanted, start))
    sent, more = within_budget(rows, budget)
    last = not more
    end = sent[-1] if more else None
    if end and rows[len(sent)].dossier_id == end.dossier_id:
        versions[end.dossier_id] = end.version - 1  # whole with this page, should it never be continued
    return Page(
        dossiers=entries(wanted, versions, sent, start[0], end.dossier_id if end else None),
        leave=[] if recovering or not last else sorted(have.keys() - {str(name) for name in versions}),
        cursor=write_cursor((end.dossier_id, end.version, end.collection, end.key), epoch) if end else None,
        last=last,
    )


def held_version(have: dict[str, int], dossier: UUID, version: int) -> int:
    """What the phone holds; -1 for "send it whole": unknown to it, of another life (0), or newer than ours."""
    held = have.get(str(dossier), -1)
    return held if 0 < held <= version else -1


def rows_after(connection: Connection, wanted: dict[UUID, int], start: Cursor) -> Sequence[Any]:
    if not wanted:
        return []
    dossier, version, collection, key = start
    return connection.execute(
        ROWS,
        {
            "ids": list(wanted), "since": list(wanted.values()), "dossier": dossier, "version": version,
            "collection": collection, "key": key, "rows": PAGE_ROWS + 1,
        },
    ).all()  # fmt: skip


def within_budget(rows: Sequence[Any], budget: int) -> tuple[list[Any], bool]:
    """The rows that fit, at least one; and whether something is left."""
    sent: list[Any] = []
    size = 0
    for row in rows[:PAGE_ROWS]:
        size += len(row.entry.encode())
        if sent and size > budget:
            return sent, True
        sent.append(row)
    return sent, len(rows) > len(sent)


def entries(
    wanted: dict[UUID, int], versions: dict[UUID, int], rows: list[Any], after: UUID, end: UUID | None
) -> list[dict[str, Any]]:
    """One entry per dossier of this page; those without rows belong to the page their id falls into."""
    changes: dict[UUID, list[orjson.Fragment]] = {
        dossier: [] for dossier in wanted if dossier > after and (end is None or dossier < end)
    }
    for row in rows:
        changes.setdefault(row.dossier_id, []).append(orjson.Fragment(row.entry))
    return [
        {
            "id": str(dossier), "from": max(wanted[dossier], 0), "version": versions[dossier],
            "whole": wanted[dossier] < 0, "changes": changes[dossier],
        }
        for dossier in sorted(changes)
    ]  # fmt: skip


def write_cursor(place: Cursor, epoch: UUID) -> str:
    return to_b64u(orjson.dumps([epoch, SCHEMA, *place]))


def read_cursor(cursor: str | None, epoch: UUID) -> Cursor:
    """Where to go on; from the start when there is no cursor, or it belongs to another epoch or schema."""
    if cursor is None:
        return START
    try:
        life, schema, dossier, version, collection, key = orjson.loads(from_b64u(cursor))
        if (life, schema) != (str(epoch), SCHEMA):
            return START
        return UUID(dossier), int(version), str(collection), str(key)
    except (ValueError, TypeError, AttributeError):
        return START
