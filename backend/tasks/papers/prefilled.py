"""What is known before the visit, in the shape the forms are printed from. Twin of pwa/src/field/forms/prefilled.ts. Pure."""

import hashlib
from collections.abc import Mapping
from typing import Any

from backend.forms.sheets import Sheet
from sync.proofs import canonical

Rows = Mapping[str, Mapping[str, Mapping[str, Any]]]
Json = dict[str, Any]
COLLECTIONS = (
    "task", "members", "lines", "notice", "surprise", "urgent", "assignments", "preparation",
)  # fmt: skip
BEFORE = ("F-04", "F-06", "F-07")
BLANKS = ("F-10", "F-11", "F-12", "F-13")
TASK = (
    "task_no", "name", "industry", "planned_at", "surprise", "vehicle", "checklist", "approvals", "nth_this_year",
)  # fmt: skip
OBJECT = (
    "name", "uscc", "registration_no", "address_registered", "registration_status", "contact_name", "contact_phone",
)  # fmt: skip
UNKNOWN: Json = {
    "checked": None, "reason": "", "methods": [], "outcome": None, "sub_code": None, "note": "", "fact": "",
    "clause": "", "measure": None, "deadline": None,
}  # fmt: skip


def prefilled_sheets(rows: Rows, form: str) -> list[Sheet]:
    """A form as far as it is known before the visit; F-06 once for each department, no F-07 for a surprise check."""
    record, more = prefilled_record(rows), about_task(rows)
    if form == "F-07" and record["surprise"]:
        return []
    if form == "F-06":
        urgent = rows.get("urgent", {})
        return [
            sheet(form, record, more, part | {"urgent": urgent.get(part["id"])})
            for part in record["departments"]
        ]
    return [sheet(form, record, more, None)]


def sheet(form: str, record: Json, more: Json, one: Json | None) -> Sheet:
    content = canonical.dumps({"form": form, "record": record, "more": more, "one": one})
    return Sheet(form, record, hashlib.sha256(content).hexdigest(), {}, one, more, blank=True)


def prefilled_record(rows: Rows) -> Json:
    """The record of a visit that has not been made."""
    task = rows["task"]["self"]
    notice = rows.get("notice", {}).get("self")
    return {
        "kind": "liancha-prefilled/1",
        "task": {key: task[key] for key in ("task_no", "name", "field", "planned_at")},
        "object": {key: task["object"][key] for key in ("name", "uscc", "address_registered")},
        "departments": task["departments"], "surprise": task["surprise"],
        "team": [officer(row) for row in team_in_order(rows)],
        "lines": [line_of(row) for row in lines_in_order(rows)],
        "parts": [], "evidence": [], "contacts": [], "witnesses": [], "mode": None, "opinion": "",
        "visit": {"notice": notice, "measures": []}, "started_at": None, "closed_at": None,
    }  # fmt: skip


def about_task(rows: Rows) -> Json:
    """What F-04, F-06 and F-07 speak of beside it."""
    task = rows["task"]["self"]
    duties: dict[str, list[str]] = {}
    for code, row in sorted(rows.get("assignments", {}).items()):
        for user in row["users"]:
            duties.setdefault(user, []).append(code)
    materials = rows.get("preparation", {}).get("materials", {}).get("body") or []
    return {
        "task": {key: task[key] for key in TASK} | {"object": {key: task["object"][key] for key in OBJECT}},
        "members": team_in_order(rows), "lines": lines_in_order(rows),
        "notice": rows.get("notice", {}).get("self"), "surprise": rows.get("surprise", {}).get("self"),
        "materials": [one["value"] for one in materials],
        "duties": [{"user": user, "lines": codes} for user, codes in sorted(duties.items())],
    }  # fmt: skip


def team_in_order(rows: Rows) -> list[Mapping[str, Any]]:
    """By department as they take part, the leader first."""
    departments = [part["id"] for part in rows["task"]["self"]["departments"]]
    return sorted(
        rows.get("members", {}).values(),
        key=lambda row: (departments.index(row["department"]), row["role"] != "LEADER", row["user"]),
    )


def lines_in_order(rows: Rows) -> list[Mapping[str, Any]]:
    return sorted(rows.get("lines", {}).values(), key=lambda row: (row["order"], row["code"]))


def officer(row: Mapping[str, Any]) -> Json:
    keys = ("user", "name", "department", "role", "certificate_no")
    return {key: row[key] for key in keys} | {"in_at": None, "out_at": None}


def line_of(row: Mapping[str, Any]) -> Json:
    return {key: row[key] for key in ("code", "department", "item", "content")} | UNKNOWN
