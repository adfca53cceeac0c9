"""What still waits for a person: held work, and values that stand beside each other."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import problems
from backend.forms.words import outcome_words
from backend.results.interruptions import WORDS as PAUSES
from backend.results.sheet import Sheet, latest_word
from backend.tasks.models import InspectionTask
from sync import tables as t
from sync.faults import Fault

VERBS = {
    "finding.record/1": "检查项记录", "finding.settle/1": "检查项选定", "evidence.attach/1": "音像资料",
    "part.close/1": "完成本部门检查", "party.confirm/1": "当事人确认", "party.refuse/1": "拒签记录",
    "party.unreachable/1": "无法联系记录", "party.uncooperative/1": "不配合记录", "visit.suspend/1": "中止检查",
    "visit.resume/1": "恢复检查", "visit.terminate/1": "终止检查", "visit.settle/1": "选定中止结束方式", "department.no_activity/1": "未开展相关经营活动",
    "record.lock/1": "锁定记录", "contact.log/1": "联系记录",
    "witness.record/1": "见证人", "line.assign/1": "分工", "supplement.propose/1": "补正",
    "recorder.note/1": "执法记录仪",
    "measure.order/1": "责令改正", "sample.take/1": "抽样", "conclusion.adopt/1": "采用其他结论",
    "clue.record/1": "问题线索",
    "team.declare/1": "回避声明", "replacement.request/1": "更换申请", "surprise.request/1": "突击检查申请",
    "schedule.set/1": "日程安排", "notice.give/1": "提前告知", "urgent.start/1": "紧急开始", "visit.tell/1": "亮证告知",
    "service.record/1": "送达", "paper.attach/1": "纸质文书",
    "team.check_in/1": "签到", "team.check_out/1": "签退", "team.confirm/1": "签到确认",
}  # fmt: skip


ROWS = {
    "pauses": "中止的结束方式", "measures": "责令改正通知书", "evidence": "音像资料", "confirmation": "当事人确认",
    "checkins": "签到", "told": "亮证告知", "notice": "提前告知", "schedule": "日程安排", "parts": "部门检查完成",
}  # fmt: skip
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
        what = line["item"] if line else ROWS.get(collection, row)
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
