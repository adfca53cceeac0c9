"""What follows from findings, in words: each measure once, with its date. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from backend.forms.words import measure_words


def processing_of(lines: Iterable[Mapping[str, Any]]) -> str:
    """责令限期改正（2026-06-10前）、移送. Never the facts themselves: those are not public (R104)."""
    said = [measure_words(line["measure"], line["deadline"]) for line in lines if line["measure"] != "NONE"]
    return "、".join(dict.fromkeys(each for each in said if each))
