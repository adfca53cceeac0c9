"""A whole visit, played: two departments, two phones, one record."""

from typing import Any

from sync.phone import Made
from tests.backend.fieldwork.site import Visit, digest, finding

LINES = {"lead": ["C1", "C2"], "partner": ["M1", "M2"]}
QUALITY = {"M2": {"outcome": "QUALIFIED"}}
TWO = {"lead": ["lead", "second"], "partner": ["partner", "partner2"]}


def recorded(visit: Visit, who: str, lines: list[str], **changes: dict[str, Any]) -> dict[str, Any]:
    """One department checks in and records its lines on one phone; returns the findings."""
    for other in TWO[who]:
        visit.check_in(other, by=None if other == who else who)
    findings = {}
    for line in lines:
        change = QUALITY.get(line, {}) | changes.get(line, {})
        visit.record(who, line, **change)
        if change.get("outcome") == "PROBLEM_ORDERED_RECTIFY":
            visit.order(who, line, deadline=change.get("deadline"))
        findings[line] = finding(line, **change)
    return findings


def closed(visit: Visit, who: str, lines: list[str], **changes: dict[str, Any]) -> Made:
    """The same, and it closes its part."""
    findings = recorded(visit, who, lines, **changes)
    return visit.close_part(who, TWO[who], findings)


def closed_by_both(visit: Visit, *, answer: bool = True, **changes: dict[str, Any]) -> list[tuple[str, Made]]:
    """Both departments close, and the party signs on the leader's phone."""
    parts = [(who, closed(visit, who, lines, **changes)) for who, lines in LINES.items()]
    if answer:
        sign(visit)
    return parts


def sign(visit: Visit) -> Made:
    args = {
        "signer_name": "刘某（演示）", "signer_role": "当班经理", "signature": digest("hand of the party"),
        "sealed": False, "opinion": "情况属实", "record": digest("the record"),
    }  # fmt: skip
    return visit.capture("lead", "party.confirm", args, ["confirmation/self"])


def signed_rows(visit: Visit) -> list[str]:
    findings = [f"findings/{line}" for lines in LINES.values() for line in lines]
    parts = [f"parts/{department.id}" for department in (visit.cast.com, visit.cast.amr)]
    return [*findings, *parts, "confirmation/self"]


def play(visit: Visit, **changes: dict[str, Any]) -> Any:
    """Everything, sent; returns how the lock was settled. Every file is verified already."""
    parts = closed_by_both(visit, **changes)
    made = visit.lock("lead", parts, signed_rows(visit))
    visit.send("partner")
    settled = visit.send("lead")[made.seq]
    visit.verify("the record")
    return settled
