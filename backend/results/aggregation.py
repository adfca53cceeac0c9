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
# How the visit ended decides for every department, whatever was found before (R91, R92).
DIRECT = {
    "NOT_PRESENT": "UNREACHABLE_AT_REGISTERED_ADDRESS", "UNCOOPERATIVE": "SERIOUSLY_UNCOOPERATIVE",
    "TERMINATED": "OTHER",
}  # fmt: skip
# ... and why its open lines were not checked.
REASONS = {
    "NOT_PRESENT": "通过登记的住所（经营场所）无法联系",
    "UNCOOPERATIVE": "不配合检查情节严重，未能检查",
}


def department_outcome(lines: Iterable[Mapping[str, Any]], mode: str) -> str:
    """The outcome of a department's record lines, unless the visit ended without an inspection (R91, R92).

    A department that checked nothing has no finding of its own: 其他情况.
    """
    if mode in DIRECT:
        return DIRECT[mode]
    found = {line["outcome"] for line in lines if line["outcome"]}
    return next((outcome for outcome in SEVERITY if outcome in found), NOTHING_CHECKED)


def with_report(line: Mapping[str, Any], samples: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The line with the outcome its reports give it (R82): 不合格 as soon as one says so, 合格 when all are in."""
    reports = [report_in_force(sample) for sample in samples.values() if sample["line"] == line["code"]]
    if line["outcome"] is not None or not line["checked"] or not any(reports):
        return dict(line)
    if any(report and not report["qualified"] for report in reports):
        return {**line, "outcome": "UNQUALIFIED"}
    return {**line, "outcome": "QUALIFIED" if all(reports) else None}


def report_in_force(sample: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The report that counts: of the re-test once one was asked for (None while it is out), else the first."""
    again = sample.get("retest")
    report: Mapping[str, Any] | None = again["report"] if again else sample["report"]
    return report


def is_pending(line: Mapping[str, Any]) -> bool:
    """TEST_PENDING: checked, and the laboratory has not said yet."""
    return bool(line["checked"]) and line["outcome"] is None


def rectify_by(lines: Iterable[Mapping[str, Any]]) -> str | None:
    """The earliest deadline ordered (2026-06-10), None where nothing was."""
    return min((line["deadline"] for line in lines if line["deadline"]), default=None)
