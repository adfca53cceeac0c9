"""Which rules of PROTOCOL.md say MUST, and which tests bear their numbers.

A test that proves rule P41 carries the number: in Python in its name (`test_p41_…`) or as a word in its docstring,
in TypeScript as a word in its title or in that of the `describe` around it. `python -m tests.guards.protocol` lists rules without one.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.guards.rules import REPO

SPECIFICATION = REPO / "sync" / "spec" / "PROTOCOL.md"
PARAGRAPH = re.compile(r"^- \*\*(P\d+)\*\*(.*?)(?=^- \*\*P\d+\*\*|^#|\Z)", re.MULTILINE | re.DOTALL)
MUST = re.compile(r"\bMUST\b")
IN_NAME = re.compile(r"(?<![a-z0-9])p(\d{1,3})(?![a-z0-9])")
TITLE = re.compile(
    r"""(?:\b(?:test|it|describe)(?:\.\w+)?|\)|\])\(\s*(['"`])(?P<title>.*?)(?<!\\)\1""", re.DOTALL
)  # also behind it.each([…])
IN_WORDS = re.compile(r"\bP(\d{1,3})\b")


def binding(specification: str) -> list[str]:
    """The rules that say MUST (or MUST NOT), in their order."""
    return [number for number, words in PARAGRAPH.findall(specification) if MUST.search(words)]


def named_in_python(source: str) -> Iterator[tuple[str, str]]:
    """(rule, test) for every number in a test's name or docstring."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            words = IN_WORDS.findall(ast.get_docstring(node) or "")
            for number in {*IN_NAME.findall(node.name), *words}:
                yield f"P{number}", node.name


def named_in_typescript(source: str) -> Iterator[tuple[str, str]]:
    """(rule, title) for every number in a test's title."""
    for match in TITLE.finditer(source):
        for number in set(IN_WORDS.findall(match["title"])):
            yield f"P{number}", match["title"]


def tests_of() -> dict[str, list[str]]:
    """The tests of every rule over the whole repository; the models have a table of their own."""
    found: dict[str, list[str]] = defaultdict(list)
    for rule, test in everywhere():
        found[rule].append(test)
    return found


def everywhere() -> Iterator[tuple[str, str]]:
    for path in (REPO / "tests").rglob("test_*.py"):
        if path.parent.name not in {"model", "guards"}:
            yield from named_in_python(read(path))
    for folder in (REPO / "pwa" / "src", REPO / "pwa" / "tests"):
        for path in [*folder.rglob("*.test.ts"), *folder.rglob("*.scenario.ts")]:
            yield from named_in_typescript(read(path))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def main() -> int:
    there = tests_of()
    for rule in binding(read(SPECIFICATION)):
        sys.stdout.write(f"{rule} {len(there[rule])} {'; '.join(there[rule][:3]) or 'NO TEST'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
