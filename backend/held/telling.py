"""A mutation's arguments and a row's value in words: labels, names, dates; never JSON, never an id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import Department, User
from backend.fieldwork.naming import COLLECTIONS
from backend.held.labels import CODES, COUNTED, FIELDS, MOMENTS, PEOPLE
from backend.tasks.models import InspectionTask

Said = dict[str, str]  # {name, text}
MIB = 1024 * 1024


@dataclass
class Teller:
    """Knows the names of people, departments and lines of one task (or of none)."""

    lines: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    departments: dict[str, str] = field(default_factory=dict)

    def args(self, args: Mapping[str, Any]) -> list[Said]:
        """Every argument that says something, in the order a person reads them."""
        nested = args.get("value")
        flat = {**args, **nested} if isinstance(nested, dict) else dict(args)
        flat.pop("value", None)
        ordered = sorted((key for key in flat if key in FIELDS), key=list(FIELDS).index)
        said = [{"name": FIELDS[key], "text": self.value(key, flat[key])} for key in ordered]
        return [one for one in said if one["text"]]

    def row(self, collection: str, key: str) -> str:
        """What a row is about: 检查项 加油机强制检定."""
        about = self.lines.get(key) or self.people.get(key) or self.departments.get(key) or ""
        return f"{COLLECTIONS.get(collection, '记录')} {about}".strip()

    def text(self, value: Mapping[str, Any] | None) -> str:
        """A whole value in one paragraph; '' for none."""
        return "；".join(f"{one['name']}：{one['text']}" for one in self.args(value or {}))

    def value(self, key: str, value: Any) -> str:
        if value is None or value == "" or value == []:
            return ""
        if isinstance(value, bool):
            return self.truth(key, value)
        if key in COUNTED and isinstance(value, list):
            return COUNTED[key].format(n=len(value))
        if isinstance(value, list):
            return "、".join(filter(None, (self.value(key, one) for one in value)))
        if isinstance(value, dict):
            return self.value(key, value.get("user")) if key in PEOPLE else self.text(value)
        return self.number(key, value) if isinstance(value, int) else self.word(key, str(value))

    def truth(self, key: str, value: bool) -> str:
        if key == "checked":
            return "已检查" if value else "未检查"
        return "是" if value else "否"

    def number(self, key: str, value: int) -> str:
        if key in MOMENTS:
            return moment(value)
        if key == "size":
            return f"{value / MIB:.1f} MB" if value >= MIB else f"{max(1, value // 1024)} KB"
        return f"{round(value / 1000)} 秒" if key == "duration_ms" else str(value)

    def word(self, key: str, value: str) -> str:
        if key in CODES and value in CODES[key]:
            return "" if key == "measure" and value == "NONE" else CODES[key][value]
        if key in PEOPLE:
            return self.people.get(value, "" if is_id(value) else value)
        if key == "department":
            return self.departments.get(value, "")
        if key == "row":
            collection, _, name = value.partition("/")
            return self.row(collection, name)
        return self.lines.get(value, value) if key in {"line", "lines"} else value


def moment(ms: int) -> str:
    """2026年5月13日 10:05, in China."""
    try:
        at = datetime.fromtimestamp(ms / 1000, UTC).astimezone(clock.SHANGHAI)
    except (OverflowError, OSError, ValueError):
        return "时间不明"
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"


def is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def teller_of(session: Session, task: InspectionTask | None, *others: UUID | None) -> Teller:
    """The names a task's papers need; `others` are accounts named besides."""
    people = {str(one.user_id): one.frozen["name"] for one in task.members} if task else {}
    wanted = [one for one in others if one and str(one) not in people]
    found = session.execute(select(User.id, User.name).where(User.id.in_(wanted))) if wanted else ()
    people |= {str(user): name for user, name in found}
    departments = session.execute(select(Department.id, Department.name))
    lines = {line["code"]: f"{line['item']}（{line['code']}）" for line in task.lines_frozen} if task else {}
    return Teller(lines, people, {str(one): name for one, name in departments})
