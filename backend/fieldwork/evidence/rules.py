"""Which evidence a refusal or an unreachable party needs (R88, R91). Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

RECORDINGS = {"AUDIO", "VIDEO"}
PICTURES = {"PHOTO"}
SETTLED = {"verified", "lost"}


def could_hold(media: Iterable[str], kinds: Mapping[str, str], wanted: set[str]) -> bool:
    """May one of these files be of a wanted kind? A file this phone did not attach itself may be anything."""
    return any(kinds.get(sha256) is None or kinds[sha256] in wanted for sha256 in media)


def holds(media: Iterable[str], evidence: Mapping[str, Mapping[str, Any]], wanted: set[str]) -> bool:
    """Is one of these files attached and of a wanted kind? (asked at review, when everything is here)"""
    named = set(media)
    return any(row["sha256"] in named and row["kind"] in wanted for row in evidence.values())


def rows_of(evidence: Mapping[str, dict[str, Any]], sha256: str) -> dict[str, dict[str, Any]]:
    """Every attachment of one file, by key: the same picture may stand at several lines."""
    return {key: row for key, row in evidence.items() if row["sha256"] == sha256}


def by_file(evidence: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """One attachment of each file, by SHA-256: what is the same wherever it stands."""
    return {row["sha256"]: row for row in evidence.values()}


def attempts(contacts: Iterable[Mapping[str, Any]]) -> int:
    """Attempts to reach the party that say when, where to and with what result."""
    return sum(
        1 for each in contacts if each["time"] > 0 and each["number"].strip() and each["result"].strip()
    )


def unsettled(evidence: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Files whose bytes are neither verified nor given up as lost, each once."""
    return [sha256 for sha256, row in by_file(evidence).items() if row["state"] not in SETTLED]
