"""Rules about every file: short, in its room, named for what it is, small enough for a repository."""

import re
import subprocess
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
CODE = {".py", ".ts", ".vue", ".css"}
CAP_LINES, CAP_BYTES = 400, 700_000
TOP = {
    "backend", "pwa", "sync", "tests", "Dockerfile", "README.md", "README.zh-CN.md", "Makefile", "pyproject.toml",
    "requirements.lock", "LICENSE", ".ci", ".gitignore", ".dockerignore", "compose.yaml",
}  # fmt: skip
EMPTY_NAMES = re.compile(r"(^|/)(utils?|helpers?|misc|common|manager)\.(py|ts|vue)$")


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files"], cwd=REPO, capture_output=True, text=True, check=True).stdout
    return [REPO / name for name in names.splitlines() if (REPO / name).exists()]


def shown(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(REPO)) for path in paths]


def test_no_file_is_longer_than_the_cap():
    code = [p for p in tracked() if p.suffix in CODE and p.name != "schema.d.ts"]
    assert shown([p for p in code if p.read_text(encoding="utf-8").count("\n") > CAP_LINES]) == []


def test_nothing_large_is_committed():
    assert shown([p for p in tracked() if p.stat().st_size > CAP_BYTES]) == []


def test_every_top_level_name_has_its_place():
    assert {p.relative_to(REPO).parts[0] for p in tracked()} - TOP == set()


def test_no_file_is_named_for_nothing():
    assert [name for name in shown(tracked()) if EMPTY_NAMES.search(name)] == []


def test_no_work_is_left_marked():
    pattern = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    code = [p for p in tracked() if p.suffix in CODE and "guards" not in p.parts]
    assert shown([p for p in code if pattern.search(p.read_text(encoding="utf-8"))]) == []


def test_no_test_is_switched_off():
    pattern = re.compile(
        r"pytest\.skip\(|mark\.skip|mark\.xfail|(?:test|it|describe)\.(?:skip|only|todo)\b|unittest\.mock|MagicMock|vi\.mock\("
    )
    tests = [p for p in tracked() if p.suffix in {".py", ".ts"} and "guards" not in p.parts]
    assert shown([p for p in tests if pattern.search(p.read_text(encoding="utf-8"))]) == []
