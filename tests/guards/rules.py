"""`make rules`: which of R1–R146 have tests. Python tests carry @pytest.mark.rule("R88"), TypeScript ones R88 in the title."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
RULES = [f"R{number}" for number in range(1, 147)]
TITLE = re.compile(
    r"""\b(?:test|it)(?:\.each\([^)]*\)|\.prop\([^)]*\))?\(\s*(['"`])(?P<title>.*?)\1""", re.DOTALL
)
RULE_RANGE = re.compile(r"\bR(\d+)(?:\s*[–-]\s*R?(\d+))?\b")


def marked_in_python(source: str) -> Iterator[str]:
    """One rule per marked test function; a mark on a class or module counts for each of its tests."""
    tree = ast.parse(source)
    module_rules = [rule for node in tree.body if is_pytestmark(node) for rule in rules_in(node)]
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            outer = module_rules + [rule for mark in node.decorator_list for rule in rules_in(mark)]
            for inner in node.body:
                yield from of_function(inner, outer)
        else:
            yield from of_function(node, module_rules)


def of_function(node: ast.AST, outer: list[str]) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
        yield from set(outer) | {rule for mark in node.decorator_list for rule in rules_in(mark)}


def is_pytestmark(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(t, ast.Name) and t.id == "pytestmark" for t in node.targets
    )


def rules_in(node: ast.AST) -> Iterator[str]:
    """The arguments of every `…mark.rule(…)` call inside a node."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "rule":
            yield from (
                a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            )


def titled_in_typescript(source: str) -> Iterator[str]:
    """Every rule a test's title names: 'R88', 'R67–R69'."""
    for match in TITLE.finditer(source):
        found: set[str] = set()
        for first, last in RULE_RANGE.findall(match["title"]):
            found |= {f"R{n}" for n in range(int(first), int(last or first) + 1)}
        yield from found


def count() -> Counter[str]:
    """Tests per rule over the whole repository."""
    counted: Counter[str] = Counter()
    for path in (REPO / "tests").rglob("test_*.py"):
        counted.update(marked_in_python(path.read_text(encoding="utf-8")))
    for folder in (REPO / "pwa" / "src", REPO / "pwa" / "tests", REPO / "tests" / "e2e"):
        for path in [*folder.rglob("*.test.ts"), *folder.rglob("*.spec.ts")]:
            counted.update(titled_in_typescript(path.read_text(encoding="utf-8")))
    return counted


def main() -> int:
    counted = count()
    lines = [f"{rule} {counted[rule]}" for rule in RULES]
    covered = sum(1 for rule in RULES if counted[rule])
    sys.stdout.write("\n".join([*lines, f"covered {covered} of {len(RULES)}"]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
