"""Conflicts on one row: bases, contests, held work, relays, settling (P15, P50-P56).

The verdicts are those of sync/conflict.py itself. Phones write what they see, in any order of uploads; colleagues carry
work that overtakes. What an author had seen when he wrote is his write's past; the promise is that whatever is not
standing any more was in the past of something that stands.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sync.conflict import LastWrite, Verdict, judge, keep_beside, unseen
from tests.model.explorer import Label, Model

Heads = frozenset[str]
OFFICE = "office"


class Write(NamedTuple):
    """One mutation: what it builds on, what it settles, what its author had seen."""

    base: str | None
    saw: tuple[str, ...]  # of a settling mutation; () otherwise
    past: Heads


class Row(NamedTuple):
    head: str | None
    beside: tuple[str, ...]


class Phone(NamedTuple):
    row: Row  # as it was pulled
    writes: tuple[Write, ...]
    lifted: int  # own writes up to here are in the rows and lie over them no more
    sent: int  # acknowledged up to here
    taken: Heads  # colleagues' writes read from their screens, laid over


class State(NamedTuple):
    phones: tuple[Phone, ...]
    row: Row
    known: Heads  # applied: writes the server knows
    waits: Heads  # held for what they build on
    refused: Heads  # settling mutations that had not seen everything: on record, not in the row
    released: Heads  # let through by a person
    left: tuple[int, int, int]  # relays to the server, screens read, words of a person


RELAY, READ, RELEASE = range(3)


class Conflict(Model[State]):
    name = "conflict"
    holes = {
        "P15": "G4", "P51": "G4", "P51 waits": "G4", "P51 through": "G5", "P52": "G13", "P53": "G4", "P54": "G4", "P55": "G4",
        "P56": "G4",
    }  # fmt: skip
    small = {"phones": 2, "writes": (2, 1), "office": False, "relays": 1, "reads": 1, "words": 1}
    full = {"phones": 3, "writes": (2, 1, 1), "office": False, "relays": 1, "reads": 0, "words": 1}
    deep = {"phones": 3, "writes": (2, 1, 1), "office": False, "relays": 1, "reads": 1, "words": 1}
    hunts = {
        "P51 through": {"words": 0},
        "P51 waits": {"phones": 3, "writes": (1, 1, 1), "relays": 0, "reads": 2, "words": 0},
        "P52": {"phones": 2, "writes": (2, 0), "office": True, "relays": 1, "reads": 0, "words": 1},
        "P55": {"phones": 3, "writes": (2, 1, 1), "relays": 0, "reads": 0, "words": 0},
    }

    def prepare(
        self, *, phones: int, writes: tuple[int, ...], office: bool, relays: int, reads: int, words: int
    ) -> None:
        self.names = "ABC"[:phones]
        self.writes = writes
        self.first = OFFICE if office else None
        self.left = (relays, reads, words)

    def start(self) -> State:
        row, none = Row(self.first, ()), frozenset[str]()
        phone = Phone(row, (), 0, 0, none)
        known = frozenset({OFFICE}) if self.first else none
        return State((phone,) * len(self.names), row, known, none, none, none, self.left)

    def steps(self, state: State) -> Iterator[tuple[Label, State]]:
        for at, phone in enumerate(state.phones):
            name = self.names[at]
            yield from self.records(state, at)
            if phone.sent < len(phone.writes):
                head = f"{name}:{phone.sent + 1}"
                moved = with_phone(state, at, phone._replace(sent=phone.sent + 1))
                yield ("{} arrives by its own chain", head), self.arrive(moved, head)
            pulled = phone._replace(
                row=state.row, lifted=phone.sent, taken=phone.taken - self.answered(state)
            )
            if pulled != phone:
                yield ("{} pulls: {}", name, state.row), with_phone(state, at, pulled)
            for head in self.written(state):
                yield from self.carried(state, at, head)
        for head in state.waits if state.left[RELEASE] else ():
            done = spend(state, RELEASE)._replace(
                waits=state.waits - {head}, released=state.released | {head}
            )
            yield ("a person lets {} through", head), self.through(self.apply(done, head, released=True))

    def carried(self, state: State, at: int, head: str) -> Iterator[tuple[Label, State]]:
        """P43: any write of a colleague may come through another phone, in any order."""
        author, phone = self.names.index(head[0]), state.phones[at]
        if author == at:
            if state.left[RELAY] and head not in self.answered(state):
                yield ("{} arrives through a colleague's phone", head), self.arrive(spend(state, RELAY), head)
        elif state.left[READ] and head not in phone.taken and head not in self.answered(state):
            taken = phone._replace(taken=phone.taken | {head})
            yield (
                ("{} reads {} from its author's screen", self.names[at], head),
                with_phone(spend(state, READ), at, taken),
            )

    def answered(self, state: State) -> Heads:
        return state.known | state.waits | state.refused

    def written(self, state: State) -> Iterator[str]:
        for name, phone in zip(self.names, state.phones, strict=True):
            for number in range(1, len(phone.writes) + 1):
                yield f"{name}:{number}"

    def of(self, state: State, head: str) -> Write:
        device, _, number = head.partition(":")
        return state.phones[self.names.index(device)].writes[int(number) - 1]

    # --- the phone ----------------------------------------------------------------------------------

    def records(self, state: State, at: int) -> Iterator[tuple[Label, State]]:
        """P15: the base is the head on the screen, own unsettled writes included."""
        phone, name = state.phones[at], self.names[at]
        if len(phone.writes) >= self.writes[at]:
            return
        row = self.screen(state, at)
        here = {head for head in (row.head, *row.beside) if head}
        past = frozenset(here).union(*(self.of(state, head).past for head in here if head != OFFICE))
        past = past.union(
            {f"{name}:{n + 1}" for n in range(len(phone.writes))}, *(own.past for own in phone.writes)
        )
        number = len(phone.writes) + 1
        write = Write(row.head, (), past)
        yield (
            ("{} writes {}:{} over {}", name, name, number, row),
            with_phone(state, at, phone._replace(writes=(*phone.writes, write))),
        )
        if row.beside:
            settling = write._replace(saw=tuple(sorted(here)))
            yield (
                ("{} settles by {}:{} what it sees: {}", name, name, number, row),
                with_phone(state, at, phone._replace(writes=(*phone.writes, settling))),
            )

    def screen(self, state: State, at: int) -> Row:
        """The row as pulled, with what is not in it yet laid over (pwa/src/domain/replay.ts)."""
        phone, name = state.phones[at], self.names[at]
        row = phone.row
        own = [f"{name}:{n}" for n in range(phone.lifted + 1, len(phone.writes) + 1)]
        for head in self.causal(state, [*sorted(phone.taken), *own]):
            row = self.laid(state, row, head)
        return row

    def causal(self, state: State, heads: list[str]) -> list[str]:
        ordered: list[str] = []
        while heads:
            ready = [h for h in heads if not self.of(state, h).past & set(heads)]
            ordered.append(ready[0])
            heads = [h for h in heads if h != ready[0]]
        return ordered

    def laid(self, state: State, row: Row, head: str) -> Row:
        write, (device, number) = self.of(state, head), split(head)
        standing = [split(h) for h in (row.head, *row.beside) if h and h != OFFICE]
        own = max((n for d, n in standing if d == device), default=None)
        if own is not None and own >= number:
            return row
        verdict = judge(last(row.head), write.base, device, number, own, True)
        return laid_down(row, head, write, verdict if not write.saw else Verdict.CURRENT)

    # --- the server ---------------------------------------------------------------------------------

    def arrive(self, state: State, head: str) -> State:
        """P38: what is settled stays as it was settled."""
        if head in self.answered(state):
            return state
        return self.through(self.apply(state, head))

    def apply(self, state: State, head: str, *, released: bool = False) -> State:
        write, (device, number) = self.of(state, head), split(head)
        base = write.base
        builds_on = state.known | (frozenset() if self.on("P51 waits") else state.waits)
        known = base is None or base in builds_on or base in state.refused
        if released and not known:
            base = None  # P56: what its author built on will not come any more
        own = max((n for d, n in map(split, state.known - {OFFICE}) if d == device), default=None)
        if not self.on("P52"):
            own = None
        verdict = judge(last(state.row.head), base, device, number, own, known or not self.on("P51"))
        blind = not self.on("P15") or not self.on("P53") or (released and not self.on("P56"))
        if blind:
            verdict = Verdict.CURRENT
        if verdict is Verdict.WAITS:
            return state._replace(waits=state.waits | {head})
        if (
            write.saw
            and self.on("P55")
            and unseen(state.row.head, entries(state.row.beside), list(write.saw))
        ):
            return state._replace(refused=state.refused | {head})
        row = laid_down(state.row, head, write, verdict, replaces=self.on("P54"))
        return state._replace(row=row, known=state.known | {head})

    def through(self, state: State) -> State:
        """P51: what waited for a write goes through by itself when that has come."""
        while self.on("P51 through"):
            ready = [h for h in sorted(state.waits) if self.of(state, h).base in state.known | state.refused]
            if not ready:
                break
            state = self.apply(state._replace(waits=state.waits - {ready[0]}), ready[0])
        return state

    # --- promises -----------------------------------------------------------------------------------

    def broken(self, state: State) -> str | None:
        standing = {head for head in (state.row.head, *state.row.beside) if head}
        seen = standing.union(*(self.of(state, head).past for head in standing if head != OFFICE))
        if lost := sorted(state.known - seen):
            return f"G4 {lost[0]} is overwritten, and nobody whose value stands had seen it"
        for head in standing - {OFFICE}:
            device, number = split(head)
            if state.row.head and split(state.row.head)[0] == device and split(state.row.head)[1] < number:
                return f"G13 {state.row.head} stands over {head}, which its own author wrote later"
            base = self.of(state, head).base
            if head in state.row.beside and base in state.row.beside and head not in state.released:
                return f"G4 {base} is shown as contested although {head} beside it was written over it"
            first = not any(f"{device}:{n}" in state.known for n in range(1, number))
            if head == state.row.head and base in state.row.beside and first and head not in state.released:
                return f"G4 {base} is contested by {head}, which was written over it"
        return None

    def is_done(self, state: State) -> bool:
        return not state.waits and all(phone.sent == len(phone.writes) for phone in state.phones)


def split(head: str) -> tuple[str, int]:
    device, _, number = head.partition(":")
    return device, int(number or 0)


def last(head: str | None) -> LastWrite | None:
    if head is None or head == OFFICE:
        return LastWrite(OFFICE) if head else None
    return LastWrite(head, *split(head))


def entries(beside: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"head": head} for head in beside]


def laid_down(row: Row, head: str, write: Write, verdict: Verdict, *, replaces: bool = True) -> Row:
    if write.saw:
        return Row(head, ())
    if verdict is Verdict.CURRENT:
        return Row(head, row.beside)
    device, number = split(head)
    if not replaces:
        return Row(row.head, tuple(sorted({*row.beside, head})))
    kept = keep_beside(entries(row.beside), {"head": head}, write.base, device, number)
    return Row(row.head, tuple(sorted(entry["head"] for entry in kept)))


def with_phone(state: State, at: int, phone: Phone) -> State:
    return state._replace(phones=(*state.phones[:at], phone, *state.phones[at + 1 :]))


def spend(state: State, what: int) -> State:
    left = state.left
    return state._replace(left=(*left[:what], left[what] - 1, *left[what + 1 :]))
