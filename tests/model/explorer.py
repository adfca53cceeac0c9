"""A small explicit-state explorer: every state a model can reach, breadth first, and the shortest way to a bad one.

A model is a class with frozen, hashable states. Its rules are switches: `without={"P33"}` builds the same model with
that rule of PROTOCOL.md removed. Two kinds of harm are found:

- a state that breaks a promise (`broken`), with the shortest trace to it;
- a state from which nothing can end well any more (`is_done` is reachable by no way), when the whole graph is known.
"""

import time
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

State = TypeVar("State")
Label = tuple[Any, ...]  # words with places for the rest: ("phone {} asks", 0)


class Model(Generic[State]):
    """What the explorer wants to know. Bounds are given as keyword arguments and stand in `bounds`."""

    name: ClassVar[str]
    holes: ClassVar[dict[str, str]]  # switch → the promise that breaks without it
    small: ClassVar[dict[str, Any]]  # bounds for make test
    full: ClassVar[dict[str, Any]]  # bounds for make model
    deep: ClassVar[dict[str, Any]]  # bounds for make model DEEP=1
    hunts: ClassVar[dict[str, dict[str, Any]]] = {}  # switch → bounds in which its trace is found
    heavy: ClassVar[frozenset[str]] = frozenset()  # switches whose trace lies too deep for make test
    walls: ClassVar[dict[str, str]] = {}  # switch → the one behind it: only without both the promise breaks

    def __init__(self, without: Iterable[str] = (), **bounds: Any) -> None:
        self.without = frozenset(without)
        unknown = self.without - self.holes.keys()
        if unknown:
            raise ValueError(f"{self.name} has no switch {sorted(unknown)}")
        self.bounds = {**self.small, **bounds}
        self.prepare(**self.bounds)

    def prepare(self, *_: Any, **bounds: Any) -> None:
        """Keep the bounds."""

    def on(self, rule: str) -> bool:
        return rule not in self.without

    def start(self) -> State:
        raise NotImplementedError

    def steps(self, state: State) -> Iterator[tuple[Label, State]]:
        """Everything that can happen next."""
        raise NotImplementedError

    def broken(self, state: State) -> str | None:
        """The promise this state breaks, in words that begin with its number."""
        raise NotImplementedError

    def is_done(self, state: State) -> bool:
        """Everything has arrived: from every state such a one must be within reach."""
        raise NotImplementedError

    def canonical(self, state: State) -> State:
        """One state for all that differ by names only."""
        return state


@dataclass
class Found:
    """What an exploration saw. `broken` is None when no promise broke; `whole` when no bound of size cut it."""

    states: int = 0
    edges: int = 0
    depth: int = 0
    seconds: float = 0.0
    whole: bool = True
    broken: str | None = None
    trace: list[str] = field(default_factory=list)

    def told(self) -> str:
        """The trace in words, one step a line."""
        lines = [f"{number:3}. {words}" for number, words in enumerate(self.trace, 1)]
        return "\n".join([*lines, f"  => {self.broken}"])


class Graph(Generic[State]):
    """The states met so far, numbered in the order of meeting, and who led to whom."""

    def __init__(self, model: Model[State]) -> None:
        self.model = model
        first = model.canonical(model.start())
        self.states: list[State] = [first]
        self.number: dict[State, int] = {first: 0}
        self.parents = array("l", [-1])
        self.depths = array("l", [0])
        self.targets = array("l")  # the edges of state n are targets[ends[n-1]:ends[n]]
        self.ends = array("l")

    def meet(self, state: State, parent: int) -> bool:
        """Add an edge; True when the state is new."""
        known = self.number.get(state)
        is_new = known is None
        if known is None:
            known = len(self.states)
            self.number[state] = known
            self.states.append(state)
            self.parents.append(parent)
            self.depths.append(self.depths[parent] + 1)
        self.targets.append(known)
        return is_new

    def trace(self, number: int) -> list[str]:
        """How one comes there from the start, in words."""
        way = [number]
        while self.parents[way[-1]] >= 0:
            way.append(self.parents[way[-1]])
        way.reverse()
        return [self.words(a, b) for a, b in zip(way, way[1:], strict=False)]

    def words(self, before: int, after: int) -> str:
        wanted = self.states[after]
        for label, state in self.model.steps(self.states[before]):
            if self.model.canonical(state) == wanted:
                return str(label[0]).format(*label[1:])
        raise AssertionError("the model is not a function of its state")

    def hopeless(self) -> int | None:
        """The first state from which nothing done can be reached."""
        count = len(self.states)
        sources = [array("l") for _ in range(count)]
        begin = 0
        for number in range(count):
            for edge in range(begin, self.ends[number]):
                sources[self.targets[edge]].append(number)
            begin = self.ends[number]
        hopeful = bytearray(count)
        queue = [number for number in range(count) if self.model.is_done(self.states[number])]
        for number in queue:
            hopeful[number] = 1
        while queue:
            for source in sources[queue.pop()]:
                if not hopeful[source]:
                    hopeful[source] = 1
                    queue.append(source)
        bad = hopeful.find(0)
        return bad if bad >= 0 else None


def explore(model: Model[Any], most: int = 5_000_000) -> Found:
    """Every reachable state, up to `most`; stops at the first broken promise."""
    began = time.perf_counter()
    graph = Graph(model)
    found = Found(broken=model.broken(graph.states[0]))
    bad: int | None = 0 if found.broken else None
    number = -1
    for number, state in enumerate(graph.states):
        bad = bad if bad is not None else expand(model, graph, number, state)
        if bad is not None or len(graph.states) > most:
            break
    found.whole = bad is None and number + 1 == len(graph.states)
    if found.whole and (bad := graph.hopeless()) is not None:
        found.broken = "G5 from here on nothing can end well any more"
    elif bad is not None:
        found.broken = model.broken(graph.states[bad])
    if bad is not None:
        found.trace = graph.trace(bad)
    found.states, found.edges, found.depth = len(graph.states), len(graph.targets), max(graph.depths)
    found.seconds = time.perf_counter() - began
    return found


def expand(model: Model[Any], graph: Graph[Any], number: int, state: Any) -> int | None:
    """Meet every successor; the number of the first that breaks a promise."""
    for _, after in model.steps(state):
        known = model.canonical(after)
        if graph.meet(known, number) and model.broken(known):
            return len(graph.states) - 1
    graph.ends.append(len(graph.targets))
    return None
