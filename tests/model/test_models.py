"""With all rules no promise breaks within the bounds; without any one of them the explorer tells how it breaks."""

from typing import Any

import pytest

from tests.model import table
from tests.model.explorer import Model, explore

FLOORS = {
    "pull": 25_000, "conflict": 8_000, "chain": 2_800, "lock": 12_000, "media": 1_200, "chain+media": 5_000, "pull+conflict": 7_000,
}  # fmt: skip
HOLES = [
    pytest.param(
        model, switch, id=f"{model.name}-{switch}", marks=[pytest.mark.soak] if switch in model.heavy else []
    )
    for model, switch in table.holes()
]
WALLS = [
    pytest.param(model, wall, id=f"{model.name}-{wall}") for model in table.MODELS for wall in model.walls
]


@pytest.mark.parametrize("model", table.MODELS, ids=lambda model: model.name)
def test_with_all_rules_every_promise_holds(model: type[Model[Any]]):
    found = explore(model())
    assert found.broken is None, found.told()
    assert found.whole
    assert found.states >= FLOORS[model.name]


@pytest.mark.parametrize(("model", "switch"), HOLES)
def test_without_the_rule_its_promise_breaks(model: type[Model[Any]], switch: str):
    found = table.without(model, switch)
    assert found.broken is not None, f"{switch} closes no hole within {model.hunts.get(switch, model.small)}"
    assert found.broken.startswith(model.holes[switch] + " "), found.told()
    assert found.trace


@pytest.mark.soak
@pytest.mark.parametrize(("model", "switch"), HOLES)
def test_in_the_same_bounds_with_all_rules_it_holds(model: type[Model[Any]], switch: str):
    """The trace is the rule's, not the bounds'."""
    if bounds := model.hunts.get(switch):
        assert explore(model(**bounds)).broken is None


@pytest.mark.parametrize(("model", "wall"), WALLS)
def test_a_wall_behind_another_is_not_missed_alone(model: type[Model[Any]], wall: str):
    assert explore(model({wall}, **model.hunts.get(wall, {}))).broken is None


def test_every_rule_stands_in_a_model_or_says_why_not():
    unheard = [rule for rule in table.rules() if not known(rule)]
    assert not unheard


def known(rule: str) -> bool:
    try:
        table.reason(rule)
    except KeyError:
        return False
    return True


def test_no_switch_names_a_rule_that_is_not_there():
    there = set(table.rules())
    assert {switch.split()[0] for _, switch in table.holes()} <= there
    assert table.NOT_MODELLED.keys() <= there
