"""What a named recorder stands for (R76, R88, R92), and when its files are late. Pure; twin of evidence_gates.ts."""

from collections.abc import Iterable, Mapping
from typing import Any

Entry = Mapping[str, Any]
# A camera is emptied at its dock when the team is back; two days cover the trip and a weekend's stand-in.
IMPORT_WITHIN_MS = 48 * 3600 * 1000


def meets(entries: Iterable[Entry], purpose: str) -> bool:
    """Does a recorder stand for a duty to record: named for it, or on for the whole visit and still running?"""
    return any(
        each["purpose"] == purpose or (each["purpose"] == "SITE" and each["to"] is None) for each in entries
    )


def awaited(entries: Iterable[Entry]) -> list[Entry]:
    """Entries without their files, the oldest first."""
    return sorted((each for each in entries if each["state"] == "AWAITED"), key=lambda each: each["from"])


def overdue(entries: Iterable[Entry], now: int) -> list[Entry]:
    """Entries whose files should be here by now (ms)."""
    return [each for each in awaited(entries) if now - (each["to"] or each["from"]) > IMPORT_WITHIN_MS]
