"""A department's outcome: the most serious of its items (R98). Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

# most serious first
SEVERITY = (
    "SERIOUSLY_UNCOOPERATIVE", "UNREACHABLE_AT_REGISTERED_ADDRESS", "PROBLEM_PENDING_INVESTIGATION",
    "UNQUALIFIED", "PROBLEM_ORDERED_RECTIFY", "FAILED_TO_DISCLOSE_INFO", "OTHER", "NO_RELEVANT_ACTIVITY",
    "QUALIFIED", "NO_PROBLEM_FOUND",
)  # fmt: skip
NOTHING_CHECKED = "OTHER"


def department_outcome(lines: Iterable[Mapping[str, Any]], mode: str) -> str:
    """The outcome of a department's record lines. Nobody reached: every department's result is that (R91).

    A department that checked nothing has no finding of its own: 其他情况.
    """
    if mode == "NOT_PRESENT":
        return "UNREACHABLE_AT_REGISTERED_ADDRESS"
    found = {line["outcome"] for line in lines if line["outcome"]}
    return next((outcome for outcome in SEVERITY if outcome in found), NOTHING_CHECKED)


def with_report(line: Mapping[str, Any], samples: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The line with the outcome its reports give it (R82): 不合格 as soon as one says so, 合格 when all are in."""
    reports = [sample["report"] for sample in samples.values() if sample["line"] == line["code"]]
    if line["outcome"] is not None or not line["checked"] or not any(reports):
        return dict(line)
    if any(report and not report["qualified"] for report in reports):
        return {**line, "outcome": "UNQUALIFIED"}
    return {**line, "outcome": "QUALIFIED" if all(reports) else None}


def is_pending(line: Mapping[str, Any]) -> bool:
    """TEST_PENDING: checked, and the laboratory has not said yet."""
    return bool(line["checked"]) and line["outcome"] is None


def rectify_by(lines: Iterable[Mapping[str, Any]]) -> str | None:
    """The earliest deadline ordered (2026-06-10), None where nothing was."""
    return min((line["deadline"] for line in lines if line["deadline"]), default=None)
