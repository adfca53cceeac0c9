"""Pull: paging, cursor, membership, leaving, epochs, answers that come late and twice (P33, P61-P67).

One phone is enough: phones meet only through the dossiers, and a colleague's write is to this one what the office's is.
A page holds one row (`page`). A row is (version, life): which of the server's lives wrote it, counted from 1 and negative
for a deletion. The phone records one mutation of its own, in dossier 0.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.model.explorer import Label, Model

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


class Pull(Model[State]):
    name = "pull"
    holes = {
        "P33 id": "G3", "P33 once": "G3", "P61": "G5", "P62": "G3", "P63 from": "G3", "P63 whole": "G3",
        "P64 last": "G3", "P64 order": "G3", "P64 have": "G3", "P64 cut": "G3", "P64 deleted": "G3", "P64 push": "G2",
        "P65 owed": "G6", "P65 together": "G3", "P66 have": "G3", "P66 pages": "G3", "P66 cursor": "G3",
        "P66 leave": "G5", "P67": "G2",
    }  # fmt: skip
    small = {
        "dossiers": 2,
        "rows": 1,
        "writes": 1,
        "moves": 1,
        "restores": 1,
        "own": True,
        "late": 1,
        "page": 1,
    }
    full = {
        "dossiers": 2,
        "rows": 2,
        "writes": 2,
        "moves": 2,
        "restores": 1,
        "own": True,
        "late": 1,
        "page": 1,
    }
    deep = {
        "dossiers": 2,
        "rows": 2,
        "writes": 2,
        "moves": 2,
        "restores": 1,
        "own": True,
        "late": 2,
        "page": 1,
    }
    walls = {"P63 from": "P33 id", "P64 have": "P64 cut"}
    hunts = {
        **dict.fromkeys(
            ["P62", "P64 last", "P64 order", "P64 have", "P64 cut", "P64 deleted"],
            {"rows": 2, "writes": 2, "restores": 0, "own": False},
        ),
        "P66 cursor": {"rows": 2, "moves": 0, "own": False},
        "P61": {"restores": 0, "own": False},
        "P66 leave": {"own": False},
        "P64 push": {"rows": 2, "writes": 0, "moves": 2, "restores": 0},
        "P33 once": {"rows": 2, "writes": 2, "restores": 0, "own": False, "late": 2},
        "P63 from": {"rows": 2, "writes": 2, "restores": 0, "own": False, "late": 2},
    }

    def prepare(
        self,
        *,
        dossiers: int,
        rows: int,
        writes: int,
        moves: int,
        restores: int,
        own: bool,
        late: int,
        page: int,
    ) -> None:
        self.dossiers, self.width, self.late, self.own, self.most = range(dossiers), rows, late, own, page
        self.first = (writes, moves, restores)

    def start(self) -> State:
        """Every dossier has its rows, written together as version 1; the phone is new."""
        count, width = len(self.dossiers), self.width
        rows = (((1, 1),) * width,) * count
        server = Server(0, False, (1,) * count, rows, (True,) * count, 0)
        phone = Phone(
            -1, (-1,) * count, ((NO_ROW,) * width,) * count, None, "none", False, False, False, False
        )
        return State(server, None, phone, (), None, (False,) * count, *self.first)

    # --- what the office and the weather do ---------------------------------------------------------

    def steps(self, state: State) -> Iterator[tuple[Label, State]]:
        yield from self.office(state)
        yield from self.weather(state)
        phone, server = state.phone, state.server
        if self.own and phone.own == "none" and phone.have[0] >= 0:
            yield (
                ("the person records a mutation in dossier 0",),
                state._replace(phone=phone._replace(own="unsent", overlay=True)),
            )
        yield from self.asks(state)
        if phone.asked and sum(not one.stale for one in state.answers) < self.late:
            answer, server = self.answer(state)
            yield (
                ("the server answers the open request: {}", answer),
                state._replace(server=server, answers=ordered((*state.answers, answer))),
            )
        for n, answer in enumerate(state.answers):
            if not (answer.stale and self.on("P33 id")):
                rest = state.answers[:n] + state.answers[n + 1 :]
                yield ("the phone takes the answer {}", answer), self.take(state, answer, rest)

    def office(self, state: State) -> Iterator[tuple[Label, State]]:
        server = state.server
        if state.late:
            dossier, row, value = state.late
            yield (
                ("P62 removed: the slow write commits",),
                state._replace(server=written(server, dossier, row, value), late=None),
            )
        for dossier in self.dossiers:
            if state.writes:
                for row in range(self.width):
                    yield from self.write(state, dossier, row)
            if state.moves:
                may = put(server.may, dossier, not server.may[dossier])
                yield (
                    ("the office changes who may hold dossier {} (now {})", dossier, may[dossier]),
                    state._replace(
                        server=server._replace(may=may),
                        moves=state.moves - 1,
                        withdrawn=put(state.withdrawn, dossier, True),
                    ),
                )

    def write(self, state: State, dossier: int, row: int) -> Iterator[tuple[Label, State]]:
        """P62: the dossier is locked, its version rises by one, all in one transaction."""
        server, version = state.server, state.server.versions[dossier] + 1
        if state.late and state.late[0] == dossier:
            version = max(version, state.late[2][0] + 1)
        spent, life = state._replace(writes=state.writes - 1), server.epoch + 1
        yield (
            ("somebody writes row {} of dossier {} as version {}", row, dossier, version),
            spent._replace(server=written(server, dossier, row, (version, life))),
        )
        if server.rows[dossier][row][1] > 0:
            yield (
                ("somebody deletes row {} of dossier {} as version {}", row, dossier, version),
                spent._replace(server=written(server, dossier, row, (version, -life))),
            )
        if not self.on("P62") and not state.late:
            yield (
                ("P62 removed: a slow write takes version {} of dossier {}", version, dossier),
                spent._replace(late=(dossier, row, (version, life))),
            )

    def weather(self, state: State) -> Iterator[tuple[Label, State]]:
        server = state.server
        if state.restores and not state.backup:
            yield ("a backup is made",), state._replace(backup=server)
        if state.restores and state.backup and state.backup != server:
            restored = state.backup._replace(epoch=server.epoch + 1, recovering=True)
            yield (
                ("the server is restored from the backup under a new epoch",),
                state._replace(server=restored, restores=state.restores - 1, late=None),
            )
        if server.recovering:
            yield (
                ("the office confirms memberships: recovering ends",),
                state._replace(server=server._replace(recovering=False)),
            )

    # --- the phone asks, the server answers ---------------------------------------------------------

    def asks(self, state: State) -> Iterator[tuple[Label, State]]:
        """P33: a fresh id; the request before is abandoned, and with it its answers."""
        phone = state.phone
        pushed = phone.own == "unsent" and (phone.paging is None or not self.on("P64 push"))
        kept = () if self.on("P33 id") else tuple(one._replace(stale=True) for one in state.answers)
        after = state._replace(phone=phone._replace(asked=True, pushed=pushed), answers=ordered(kept))
        if after != state and len(kept) <= 1:
            yield (
                ("the phone opens a request{}", " (abandoning the one before)" if phone.asked else ""),
                after,
            )

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

    # --- the phone takes an answer in ---------------------------------------------------------------

    def take(self, state: State, answer: Answer, rest: tuple[Answer, ...]) -> State:
        phone = state.phone
        if not answer.stale:
            keep = () if self.on("P33 id") else tuple(one._replace(stale=True) for one in rest)
            again = (answer._replace(stale=True),) if not self.on("P33 id") else ()
            rest = ordered(keep + again) if self.on("P33 once") else state.answers
            phone = phone._replace(asked=False, pushed=False)
        phone = self.meet_epoch(phone, answer.epoch)
        if answer.own and phone.own == "unsent":
            phone = phone._replace(own="sent")
        elif not answer.own and phone.own == "sent":
            phone = phone._replace(own="unsent", overlay=True)
        if answer.want:
            return state._replace(phone=phone._replace(full=True), answers=rest)
        return state._replace(phone=self.turn(phone._replace(full=False), answer), answers=rest)

    def meet_epoch(self, phone: Phone, epoch: int) -> Phone:
        """P66: another life of the server."""
        if phone.epoch == epoch or phone.epoch < 0:
            return phone._replace(epoch=epoch)
        have = self.lapsed(phone.have) if self.on("P66 have") else phone.have
        paging = None if self.on("P66 pages") else phone.paging
        return phone._replace(epoch=epoch, have=have, paging=paging)

    def lapsed(self, have: tuple[int, ...]) -> tuple[int, ...]:
        """Of another life only the names mean something: 0 asks for all of it, and can still be told to leave."""
        return tuple(min(held, 0) if self.on("P66 leave") else -1 for held in have)

    def turn(self, phone: Phone, answer: Answer) -> Phone:
        """P64: staged until the last page, then shown together."""
        staged = phone.paging.entries if phone.paging else (None,) * len(phone.have)
        for d, entry in answer.entries:
            fits = entry.whole or staged[d] or entry.since == max(phone.have[d], 0)
            if fits or not self.on("P63 from"):
                staged = put(staged, d, merged(staged[d], entry))
        if answer.cursor:
            phone = phone._replace(paging=Paging(answer.cursor, staged))
            return phone if self.on("P64 last") else self.shown(phone, staged)
        phone = self.shown(phone._replace(paging=None), staged)
        for d in answer.leave:
            phone = self.left(phone, d)
        return phone._replace(overlay=phone.overlay and phone.own != "sent")

    def shown(self, phone: Phone, staged: tuple[Entry | None, ...]) -> Phone:
        have, rows = phone.have, phone.rows
        for d, entry in enumerate(staged):
            if entry:
                under = (NO_ROW,) * self.width if entry.whole and self.on("P63 whole") else rows[d]
                fresh = tuple(new or old for new, old in zip(entry.rows, under, strict=True))
                have, rows = put(have, d, entry.version), put(rows, d, fresh)
        return phone._replace(have=have, rows=rows)

    def left(self, phone: Phone, d: int) -> Phone:
        """P65: rows, staged pages and `have` together, after everything owed is settled."""
        if d == 0 and phone.own == "unsent":
            if self.on("P65 owed"):
                return phone
            phone = phone._replace(own="lost", overlay=False)
        rows = put(phone.rows, d, (NO_ROW,) * self.width)
        have = put(phone.have, d, -1) if self.on("P65 together") else phone.have
        return phone._replace(rows=rows, have=have)

    # --- promises -----------------------------------------------------------------------------------

    def broken(self, state: State) -> str | None:
        phone, server = state.phone, state.server
        if phone.own == "lost" and not server.own:
            return "G6 unsent work went with a dossier that was withdrawn"
        if phone.epoch != server.epoch:
            return None
        for d, held in enumerate(phone.have):
            newest = 0 if state.backup or state.withdrawn[d] else max(row[0] for row in phone.rows[d])
            for row, (mine, there) in enumerate(zip(phone.rows[d], server.rows[d], strict=True)):
                if there[0] <= max(held, newest) and live(mine) != live(there):
                    how = f"says it has version {held} of" if there[0] <= held else "half shows"
                    return f"G3 the phone {how} dossier {d} and its row {row} is another"
        shown = phone.overlay or state.withdrawn[0] or max(phone.have[0], phone.rows[0][0][0]) >= server.own
        if phone.own == "sent" and phone.have[0] >= 0 and not shown:
            return "G2 what the person recorded has vanished from the screen"
        return None

    def is_done(self, state: State) -> bool:
        phone, server = state.phone, state.server
        clean = all(
            held >= 0 or not any(life > 0 for _, life in rows)
            for held, rows in zip(phone.have, phone.rows, strict=True)
        )
        told = phone.own in ("none", "sent") and not phone.overlay
        return clean and told and phone.epoch == server.epoch and phone.have == self.permitted(server)


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
