"""What a finding still lacks before it says something (R78, R97). Pure; twin of findingBarriers on the phone."""

from collections.abc import Mapping
from typing import Any

PROBLEMS = {"PROBLEM_ORDERED_RECTIFY", "PROBLEM_PENDING_INVESTIGATION"}
Finding = Mapping[str, Any]


def lacks(finding: Finding | None) -> str | None:
    """The code of what is missing, None when the line is closed."""
    if finding is None:
        return "finding.missing"
    if not finding["checked"]:
        return None if finding["reason"].strip() else "finding.reason_missing"
    if finding["outcome"] is None:
        return "finding.outcome_missing"
    if finding["outcome"] == "OTHER" and not (finding["sub_code"] and finding["note"].strip()):
        return "finding.other_unexplained"
    if finding["outcome"] in PROBLEMS and not finding["fact"].strip():
        return "finding.fact_missing"
    if finding["measure"] == "RECTIFY_BY" and not finding["deadline"]:
        return "finding.deadline_missing"
    return None


def open_lines(codes: list[str], findings: Mapping[str, Finding]) -> list[str]:
    """Lines without a complete finding, in the order given."""
    return [code for code in codes if lacks(findings.get(code)) is not None]
