"""Every review flag and every verb the server knows has words at the desk, in both languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from backend.results.waiting import VERBS as WORDS
from sync.registry import VERBS

REPO = Path(__file__).resolve().parents[2]
LANGUAGES = ("zh-CN", "en")


def texts(node: ast.AST) -> Iterator[str]:
    yield from (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def flags_in(source: str) -> set[str]:
    """Names given to `.flag(…)`, and those a function called …flags… puts into a list."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of_flags = isinstance(node.func.value, ast.Name) and node.func.value.id == "flags"
            if node.func.attr == "flag" or (node.func.attr == "append" and of_flags):
                found |= set(texts(node))
        if isinstance(node, ast.FunctionDef) and "flags" in node.name:
            lists = [part for part in ast.walk(node) if isinstance(part, ast.List)]
            found |= {text for part in lists for text in texts(part)}
    return found


def set_by_the_server() -> set[str]:
    files = [path for room in ("backend", "sync") for path in (REPO / room).rglob("*.py")]
    named = set().union(*(flags_in(path.read_text(encoding="utf-8")) for path in files))
    return {name for name in named if re.fullmatch(r"[a-z_]+", name)}


def said(language: str) -> set[str]:
    words = (REPO / "pwa/src/locales" / language / "review_flags.ts").read_text(encoding="utf-8")
    return set(re.findall(r"^  (\w+): '.+',$", words, re.MULTILINE))


def test_the_guard_sees_each_way_a_flag_is_set():
    source = "def time_flags(x):\n    a = ['one']\n    return [*a, 'two']\nsite.flag('three')\nflags.append('four')"
    assert flags_in(source) == {"one", "two", "three", "four"}


def test_every_flag_has_words_in_both_languages():
    flags = set_by_the_server()
    assert len(flags) > 20
    for language in LANGUAGES:
        assert flags - said(language) == set()


def test_no_words_are_left_of_a_flag_nobody_sets():
    assert said("zh-CN") == said("en") == set_by_the_server()


def test_every_verb_of_a_visit_has_words(app):
    visits = {name for name in VERBS if not name.startswith(("approval.", "deputy.", "test."))}
    assert visits - set(WORDS) == set()
