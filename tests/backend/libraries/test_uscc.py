"""The check character of the unified social credit code."""

import string

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.demo.places import DATA
from backend.libraries.uscc import ALPHABET, WEIGHTS, check_character, is_uscc

BODIES = st.text(st.sampled_from(ALPHABET), min_size=17, max_size=17)


@pytest.mark.rule("R13")
def test_it_works():
    assert is_uscc("91350100M000100Y43")
    assert not is_uscc("91350100M000100Y4Z")


def test_the_weights_are_those_of_the_standard():
    assert WEIGHTS == [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]


@pytest.mark.rule("R13")
def test_every_demo_object_has_a_right_code():
    rows = orjson.loads((DATA / "objects.json").read_bytes())["objects"]
    assert [row[0] for row in rows if not is_uscc(row[2])] == []


@pytest.mark.rule("R13")
@given(BODIES, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(body, place, other):
    code = body + check_character(body)
    changed = code[:place] + other + code[place + 1 :]
    assert is_uscc(code)
    assert is_uscc(changed) == (changed == code)


@pytest.mark.parametrize("letter", sorted(set(string.ascii_uppercase) - set(ALPHABET)))
def test_letters_that_look_like_figures_are_not_used(letter):
    assert not is_uscc("91350100M000100Y4" + letter)


@pytest.mark.parametrize("code", ["", "9135", "91350100M000100Y43 ", "９１350100M000100Y43"])
def test_other_shapes_are_wrong(code):
    assert not is_uscc(code)
