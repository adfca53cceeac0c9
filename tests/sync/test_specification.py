"""The specification and the code name the same rules, codes and limits."""

import re

import backend.app  # noqa: F401  (every feature registers its verbs)
from backend.web.sync_problems import HELD, REJECTED, REQUESTS
from sync import protocol
from sync.registry import VERBS
from sync.spec import make_vectors
from tests.conftest import REPO

TEXT = (REPO / "sync" / "spec" / "PROTOCOL.md").read_text(encoding="utf-8")


def test_rules_are_numbered_once():
    numbers = re.findall(r"^- \*\*P(\d+)\*\*", TEXT, re.MULTILINE)
    assert numbers == sorted(set(numbers), key=int) and len(numbers) > 40


def test_every_code_of_the_text_has_words():
    codes = set(re.findall(r"`((?:sync|contest)\.[a-z_]+)`", TEXT))
    assert codes - (REQUESTS | HELD | REJECTED).keys() == set()


def test_every_code_the_engine_raises_has_words():
    sources = (REPO / "sync").rglob("*.py")
    raised = set()
    for path in sources:
        raised |= set(re.findall(r'"((?:sync|contest)\.[a-z_]+)"', path.read_text(encoding="utf-8")))
    assert raised - (REQUESTS | HELD | REJECTED).keys() == set()


def test_every_vector_is_named():
    assert {name for name in make_vectors.cases() if f"`{name}.json`" not in TEXT} == set()


def test_limits():
    assert (
        f"{protocol.LARGEST_MUTATION // 1024} KiB" in TEXT
        and f"{protocol.LARGEST_REQUEST // 1024} KiB" in TEXT
    )
    assert f"at most {protocol.MOST_PER_TRANSACTION}" in TEXT


def test_every_verb_stands_in_the_text():
    """P19: the table names each released verb, and those that are taken after the lock."""
    table = TEXT[TEXT.index("## 17. The verbs") :]
    named = re.findall(r"`([a-z_]+\.[a-z_]+/\d+)`( \*)?", table)
    released = {
        name: verb.after_lock
        for name, verb in VERBS.items()
        if name.partition(".")[0] not in {"test", "chaos"}
    }
    assert {name: bool(star) for name, star in named} == released
