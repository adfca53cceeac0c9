"""The lock and its cut: parts, relays, late and early work, a fork at the cut (P80, P81).

Three phones: L locks, P closes its part, S is a second officer's own phone that closes none. Each follows a script and
may stop anywhere; what is inside is decided by sync/conflict.py itself. A link is the name of its mutation: P:2 and P:2'
are two payloads with one number, because P's store lost the first after its screen had been read.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sync.conflict import inside_cut, whole_cut
from tests.model.explorer import Label, Model

Heads = frozenset[str]
CLOSE, LOCK, SUPPLEMENT = "part.close", "record.lock", "supplement.propose"
SCRIPTS = {
    "L": ("row h", LOCK, "row h", SUPPLEMENT),
    "P": ("row f", CLOSE, "row f", SUPPLEMENT),
    "S": ("row g", "row g"),
}
ROWS = ("row f", "row g", "row h")


class State(NamedTuple):
    made: tuple[tuple[str, ...], ...]  # of L, P, S in their order
    sent: tuple[int, ...]
    seen: Heads  # colleagues' work on L's screen
    signed: Heads | None  # the newest write of every row, as the party saw them
    cut: tuple[tuple[str, int, str], ...] | None  # what the lock names: device, number, link
    locked: bool  # the lock has arrived
    applied: tuple[str, ...]  # in order of arrival, what counts
    held: Heads  # proposed supplements
    waits: Heads
    early: Heads  # of these, what had been applied before the lock
    told: Heads  # whose author knows that it was taken back
    aside: Heads  # refused forks, their bytes kept
    relays: int
    losses: int


class Lock(Model[State]):
    name = "lock"
    holes = {
        "P80 own": "G4", "P80 reach": "G4", "P80 link": "G7", "P80 fork": "G4", "P81 late": "G4", "P81 early": "G7", "P81 back": "G4",
        "P81 after": "G7", "P81 told": "G2", "P81 free": "G5", "P117": "G4",
    }  # fmt: skip
    walls = {"P117": "P80 fork"}
    small = {"steps": {"L": 3, "P": 3, "S": 1}, "relays": 1, "losses": 0}
    full = {"steps": {"L": 4, "P": 4, "S": 2}, "relays": 1, "losses": 1}
    deep = {"steps": {"L": 4, "P": 4, "S": 2}, "relays": 3, "losses": 1}
    hunts = {
        "P80 link": {"steps": {"L": 2, "P": 2, "S": 0}, "relays": 0, "losses": 1},
        "P80 fork": {"steps": {"L": 2, "P": 2, "S": 0}, "relays": 0, "losses": 1},
        "P117": {"steps": {"L": 2, "P": 2, "S": 0}, "losses": 1},
        "P81 free": {"steps": {"L": 2, "P": 4, "S": 0}, "relays": 0},
    }

    def prepare(self, *, steps: dict[str, int], relays: int, losses: int) -> None:
        self.names = tuple(steps)
        self.most = tuple(steps.values())
        self.left = (relays, losses)

    def start(self) -> State:
        none = frozenset[str]()
        empty: tuple[tuple[str, ...], ...] = ((),) * len(self.names)
        return State(
            empty,
            (0,) * len(self.names),
            none,
            None,
            None,
            False,
            (),
            none,
            none,
            none,
            none,
            none,
            *self.left,
        )

    def steps(self, state: State) -> Iterator[tuple[Label, State]]:
        for at, name in enumerate(self.names):
            if len(state.made[at]) < self.most[at]:
                yield from self.records(state, at, name)
            if state.sent[at] < len(state.made[at]):
                head = state.made[at][state.sent[at]]
                moved = state._replace(sent=put(state.sent, at, state.sent[at] + 1))
                yield ("{} ({}) arrives by its own chain", head, self.what(head)), self.arrive(moved, head)
            if name != "L":
                yield from self.meets(state, at, name)
        if state.losses and len(state.made[1]) == 2 and state.sent[1] < 2 and "P:2" in state.seen:
            fork = (state.made[1][0], "P:2'")
            yield (
                ("P's store loses P:2 after L has read it; P records P:2' (row f)",),
                state._replace(made=put(state.made, 1, fork), losses=state.losses - 1),
            )
        news = frozenset(state.applied) - state.seen - set(state.made[0])
        if news and state.signed is None:
            yield ("L pulls what the server has",), state._replace(seen=state.seen | news)

    def meets(self, state: State, at: int, name: str) -> Iterator[tuple[Label, State]]:
        """L reads the screen (all of it); what it read is relayed with the next sync (P43)."""
        fresh = frozenset(state.made[at]) - state.seen
        forked = self.on("P117") and any(h[:3] == one[:3] for h in fresh for one in state.seen)
        if state.signed is None and fresh and not forked:
            yield ("L reads {}'s screen", name), state._replace(seen=state.seen | fresh)
        for head in sorted(state.seen & {h for h in state.seen if h[0] == name}) if state.relays else ():
            if head not in self.here(state):
                yield (
                    ("{} ({}) arrives through L", head, self.what(head)),
                    self.arrive(state._replace(relays=state.relays - 1), head),
                )

    def what(self, head: str) -> str:
        """What a mutation writes; the fork of P's closing is a finding."""
        if head.endswith("'"):
            return "row f"
        return SCRIPTS[head[0]][number(head) - 1]

    # --- recording, and the lock --------------------------------------------------------------------

    def records(self, state: State, at: int, name: str) -> Iterator[tuple[Label, State]]:
        head = f"{name}:{len(state.made[at]) + 1}"
        made = put(state.made, at, (*state.made[at], head))
        after = state._replace(made=made)
        if self.what(head) == LOCK:
            if CLOSE not in {self.what(one) for one in state.seen}:
                return  # the gate: the other department's part is here
            signed = self.screen(state)
            after = after._replace(signed=signed, cut=self.named(state.seen, signed))
        if self.what(head) == SUPPLEMENT and not state.locked:
            return
        yield ("{} records {} ({})", name, head, self.what(head)), after

    def screen(self, state: State) -> Heads:
        """The newest write of each row on L's screen."""
        here = {*state.seen, *state.made[0]}
        newest = {row: [h for h in here if self.what(h) == row] for row in ROWS}
        return frozenset(max(heads, key=lambda h: (number(h), h)) for heads in newest.values() if heads)

    def named(self, seen: Heads, signed: Heads) -> tuple[tuple[str, int, str], ...]:
        """P80: per other device its part.close; where a signed row lies beyond, or no part was closed, the row's number."""
        marks = {h[0]: (number(h), h) for h in seen if self.what(h) == CLOSE}
        for head in signed if self.on("P80 reach") else ():
            at_mark = self.on("P80 fork") and marks.get(head[0], (0, ""))[0] == number(head)
            if head[0] != "L" and (at_mark or marks.get(head[0], (0, ""))[0] < number(head)):
                marks[head[0]] = (number(head), "")
        return tuple(sorted((device, seq, link) for device, (seq, link) in marks.items()))

    # --- the server ---------------------------------------------------------------------------------

    def here(self, state: State) -> Heads:
        return frozenset(state.applied) | state.held | state.waits | state.aside

    def arrive(self, state: State, head: str) -> State:
        there = self.here(state)
        if head in there:
            return state
        if any(one[:3] == head[:3] for one in there):
            return state._replace(aside=state.aside | {head})  # P42: a fork
        return self.through(self.settle(state, head))

    def settle(self, state: State, head: str) -> State:
        if state.locked and not self.is_free(head) and not self.is_inside(state, head):
            if self.on("P81 after"):
                return state._replace(held=state.held | {head})
        elif state.locked and not self.on("P81 late") and not self.is_free(head):
            return state._replace(held=state.held | {head})
        base = f"{head[0]}:{number(head) - 2}" if number(head) == 3 else "S:1" if head == "S:2" else None
        if base and base not in self.here(state) - state.waits:
            return state._replace(waits=state.waits | {head})
        state = state._replace(applied=(*state.applied, head))
        return self.lock(state) if self.what(head) == LOCK else state

    def through(self, state: State) -> State:
        for head in sorted(state.waits):
            after = self.settle(state._replace(waits=state.waits - {head}), head)
            if head not in after.waits:
                return self.through(after)
        return state

    def is_free(self, head: str) -> bool:
        return self.what(head) == SUPPLEMENT and self.on("P81 free")

    def is_inside(self, state: State, head: str) -> bool:
        """sync/conflict.py; for its own device the cut is the lock itself."""
        cut = {device: {"seq": seq, "link": link} for device, seq, link in state.cut or ()}
        if self.on("P80 own"):
            cut = whole_cut(cut, "L", 2, "L:2")
        if not self.on("P80 link"):
            cut = {device: {**mark, "link": ""} for device, mark in cut.items()}
        return head == "L:2" or inside_cut(cut, head[0], number(head), head)

    def lock(self, state: State) -> State:
        """P81: what came earlier and lies outside goes back, and its author is told."""
        outside = {h for h in state.applied if not self.is_inside(state, h) and not self.is_free(h)}
        state = state._replace(locked=True)
        if not self.on("P81 early"):
            return state
        kept = [h for h in state.applied if h not in outside]
        if not self.on("P81 back"):
            rows = {self.what(h) for h in outside}
            kept = [h for h in kept if self.what(h) not in rows]
        gone = frozenset(state.applied) - set(kept)
        told = gone if self.on("P81 told") else frozenset[str]()
        return state._replace(applied=tuple(kept), held=state.held | gone, early=gone, told=told)

    # --- promises -----------------------------------------------------------------------------------

    def broken(self, state: State) -> str | None:
        if not state.locked or state.signed is None:
            return None
        if lost := sorted(state.signed & state.held):
            return f"G4 {lost[0]} was signed and is not in the record"
        history = state.signed | {h for s in state.signed for h in self.before(state, s)}
        shown = [h for h in state.applied if self.what(h) in ROWS and h not in history]
        if shown:
            return f"G7 the record shows {shown[0]}, which nobody signed"
        if lost := sorted(h for h in state.held if h in history):
            return f"G4 {lost[0]} led to what was signed and is not in the record"
        if taken := sorted(state.early - state.told):
            return f"G2 {taken[0]} was taken back and its author does not know"
        if any(self.what(h) == SUPPLEMENT for h in state.held):
            return "G5 a supplement, made for after the lock, is held like work that came too late"
        return None

    def before(self, state: State, head: str) -> Iterator[str]:
        """Earlier writes of the same row on the same chain: its history."""
        for one in state.made[self.names.index(head[0])]:
            if number(one) < number(head) and self.what(one) == self.what(head):
                yield one

    def is_done(self, state: State) -> bool:
        arrived = all(sent == len(made) for sent, made in zip(state.sent, state.made, strict=True))
        return arrived and not state.waits


def number(head: str) -> int:
    return int(head[2])


def put(items, at, value):  # type: ignore[no-untyped-def]
    return (*items[:at], value, *items[at + 1 :])
