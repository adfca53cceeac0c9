"""Packages are never installed through a link: npm would empty what it points to."""

import pytest

from backend.launch.pwa import refuse_link
from backend.launch.steps import StartFailed


def test_a_folder_of_its_own_is_used(tmp_path):
    (tmp_path / "node_modules").mkdir()
    refuse_link(tmp_path / "node_modules")


def test_a_missing_folder_is_made_by_npm(tmp_path):
    refuse_link(tmp_path / "node_modules")


def test_a_link_is_refused_and_named(tmp_path):
    (tmp_path / "theirs").mkdir()
    (tmp_path / "node_modules").symlink_to(tmp_path / "theirs")
    with pytest.raises(StartFailed, match="node_modules"):
        refuse_link(tmp_path / "node_modules")
