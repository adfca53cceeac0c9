"""The signed record as the demo's phones build it, from the rows of the dossier: twin of pwa/src/domain/record.ts."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.fieldwork.record.lines import record_lines
from backend.tasks.models import InspectionTask
from sync.dossiers import read_rows
from sync.proofs import canonical

Rows = dict[str, dict[str, Any]]


def build(session: Session, task: InspectionTask, closing: dict[str, Any]) -> bytes:
    """Canonical bytes; `closing` is {mode, opinion, refusal, unreachable, closed_at}."""
    rows = {
        name: read_rows(session, task.id, name)
        for name in ("checkins", "parts", "evidence", "contacts", "witnesses")
    }
    head = read_rows(session, task.id, "task")["self"]
    unreachable = closing["unreachable"]
    address = head["object"]["address_registered"]
    return canonical.dumps(
        {
            "kind": "liancha-record/1",
            "task": named(task.id, head),
            "object": {
                "name": head["object"]["name"], "uscc": head["object"]["uscc"], "address_registered": address,
                "address_visited": (unreachable or {}).get("address_visited") or address,
            },
            "departments": head["departments"],
            "team": team(read_rows(session, task.id, "members"), rows["checkins"]),
            "lines": record_lines(task.lines_frozen, read_rows(session, task.id, "findings")),
            "parts": listed(rows["parts"], "department", "department", "lines_hash", "closed_at", "closed_by"),
            "evidence": evidence(rows["evidence"]),
            "contacts": listed(rows["contacts"], "time", "id", "time", "channel", "number", "result", "by"),
            "witnesses": listed(rows["witnesses"], "id", "name", "unit", "relation"),
            "started_at": min((row["in_at"] for row in rows["checkins"].values()), default=None),
            **closing,
        }
    )  # fmt: skip


def named(task_id: UUID, head: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": str(task_id), "task_no": head["task_no"], "name": head["name"], "field": head["field"],
        "planned_at": head["planned_at"], "profile": head["profile"]["code"],
    }  # fmt: skip


def team(members: Rows, checkins: Rows) -> list[dict[str, Any]]:
    names = ("user", "name", "department", "role", "certificate_no")
    return [
        {name: member[name] for name in names}
        | {key: checkins.get(user, {}).get(key) for key in ("in_at", "out_at")}
        for user, member in sorted(members.items())
    ]


def listed(rows: Rows, order: str, *names: str) -> list[dict[str, Any]]:
    return [{name: row[name] for name in names} for row in sorted(rows.values(), key=lambda row: row[order])]


def evidence(rows: Rows) -> list[dict[str, Any]]:
    """The record cannot list itself."""
    kept = {key: row for key, row in rows.items() if row["kind"] != "RECORD"}
    return listed(kept, "sha256", "sha256", "kind", "purpose", "line", "captured_at")
