"""The README tells the truth: its commands exist, the files it names exist, nothing of a workplace is in the tree."""

import re
import subprocess
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.zh-CN.md"]


@pytest.mark.parametrize("name", READMES)
def test_every_make_command_exists(name):
    targets = set(re.findall(r"^([a-z0-9-]+):", (REPO / "Makefile").read_text(), re.MULTILINE))
    used = set(re.findall(r"\bmake ([a-z0-9-]+)", (REPO / name).read_text(encoding="utf-8")))
    assert used and used <= targets


@pytest.mark.parametrize("name", READMES)
def test_every_link_leads_somewhere(name):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", (REPO / name).read_text(encoding="utf-8"))
    assert [link for link in links if not (REPO / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_the_map_names_real_rooms(name):
    rooms = re.findall(
        r"^(backend/\w+|pwa/src/\w+|sync/\w+)/", (REPO / name).read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rooms and [room for room in rooms if not (REPO / room).is_dir()] == []


def test_ci_calls_the_test_command():
    assert "make test" in (REPO / ".ci" / "run").read_text()


def test_help_lists_every_command():
    shown = subprocess.run(["make", "help"], cwd=REPO, capture_output=True, text=True, check=True).stdout
    for command in ("run", "test", "check", "rules", "bench", "soak"):
        assert re.search(rf"^{command}\b", shown, re.MULTILINE)
