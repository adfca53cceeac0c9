"""What still waits for a person: held work, and values that stand beside each other."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import problems
from backend.fieldwork.naming import COLLECTIONS, VERBS
from backend.forms.words import outcome_words
from backend.results.interruptions import WORDS as PAUSES
from backend.results.sheet import Sheet, latest_word
from backend.tasks.models import InspectionTask
from sync import tables as t
from sync.faults import Fault

# flags of nearly every mutation of a phone that was offline long: said last
TIMES = {"time_unverified", "clock_offset"}


def held(session: Session, task_id: UUID, names: dict[str, str]) -> list[dict[str, Any]]:
    """Work that arrived and waits for a decision: [{at, by, text}]."""
    m = t.mutation.c
    query = select(m.name, m.made_by, m.received_at, m.problem, latest_word()).where(m.dossier_id == task_id)
    found = [row for row in session.execute(query.order_by(m.received_at)) if row.word == "held"]
    return [
        {"at": row.received_at.isoformat(), "by": names.get(str(row.made_by)), "text": said(row)}
        for row in found
    ]


def said(row: Any) -> str:
    what = VERBS.get(row.name, row.name)
    if not row.problem:
        return f"{what}：锁定之后到达，待确认是否作为补正"
    told = problems.as_json(Fault(row.problem["code"], **(row.problem.get("details") or {})))
    return f"{what}：{told['title']}"


def contested(
    sheet: Sheet, task: InspectionTask, names: dict[str, str], open_to: list[UUID]
) -> list[dict[str, Any]]:
    """Rows with more than one value, as far as the account sees them: [{row, text, values}]."""
    of_line = {line["code"]: line for line in task.lines_frozen}
    allowed = {str(department_id) for department_id in open_to}
    shown = []
    for row, beside in sheet.contests.items():
        collection, _, key = row.partition("/")
        line = of_line.get(key) if collection == "findings" else None
        if not allowed or (line and line["department"] not in allowed):
            continue
        current = sheet.of(collection).get(key)
        values = ([value_of(current, names)] if current else []) + [
            value_of(entry["value"], names, entry) for entry in beside
        ]
        what = line["item"] if line else COLLECTIONS.get(collection, row)
        shown.append({"row": row, "text": what, "values": values})
    return shown


def value_of(
    value: dict[str, Any] | None, names: dict[str, str], entry: dict[str, Any] | None = None
) -> dict[str, Any]:
    """One of the values beside each other: who, when, what it says."""
    by = entry["by"] if entry else (value or {}).get("recorded_by")
    at = entry["at"] if entry else (value or {}).get("recorded_at", 0)
    if value and "ended" in value:
        return {"by": names.get(str(by)), "at": at, "text": ended_words(value)}
    text = outcome_words((value or {}).get("outcome"), (value or {}).get("sub_code")) if value else "已删除"
    fact = (value or {}).get("fact") or (value or {}).get("reason") or ""
    return {"by": names.get(str(by)), "at": at, "text": "：".join(part for part in (text, fact) if part)}


def ended_words(pause: dict[str, Any]) -> str:
    """恢复检查：雨停."""
    ended = pause["ended"]
    return f"{PAUSES[ended['how']]}：{ended['reason']}" if ended else "仍在中止"


def flagged(session: Session, task_id: UUID, names: dict[str, str]) -> list[dict[str, Any]]:
    """What the server marked for a person's eye, once a flag and author: [{flag, by, at, n, what}].

    `at` is when it happened first, `n` how often, `what` the acts in words.
    """
    m = t.mutation.c
    query = select(m.name, m.made_by, m.effective_at, m.received_at, m.flags).where(
        m.dossier_id == task_id, m.flags.is_not(None)
    )
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in session.execute(query.order_by(m.received_at, m.seq)):
        for flag in row.flags:
            at = (row.effective_at or row.received_at).isoformat()
            fresh = {"flag": flag, "by": names.get(str(row.made_by)), "at": at, "n": 0, "what": []}
            entry = found.setdefault((flag, str(row.made_by)), fresh)
            entry["n"] += 1
            entry["what"] = list(dict.fromkeys([*entry["what"], VERBS.get(row.name, row.name)]))
    return sorted(found.values(), key=lambda entry: (entry["flag"] in TIMES, entry["at"]))
