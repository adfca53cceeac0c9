"""Which rule of PROTOCOL.md stands in which model, and why the others stand in none."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.model.chain import Chains
from tests.model.composed import ChainAndFile, PullAndContest
from tests.model.conflict import Conflict
from tests.model.explorer import Found, Model, explore
from tests.model.lock import Lock
from tests.model.media import Media
from tests.model.pull import Pull

MODELS: tuple[type[Model[Any]], ...] = (Pull, Conflict, Chains, Lock, Media, ChainAndFile, PullAndContest)
SPECIFICATION = Path(__file__).resolve().parents[2] / "sync" / "spec" / "PROTOCOL.md"
RULE = re.compile(r"^- \*\*(P\d+)\*\*", re.MULTILINE)

FORMAT = "how bytes are written: vectors"
CHECK = "one check of one message, no order of events changes it: tests"
TIME = "arithmetic of clocks: vectors anchors.json"
LOCKS = "locks of PostgreSQL: tests with real sessions"
CODES = "the picture of a sequence of QR codes: vectors relay.json"
DOOR = "signing in and enrolling: tests of the routes"
READING = "how the rules beside it are read: what the models do already"
OTHERS = "backup, vault and export: tests of their own"
NOT_MODELLED = {
    "P1": FORMAT, "P2": FORMAT, "P3": FORMAT, "P4": FORMAT, "P5": "names that never meet: a UUID",
    "P10": FORMAT, "P12": "a limit kept while recording", "P13": FORMAT, "P14": "a fact of one payload",
    "P30": FORMAT, "P31": CHECK, "P35": LOCKS, "P37": FORMAT, "P50": FORMAT, "P60": FORMAT,
    "P70": TIME, "P71": TIME, "P72": TIME, "P82": FORMAT, "P100": FORMAT, "P103": FORMAT, "P106": CHECK,
    "P110": CODES, "P111": CODES, "P112": CODES, "P113": CODES, "P114": CODES, "P115": CODES, "P116": CHECK,
    "P118": "one hash of a part's lines: tests", "P119": FORMAT,
    "P6": DOOR, "P7": DOOR, "P8": DOOR, "P9": DOOR, "P17": FORMAT, "P18": READING, "P19": FORMAT, "P45": READING, "P46": READING,
    "P47": FORMAT, "P48": READING, "P49": FORMAT, "P57": READING, "P68": READING, "P69": READING, "P73": TIME, "P74": TIME,
    "P92": READING, "P93": "a closed chain's heads: test_hand_over", "P107": CHECK, "P108": FORMAT, "P109": CHECK,
}  # fmt: skip
OF_OTHERS = range(120, 150)


def rules() -> list[str]:
    """Every rule of the specification, in its order."""
    return RULE.findall(SPECIFICATION.read_text(encoding="utf-8"))


def holes() -> list[tuple[type[Model[Any]], str]]:
    """Every switch of every model."""
    return [(model, switch) for model in MODELS for switch in model.holes]


def reason(rule: str) -> str | None:
    """Why no model holds it; None for a rule that stands in one, KeyError for one nobody has thought of."""
    if any(switch.split()[0] == rule for _, switch in holes()):
        return None
    return OTHERS if int(rule[1:]) in OF_OTHERS else NOT_MODELLED[rule]


def without(model: type[Model[Any]], switch: str) -> Found:
    """The story of a rule removed (with the wall behind it, where there is one)."""
    off = {switch, model.walls.get(switch, switch)}
    return explore(model(off, **model.hunts.get(switch, {})))


def lines() -> Iterator[str]:
    """The table, a line per rule and switch."""
    for rule in rules():
        if why := reason(rule):
            yield f"{rule:5} -         {why}"
        for model, switch in holes():
            if switch.split()[0] == rule:
                yield line(model, switch)


def line(model: type[Model[Any]], switch: str) -> str:
    found = without(model, switch)
    rule, _, part = switch.partition(" ")
    behind = (
        f" (with {model.walls[switch]}: each is a wall behind the other)" if switch in model.walls else ""
    )
    told = f"{len(found.trace)} steps to {found.broken}" if found.broken else "NO TRACE"
    return f"{rule:5} {model.name:9} {part:9} {told}{behind}"
