"""Files: upload, cut, verify, refer, clear (P100-P105), and what is owed of them when a dossier goes (P65).

One file of two pieces on A's phone, named by a mutation of his. X knows the hash and has other bytes: he uploads them
under it, and names the hash in a dossier of his own. Requests are cut or damaged, the store garbles what it is given,
the database is restored while the objects stay. (Nothing is ever swept from the store: what a phone was told is verified
and has cleared must not go for lack of a reference.)
"""

from collections.abc import Iterator
from typing import NamedTuple

from tests.model.explorer import Label, Model

WHOLE = 2
RIGHT, WRONG = "right", "wrong"


class Upload(NamedTuple):
    offset: int = 0
    spoilt: bool = False  # a damaged piece was counted
    ended: str = ""  # verified or quarantined


class Database(NamedTuple):
    """What a backup holds."""

    file: str = "unknown"  # unknown, declared, receiving, verified, quarantined
    acked: bool = False
    refers: frozenset[str] = frozenset()  # senders whose dossier names the hash
    counts: frozenset[str] = frozenset()  # those whose naming gives access
    brought: frozenset[str] = frozenset()  # who delivered the bytes


class State(NamedTuple):
    phone: str  # here, sent, verified, cleared, stopped, purged
    told: int  # as far as pieces have reached the server
    upload: Upload | None
    other: Upload | None  # X's
    base: Database
    stored: str  # the object under the hash: "", right or wrong
    backup: Database | None
    withdrawn: bool  # A may not hold the dossier any more
    left: tuple[int, ...]


CUT, DAMAGE, GARBLE, RESTORE = range(4)


class Media(Model[State]):
    name = "media"
    holes = {
        "P65 owed": "G6", "P101 cut": "G9", "P101 checksum": "G5", "P102 read": "G1", "P102 verified": "G1", "P102 acked": "G2",
        "P104 aside": "G1", "P104 final": "G1", "P104 whenever": "G5", "P104 phone": "G5", "P105 complete": "access",
        "P105 counts": "access",
    }  # fmt: skip
    small = {"cuts": 1, "damages": 1, "garbles": 1, "restores": 0}
    full = {"cuts": 2, "damages": 2, "garbles": 2, "restores": 1}
    deep = {"cuts": 4, "damages": 3, "garbles": 3, "restores": 2}

    def prepare(self, **left: int) -> None:
        self.left = tuple(left.values())

    def start(self) -> State:
        return State("here", 0, None, None, Database(), "", None, False, self.left)

    def steps(self, state: State) -> Iterator[tuple[Label, State]]:
        yield from self.uploads(state)
        yield from self.verifies(state)
        yield from self.phone(state)
        yield from self.stranger(state)
        yield from self.office(state)

    # --- A's upload ---------------------------------------------------------------------------------

    def uploads(self, state: State) -> Iterator[tuple[Label, State]]:
        up, base = state.upload, state.base
        if state.phone != "here":
            return
        if up is None or up.ended == "gone":
            if base.file == "quarantined" and not self.on("P104 whenever"):
                return
            begun, base = self.begin(base, "A")
            yield (
                ("A begins an upload{}", " (complete at once)" if begun.ended else ""),
                state._replace(upload=begun, base=base, told=begun.offset),
            )
        elif not up.ended and up.offset < WHOLE:
            yield ("A's request brings the rest",), self.moved(state, up._replace(offset=WHOLE))
            if state.left[CUT]:
                yield from self.cut(state, up)
            if state.left[DAMAGE]:
                spoilt = spend(state, DAMAGE)
                if self.on("P101 checksum"):
                    yield (
                        ("a request is damaged on its way: its checksum does not fit, nothing of it counts",),
                        spoilt,
                    )
                else:
                    yield (
                        ("P101 removed: a damaged request is counted",),
                        self.moved(spoilt, Upload(WHOLE, True)),
                    )
        if up and up.offset == WHOLE:
            yield ("A's phone hears that every byte is there",), state._replace(phone="sent")

    def cut(self, state: State, up: Upload) -> Iterator[tuple[Label, State]]:
        """P101: what arrived before a cut is kept."""
        offset = up.offset + 1 if self.on("P101 cut") else 0
        if offset < WHOLE:
            yield (
                ("A's request is cut after a piece; the server says its offset is {}", offset),
                self.moved(spend(state, CUT)._replace(told=max(state.told, 1)), up._replace(offset=offset)),
            )

    def moved(self, state: State, up: Upload) -> State:
        return state._replace(upload=up, told=max(state.told, min(up.offset, WHOLE - 1)))

    def begin(self, base: Database, who: str) -> tuple[Upload, Database]:
        """P105: complete at once for whoever brought it or may read it."""
        if base.file == "verified" and (who in base.brought | base.counts or not self.on("P105 complete")):
            counted = base.counts | (base.refers & {who})
            return Upload(WHOLE, False, "verified"), base._replace(
                brought=base.brought | {who}, counts=counted
            )
        waits = base.file in ("unknown", "declared", "quarantined")
        return Upload(), base._replace(file="receiving") if waits else base

    # --- the job that joins, reads again and hashes -------------------------------------------------

    def verifies(self, state: State) -> Iterator[tuple[Label, State]]:
        up = state.upload
        if up and up.offset == WHOLE and not up.ended:
            if up.spoilt:
                yield ("A's bytes have another hash: quarantine",), self.mismatch(state, "A")
            else:
                yield from self.stores(state)
        if state.other and not state.other.ended:
            yield ("X's bytes have another hash: quarantine",), self.mismatch(state, "X")

    def stores(self, state: State) -> Iterator[tuple[Label, State]]:
        """P102: verified only after the stored object was read again and hashed."""
        yield ("the object is stored, read again and verified",), self.verified(state._replace(stored=RIGHT))
        if state.left[GARBLE] and state.stored != RIGHT:
            garbled = spend(state, GARBLE)._replace(stored=WRONG)
            if self.on("P102 read"):
                yield (
                    ("the store garbles the object: reading it again shows it, the job will be repeated",),
                    garbled,
                )
            else:
                yield (
                    ("P102 removed: the store garbles the object and nobody reads it again",),
                    self.verified(garbled),
                )

    def verified(self, state: State) -> State:
        base = state.base
        base = base._replace(
            file="verified", brought=base.brought | {"A"}, counts=base.counts | (base.refers & {"A"})
        )
        return state._replace(base=base, upload=state.upload and state.upload._replace(ended="verified"))

    def mismatch(self, state: State, who: str) -> State:
        """P104: beside, never in place of anything; what is verified stays so."""
        base = state.base
        if base.file != "verified" or not self.on("P104 final"):
            base = base._replace(file="quarantined")
        stored = state.stored if self.on("P104 aside") else WRONG
        state = state._replace(base=base, stored=stored)
        if who == "X":
            return state._replace(other=Upload(WHOLE, True, "quarantined"))
        return state._replace(upload=Upload(WHOLE, True, "quarantined"))

    # --- the phone ----------------------------------------------------------------------------------

    def phone(self, state: State) -> Iterator[tuple[Label, State]]:
        base = state.base
        if not base.acked:
            counts = base.counts | ({"A"} if "A" in base.brought or not self.on("P105 counts") else set())
            file = "declared" if base.file == "unknown" else base.file
            yield (
                ("A's mutation is acknowledged; his dossier refers to the file",),
                state._replace(
                    base=base._replace(acked=True, refers=base.refers | {"A"}, counts=counts, file=file)
                ),
            )
        if state.phone in ("here", "sent") and base.file == "verified" and "A" in base.refers:
            yield (
                ("A's phone reads in its dossier that the file is verified",),
                state._replace(phone="verified"),
            )
        if (
            state.phone == "here"
            and base.file == "quarantined"
            and "A" in base.refers
            and not self.on("P104 phone")
        ):
            yield (
                ("P104 removed: A's phone reads that the file is quarantined, and stops",),
                state._replace(phone="stopped"),
            )
        if state.phone == "sent":
            yield from self.asks(state)
        may_clear = state.phone == "verified" or (state.phone == "sent" and not self.on("P102 verified"))
        if may_clear and (base.acked or not self.on("P102 acked")):
            yield ("A's phone clears the file",), state._replace(phone="cleared")
        if state.withdrawn and state.phone in ("here", "sent", "verified"):
            owed = not base.acked or state.phone != "verified"
            if not owed or not self.on("P65 owed"):
                yield ("the dossier leaves A's phone, and with it the file",), state._replace(phone="purged")

    def asks(self, state: State) -> Iterator[tuple[Label, State]]:
        """What became of his own upload: verified, gone (another life), or quarantined."""
        up = state.upload
        if up is None:
            yield ("A asks: his upload is gone, he sends anew",), state._replace(phone="here", told=0)
        elif up.ended == "verified":
            yield ("A asks: his upload is verified",), state._replace(phone="verified")
        elif up.ended == "quarantined":
            yield ("A asks: his upload is quarantined, he can do no more",), state._replace(phone="stopped")

    # --- X, and the office --------------------------------------------------------------------------

    def stranger(self, state: State) -> Iterator[tuple[Label, State]]:
        base = state.base
        if state.other is None:
            begun, after = self.begin(base, "X")
            if begun.ended:
                yield (
                    ("X begins an upload of the hash: complete at once",),
                    state._replace(other=begun, base=after),
                )
            else:
                yield (
                    ("X sends other bytes under the hash",),
                    state._replace(other=Upload(WHOLE, True), base=after),
                )
        if "X" not in base.refers:
            counts = base.counts | ({"X"} if "X" in base.brought or not self.on("P105 counts") else set())
            yield (
                ("X names the hash in a dossier of his own",),
                state._replace(base=base._replace(refers=base.refers | {"X"}, counts=counts)),
            )

    def office(self, state: State) -> Iterator[tuple[Label, State]]:
        if not state.withdrawn:
            yield ("the office takes the dossier from A",), state._replace(withdrawn=True)
        if state.left[RESTORE] and state.backup is None:
            yield ("a backup is made",), state._replace(backup=state.base)
        if state.left[RESTORE] and state.backup not in (None, state.base):
            yield (
                ("the database is restored; the store is listed and hashed",),
                self.restored(spend(state, RESTORE)),
            )

    def restored(self, state: State) -> State:
        """Uploads are forgotten; an object that has its hash is verified, and who brought it stands beside it."""
        base = state.backup or Database()
        brought = state.base.brought if state.stored == RIGHT else frozenset[str]()
        file = "verified" if state.stored == RIGHT else "declared" if base.refers else "unknown"
        base = base._replace(file=file, brought=brought, counts=base.counts | (base.refers & brought))
        return state._replace(base=base, upload=None, other=None)

    # --- promises -----------------------------------------------------------------------------------

    def broken(self, state: State) -> str | None:
        base = state.base
        if state.phone in ("cleared", "purged") and state.stored != RIGHT:
            return f"{'G6' if state.phone == 'purged' else 'G1'} the file is on no phone and not in the store"
        lives_once = state.left[RESTORE] == self.left[RESTORE]
        if state.phone == "cleared" and "A" not in base.counts and lives_once:
            return "G2 the file is gone from the phone and its author may not open it"
        if base.file == "verified" and state.stored != RIGHT:
            return "G1 the file is called verified and is not what was recorded"
        if "X" in base.counts:
            return "access X may read a file he never had"
        if state.upload and not state.upload.ended and state.upload.offset < state.told:
            return "G9 bytes the server had acknowledged are sent again"
        if state.stored == RIGHT and "A" in base.brought and base.file == "quarantined":
            return "G1 what was verified is so no more"
        return None

    def is_done(self, state: State) -> bool:
        known = state.phone in ("verified", "cleared", "purged")
        return known and state.base.acked and state.base.file == "verified" and "A" in state.base.counts


def spend(state: State, what: int) -> State:
    left = state.left
    return state._replace(left=(*left[:what], left[what] - 1, *left[what + 1 :]))
