"""The Chinese words of the codes, exactly those of the glossary (domain.md section 2; L22 for results).

One file of words serves both sides: the phone prints its forms with the same one.
"""

from pathlib import Path

import orjson

TEMPLATES = Path(__file__).with_name("templates")
WORDS: dict[str, dict[str, str]] = orjson.loads((TEMPLATES / "words.json").read_bytes())

OUTCOMES, OTHER_CODES, METHODS = WORDS["outcome"], WORDS["sub_code"], WORDS["method"]
MEASURES, MODES = WORDS["measure"], WORDS["mode"]
MEDIA_KINDS, PURPOSES, CHANNELS = WORDS["media"], WORDS["purpose"], WORDS["channel"]
ROLES, DEPARTMENT_ROLES = WORDS["team_role"], WORDS["department_role"]
SERVICES, SOURCES, GAPS = WORDS["service"], WORDS["source"], WORDS["gap"]
GIVEN, CONCLUSION_KINDS = WORDS["given"], WORDS["conclusion"]


def outcome_words(outcome: str | None, sub_code: str | None = None, note: str = "") -> str:
    """One result in words; 其他情况 always with what it is."""
    words = OUTCOMES.get(outcome or "", "")
    if outcome == "OTHER":
        extra = "：".join(part for part in (OTHER_CODES.get(sub_code or "", ""), note) if part)
        return f"{words}（{extra}）" if extra else words
    return words


def measure_words(measure: str, deadline: str | None) -> str:
    """What was ordered, with its deadline: 责令限期改正（2026-06-10前）(R85)."""
    words = MEASURES.get(measure, "")
    return f"{words}（{deadline}前）" if measure == "RECTIFY_BY" and deadline else words
