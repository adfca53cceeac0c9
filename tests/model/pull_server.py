"""The server of the pull's model: pages behind a cursor, as sync/pull.py has them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.model.explorer import Model

Row = tuple[int, int]
NO_ROW: Row = (0, 0)


class Entry(NamedTuple):
    """What is staged of one dossier, or one dossier of an answer."""

    since: int
    version: int
    whole: bool
    rows: tuple[Row | None, ...]


class Server(NamedTuple):
    epoch: int
    recovering: bool
    versions: tuple[int, ...]
    rows: tuple[tuple[Row, ...], ...]
    may: tuple[bool, ...]
    own: int  # version the phone's mutation was applied in; 0 not here, -1 held


class Answer(NamedTuple):
    stale: bool  # it does not name the open request
    epoch: int
    own: int
    entries: tuple[tuple[int, Entry], ...]
    leave: tuple[int, ...]
    cursor: tuple[int, int, int, int] | None  # epoch, dossier, version, row
    want: bool


class Paging(NamedTuple):
    cursor: tuple[int, int, int, int]
    entries: tuple[Entry | None, ...]


class Phone(NamedTuple):
    epoch: int  # -1 before the first answer
    have: tuple[int, ...]  # -1: not held
    rows: tuple[tuple[Row, ...], ...]
    paging: Paging | None
    own: str  # none, unsent, sent (acknowledged), lost
    overlay: bool  # laid over the rows on the screen
    asked: bool  # a request is open
    pushed: bool  # the open request carries the mutation
    full: bool  # the server wants `have` instead of the digest


class State(NamedTuple):
    server: Server
    backup: Server | None
    phone: Phone
    answers: tuple[Answer, ...]
    late: tuple[int, int, Row] | None  # a write that took its number and has not committed (without P62)
    withdrawn: tuple[bool, ...]  # once taken away: until it has left, its screen promises nothing
    writes: int
    moves: int
    restores: int


def put(items: tuple[Any, ...], at: int, value: Any) -> tuple[Any, ...]:
    return (*items[:at], value, *items[at + 1 :])


class Pages(Model[State]):
    """The rules the server keeps. `most` rows make a page."""

    dossiers: range
    width: int
    most: int

    def answer(self, state: State) -> tuple[Answer, Server]:
        server, phone = state.server, state.phone
        if phone.pushed and not server.own:
            server = self.settled(server)
        same_life = phone.epoch == server.epoch or not self.on("P67")
        quiet = not phone.full and not phone.paging and not phone.pushed and max(phone.have) >= 0
        have = self.sent_have(phone)
        if quiet:
            matches = phone.epoch == server.epoch and have == self.permitted(server)
            return Answer(
                False, server.epoch, server.own, (), (), None, not matches and self.on("P61")
            ), server
        return self.page(server, have if same_life else self.lapsed(have), phone), server

    def settled(self, server: Server) -> Server:
        """The phone's mutation rewrites row 0 of dossier 0; without access it is held."""
        if not server.may[0]:
            return server._replace(own=-1)
        version = server.versions[0] + 1
        return written(server, 0, 0, (version, server.epoch + 1))._replace(own=version)

    def sent_have(self, phone: Phone) -> tuple[int, ...]:
        """P64: each page's query sends the same `have`."""
        if self.on("P64 have") or not phone.paging:
            return phone.have
        staged = phone.paging.entries
        return tuple(one.version if one else held for one, held in zip(staged, phone.have, strict=True))

    def permitted(self, server: Server) -> tuple[int, ...]:
        return tuple(v if may else -1 for v, may in zip(server.versions, server.may, strict=True))

    def page(self, server: Server, have: tuple[int, ...], phone: Phone) -> Answer:
        """One row behind the cursor (P64), as sync/pull.py has it."""
        since = {
            d: have[d] if 0 < have[d] <= server.versions[d] else -1
            for d in self.dossiers
            if server.may[d] and have[d] != server.versions[d]
        }
        cursor = phone.paging.cursor if phone.paging else None
        if cursor and cursor[0] != server.epoch and self.on("P66 cursor"):
            cursor = None
        after = cursor[1:] if cursor else (-1, -1, -1)
        left = sorted(
            place for d in since for place in self.places(server, d, since[d], d == after[0]) if place > after
        )
        end = left[self.most - 1] if len(left) > self.most else None
        entries = []
        for d in since:
            here = [place for place in left[: self.most] if place[0] == d]
            if here or (d > after[0] and (end is None or d < end[0])):
                cut = end if end and end[0] == d == left[self.most][0] else None
                entries.append((d, self.entry(server, d, since[d], here, cut)))
        gone = (
            ()
            if end or server.recovering
            else tuple(d for d in self.dossiers if have[d] >= 0 and not server.may[d])
        )
        return Answer(
            False,
            server.epoch,
            server.own,
            tuple(entries),
            gone,
            (server.epoch, *end) if end else None,
            False,
        )

    def places(self, server: Server, d: int, since: int, begun: bool) -> Iterator[tuple[int, int, int]]:
        """Where rows stand in the order of pages: (dossier, version, row). What is `begun` tells of deletions too."""
        for row, (version, life) in enumerate(server.rows[d]):
            if version > since and (life > 0 or since >= 0 or (begun and self.on("P64 deleted"))):
                yield (d, version, row) if self.on("P64 order") else (d, row, row)

    def entry(
        self, server: Server, d: int, since: int, here: list[Any], cut: tuple[int, int, int] | None
    ) -> Entry:
        """`cut`: the page ends within this dossier."""
        rows: tuple[Row | None, ...] = (None,) * self.width
        for place in here:
            rows = put(rows, place[2], server.rows[d][place[2]])
        version = server.versions[d]
        if cut and self.on("P64 cut"):
            version = cut[1] - 1  # what is whole with this page
        return Entry(max(since, 0), version, since < 0, rows)

    def lapsed(self, have: tuple[int, ...]) -> tuple[int, ...]:
        """Of another life only the names mean something: 0 asks for all of it, and can still be told to leave."""
        return tuple(min(held, 0) if self.on("P66 leave") else -1 for held in have)


def live(row: Row) -> Row:
    """Deleted looks like never there."""
    return row if row[1] > 0 else NO_ROW


def written(server: Server, dossier: int, row: int, value: Row) -> Server:
    rows = put(server.rows, dossier, put(server.rows[dossier], row, value))
    versions = put(server.versions, dossier, max(server.versions[dossier], value[0]))
    return server._replace(rows=rows, versions=versions)


def merged(old: Entry | None, new: Entry) -> Entry:
    """Staged pages of one dossier: of a row met twice the higher version wins."""
    if old is None:
        return new
    rows = tuple(
        max(a or NO_ROW, b or NO_ROW) if a or b else None for a, b in zip(old.rows, new.rows, strict=True)
    )
    return Entry(new.since, max(old.version, new.version), old.whole or new.whole, rows)


def ordered(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    return tuple(sorted(set(answers), key=repr))
