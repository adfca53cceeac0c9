"""Two models at once: the chain with its file, and the pull with the contest of the row it pulls.

Each step is a step of one model; what the other shares with it follows in the same step (a mutation that arrives is the
one that names the file; a backup and a restore are of both; a write of the row is a version of its dossier).
"""

from collections.abc import Iterator
from typing import NamedTuple

from tests.model import chain_server, conflict, media, pull_server
from tests.model.chain import Chains
from tests.model.conflict import Conflict
from tests.model.explorer import Label, Model
from tests.model.media import Database, Media
from tests.model.pull import Pull

Versions = tuple[tuple[int, conflict.Row], ...]


class Evidence(NamedTuple):
    chain: chain_server.State
    file: media.State


class ChainAndFile(Model[Evidence]):
    """Number 1 of the first key names the file: what is restored, lost or forked there decides what may be cleared."""

    name = "chain+media"
    holes = {}
    small = {"captures": 1, "losses": 0, "cuts": 0, "garbles": 0}
    full = {"captures": 1, "losses": 1, "cuts": 0, "garbles": 0}
    deep = {"captures": 2, "losses": 0, "cuts": 1, "garbles": 0}

    def prepare(self, *, captures: int, losses: int, cuts: int, garbles: int) -> None:
        self.chains = Chains(captures=captures, losses=losses, restores=1)
        self.media = Media(cuts=cuts, damages=0, garbles=garbles, restores=1)

    def start(self) -> Evidence:
        return Evidence(self.chains.start(), self.media.start())

    def steps(self, state: Evidence) -> Iterator[tuple[Label, Evidence]]:
        for label, after in self.chains.steps(state.chain):
            if len(after.backups) < 2:
                yield label, Evidence(after, self.follow(state, after))
        for label, file in self.media.steps(state.file):
            shared = (
                file.backup != state.file.backup or file.left[media.RESTORE] != state.file.left[media.RESTORE]
            )
            clears = file.phone == "cleared" != state.file.phone
            if shared or file.base.acked != state.file.base.acked or (clears and not self.is_settled(state)):
                continue
            yield label, Evidence(state.chain, file)

    def is_settled(self, state: Evidence) -> bool:
        """P102: the phone has heard that the mutation is acknowledged."""
        return state.chain.chains[0].settled >= 1 or 1 in state.chain.chains[0].handed

    def follow(self, before: Evidence, after: chain_server.State) -> media.State:
        file = before.file
        if len(after.backups) > len(before.chain.backups):
            file = file._replace(backup=file.base)
        if after.left[chain_server.RESTORE] < before.chain.left[chain_server.RESTORE]:
            source = file.backup if after.backups and file.backup else Database()
            file = self.media.restored(media.spend(file._replace(backup=source), media.RESTORE))
        arrived = any(len(link) == 1 for link, _ in after.server[1][0].lines)
        return self.named(file) if arrived and not file.base.acked else file

    def named(self, file: media.State) -> media.State:
        base = file.base
        counts = base.counts | ({"A"} & base.brought)
        known = "declared" if base.file == "unknown" else base.file
        return file._replace(
            base=base._replace(acked=True, refers=base.refers | {"A"}, counts=counts, file=known)
        )

    def broken(self, state: Evidence) -> str | None:
        return self.chains.broken(state.chain) or self.media.broken(state.file)

    def is_done(self, state: Evidence) -> bool:
        recorded = bool(state.chain.chains[0].made) or not state.chain.left[chain_server.CAPTURE]
        if not self.chains.is_done(state.chain) or not recorded:
            return not recorded
        return state.file.phone != "stopped"


class Reading(NamedTuple):
    pull: pull_server.State
    row: conflict.State
    versions: Versions  # what the row was in each version of its dossier


class PullAndContest(Model[Reading]):
    """A reads the contested row by pages of dossier 0, which may be taken away meanwhile, and writes what it sees."""

    name = "pull+conflict"
    holes = {}
    small = {"writes": (1, 1), "moves": 1, "rows": 1}
    full = {"writes": (2, 1), "moves": 1, "rows": 1}
    deep = {"writes": (2, 2), "moves": 2, "rows": 2}

    def prepare(self, *, writes: tuple[int, ...], moves: int, rows: int) -> None:
        self.pull = Pull(rows=rows, writes=0, moves=moves, restores=0, own=False)
        self.contest = Conflict(phones=len(writes), writes=writes, relays=1, reads=0, words=0)

    def start(self) -> Reading:
        row = self.contest.start()
        return Reading(self.pull.start(), row, ((1, row.row),))

    def steps(self, state: Reading) -> Iterator[tuple[Label, Reading]]:
        for label, row in self.contest.steps(state.row):
            before, after = state.row.phones[0], row.phones[0]
            pulls = (before.row, before.lifted, before.taken) != (after.row, after.lifted, after.taken)
            pushes = before.sent != after.sent
            records = before.writes != after.writes
            if pulls or (pushes and state.pull.phone.paging) or (records and state.pull.phone.have[0] < 0):
                continue
            yield label, self.stamped(state, row)
        for label, pulled in self.pull.steps(state.pull):
            yield label, self.shown(state, pulled, label)

    def stamped(self, state: Reading, row: conflict.State) -> Reading:
        """P62: a write of the row is a version of its dossier."""
        server = state.pull.server._replace(own=row.phones[0].sent)
        versions = state.versions
        if row.row != state.row.row:
            version = server.versions[0] + 1
            server = pull_server.written(server, 0, 0, (version, 1))
            versions = (*versions, (version, row.row))
        return Reading(state.pull._replace(server=server), row, versions)

    def shown(self, state: Reading, pulled: pull_server.State, label: Label) -> Reading:
        """At the last page the screen shows the row of that version; what was acknowledged with it is lifted."""
        answer = label[1] if len(label) > 1 and isinstance(label[1], pull_server.Answer) else None
        if answer is None or answer.cursor or answer.want or answer.stale:
            return state._replace(pull=pulled)
        version = pulled.phone.rows[0][0][0]
        phone = state.row.phones[0]
        seen = dict(state.versions).get(version, conflict.Row(None, ()))
        lifted = max(phone.lifted, answer.own) if pulled.phone.have[0] >= 0 else phone.lifted
        phones = (phone._replace(row=seen, lifted=lifted), *state.row.phones[1:])
        return Reading(pulled, state.row._replace(phones=phones), state.versions)

    def broken(self, state: Reading) -> str | None:
        return self.pull.broken(state.pull) or self.contest.broken(state.row)

    def is_done(self, state: Reading) -> bool:
        return self.pull.is_done(state.pull) and self.contest.is_done(state.row)
