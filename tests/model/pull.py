"""Pull: paging, cursor, membership, leaving, epochs, answers that come late and twice (P33, P61-P67).

One phone is enough: phones meet only through the dossiers, and a colleague's write is to this one what the office's is.
A page holds one row (`page`). A row is (version, life): which of the server's lives wrote it, counted from 1 and negative
for a deletion. The phone records one mutation of its own, in dossier 0.
"""

from collections.abc import Iterator

from tests.model.explorer import Label
from tests.model.pull_server import (
    NO_ROW,
    Answer,
    Entry,
    Pages,
    Paging,
    Phone,
    Server,
    State,
    live,
    merged,
    ordered,
    put,
    written,
)  # fmt: skip


class Pull(Pages):
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
