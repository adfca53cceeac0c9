"""What a finding still lacks before it says something (R78, R82, R83, R97). Pure; twin of lineLacks on the phone."""

from collections.abc import Collection, Mapping
from typing import Any

PROBLEMS = {"PROBLEM_ORDERED_RECTIFY", "PROBLEM_PENDING_INVESTIGATION"}
Finding = Mapping[str, Any]


def lacks(finding: Finding | None, *, is_tested: bool = False) -> str | None:
    """The code of what is missing, None when the line is closed.

    `is_tested`: a sample of the line was taken; checked without an outcome it is TEST_PENDING, and done (R82).
    """
    if finding is None:
        return "finding.missing"
    if not finding["checked"]:
        return None if finding["reason"].strip() else "finding.reason_missing"
    if finding["outcome"] is None:
        return None if is_tested else "finding.outcome_missing"
    if finding["outcome"] == "OTHER" and not (finding["sub_code"] and finding["note"].strip()):
        return "finding.other_unexplained"
    if finding["outcome"] in PROBLEMS and not finding["fact"].strip():
        return "finding.fact_missing"
    if finding["measure"] == "RECTIFY_BY" and not finding["deadline"]:
        return "finding.deadline_missing"
    return None


def open_lines(
    codes: list[str], findings: Mapping[str, Finding], tested: Collection[str] = frozenset()
) -> list[str]:
    """Lines without a complete finding, in the order given; `tested` are the lines with a sample."""
    return [code for code in codes if lacks(findings.get(code), is_tested=code in tested) is not None]


def lines_tested(samples: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Codes of the lines of which a sample was taken."""
    return {sample["line"] for sample in samples.values()}


def wants_order(finding: Finding | None) -> bool:
    """责令改正 is an order with its form F-11, not only a word on the line (R83)."""
    return bool(finding and finding["checked"] and finding["outcome"] == "PROBLEM_ORDERED_RECTIFY")


def unordered(
    codes: list[str], findings: Mapping[str, Finding], measures: Mapping[str, Mapping[str, Any]]
) -> list[str]:
    """Lines that say 责令改正 and have no order, in the order given."""
    return [code for code in codes if wants_order(findings.get(code)) and code not in measures]
