"""The explorer finds what it says it finds, on a model one can hold in the head."""

from collections.abc import Iterator

import pytest

from tests.model.explorer import Label, Model, explore


class Counter(Model[int]):
    """Up by one or two, to a bound."""

    name = "counter"
    holes = {"no seven": "G1", "way home": "G5"}
    small = {"most": 10}

    def prepare(self, *, most: int) -> None:
        self.most = most

    def start(self) -> int:
        return 0

    def steps(self, state: int) -> Iterator[tuple[Label, int]]:
        for step in (1, 2):
            to = state + step
            if to <= self.most and (to != 7 or not self.on("no seven")):
                yield ("{} and {}", state, step), to
        if state == self.most and self.on("way home"):
            yield ("home",), 0

    def broken(self, state: int) -> str | None:
        return "G1 seven" if state == 7 else None

    def is_done(self, state: int) -> bool:
        return state == 0 or (state < 5 and not self.on("way home"))


def test_it_meets_every_state_once():
    found = explore(Counter())
    assert (found.broken, found.whole) == (None, True)
    assert found.states == 10
    assert found.depth == 5


def test_the_trace_is_a_shortest_one_and_in_words():
    found = explore(Counter({"no seven"}))
    assert found.broken == "G1 seven"
    assert len(found.trace) == 4
    assert found.told().splitlines()[0].startswith("  1. 0 and ")


def test_a_state_without_a_good_end_is_found():
    found = explore(Counter({"way home"}))
    assert found.broken is not None
    assert found.broken.startswith("G5")
    assert len(found.trace) == 3


def test_a_bound_of_size_is_said():
    assert not explore(Counter(most=100), most=20).whole


def test_a_switch_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no switch"):
        Counter({"P999"})
