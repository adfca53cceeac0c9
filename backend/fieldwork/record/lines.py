"""The lines of the signed record, from the server's own rows. Twin of recordLines on the phone. Pure."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from sync.proofs import canonical

FROM_FINDING = (
    "checked", "reason", "methods", "outcome", "sub_code", "note", "fact", "clause", "measure", "deadline",
)  # fmt: skip
NOT_RECORDED: dict[str, Any] = {
    "checked": False, "reason": "", "methods": [], "outcome": None, "sub_code": None, "note": "", "fact": "",
    "clause": "", "measure": "NONE", "deadline": None,
}  # fmt: skip


def record_lines(
    lines: Iterable[Mapping[str, Any]],
    findings: Mapping[str, Mapping[str, Any]],
    department: str | None = None,
) -> list[dict[str, Any]]:
    """One entry per frozen line (of a department), in the checklist's order."""
    ordered = sorted(lines, key=lambda line: (line["order"], line["code"]))
    return [
        record_line(line, findings.get(line["code"], NOT_RECORDED))
        for line in ordered
        if department in (None, line["department"])
    ]


def record_line(line: Mapping[str, Any], finding: Mapping[str, Any]) -> dict[str, Any]:
    frozen = {key: line[key] for key in ("code", "department", "item", "content")}
    return frozen | {key: finding[key] for key in FROM_FINDING}


def lines_hash(
    lines: Iterable[Mapping[str, Any]], findings: Mapping[str, Mapping[str, Any]], department: str
) -> str:
    """SHA-256 (hex) of the canonical JSON of a department's entries: what part.close binds."""
    return hashlib.sha256(canonical.dumps(record_lines(lines, findings, department))).hexdigest()
