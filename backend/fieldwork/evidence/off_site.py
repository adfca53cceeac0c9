"""Off-site evidence (fixed electronic monitoring) supports an investigation only after two reviews (R80). Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]
SOURCE = "OFF_SITE"
# legal review, technical review
KINDS = ("LEGAL", "TECHNICAL")


def wants_investigation(finding: Row | None) -> bool:
    """Does the line's finding lead to 立案: its outcome, or the measure taken?"""
    if not finding or not finding["checked"]:
        return False
    pending = finding["outcome"] == "PROBLEM_PENDING_INVESTIGATION"
    return bool(pending or finding.get("measure") == "INVESTIGATE")


def is_off_site(row: Row) -> bool:
    return bool(row.get("source") == SOURCE)


def missing(row: Row, reviews: Mapping[str, Row]) -> list[str]:
    """Reviews a piece of evidence still lacks; `reviews` by SHA-256."""
    if not is_off_site(row):
        return []
    done = reviews.get(row["sha256"], {})
    return [kind for kind in KINDS if not done.get(kind)]


def refused(row: Row, reviews: Mapping[str, Row]) -> bool:
    """Did a review say that it must not be used?"""
    done = reviews.get(row["sha256"], {})
    return any(done.get(kind) and not done[kind]["usable"] for kind in KINDS)


def unreviewed(
    codes: Iterable[str], findings: Mapping[str, Row], evidence: Iterable[Row], reviews: Mapping[str, Row]
) -> list[str]:
    """Lines that lead to an investigation while off-site evidence on them lacks a review, in the order given."""
    waiting = {row["line"] for row in evidence if missing(row, reviews)}
    return [code for code in codes if code in waiting and wants_investigation(findings.get(code))]
