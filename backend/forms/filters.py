"""What the templates may ask for beside Liquid's own filters. Twin of pwa/src/field/forms/filters.ts (same vectors).

Every filter takes what a record may hold, also nothing, and answers text (or a list of codes): a hole in a record is
a blank on the paper, never an error.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from backend.forms import dates
from backend.forms.words import WORDS

PROBLEMS = {"PROBLEM_ORDERED_RECTIFY", "PROBLEM_PENDING_INVESTIGATION", "UNQUALIFIED"}
AWAITED = "待检验"
ABSENT = {"NOT_PRESENT", "UNCOOPERATIVE"}
Row = Mapping[str, Any]


def key_of(value: Any) -> str:
    """A code as the words know it: yes and no are written true and false."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def moment(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def word(value: Any, kind: str) -> str:
    """A code in the glossary's words; a code nobody knows as it is."""
    if value is None or value == "":
        return ""
    return WORDS.get(kind, {}).get(key_of(value), key_of(value))


def words(values: Any, kind: str) -> str:
    return "、".join(word(each, kind) for each in values or [])


def ticks(chosen: Any, kind: str) -> str:
    """Every word of a kind with a box before it, filled where it was chosen (one code or several)."""
    several = chosen if isinstance(chosen, list) else [] if chosen is None else [chosen]
    marked = {key_of(each) for each in several}
    return "　".join(f"{'■' if code in marked else '□'}{text}" for code, text in WORDS.get(kind, {}).items())


def day(value: Any) -> str:
    return dates.day(moment(value))


def day_time(value: Any) -> str:
    return dates.day_and_time(moment(value))


def span(start: Any, end: Any = None) -> str:
    return dates.span(moment(start), moment(end))


def iso_day(value: Any) -> str:
    """2026-06-10 or 2026-06-10T09:30 as 2026年6月10日, with 9时30分 where it says so."""
    date, _, time = str(value or "").partition("T")
    pieces = date.split("-")
    if len(pieces) != 3 or not all(piece.isdigit() for piece in pieces):
        return str(value or "")
    hour, _, minute = time.partition(":")
    said = f" {int(hour)}时{minute}分" if hour.isdigit() and minute.isdigit() else ""
    return f"{int(pieces[0])}年{int(pieces[1])}月{int(pieces[2])}日{said}"


def outcome(line: Any, samples: Any = None) -> str:
    """The result of a line in words; 其他情况 with what it is; 待检验 while only a sample was taken (R82)."""
    if not isinstance(line, Mapping):
        return ""
    if not line.get("outcome"):
        sampled = line.get("checked") and any(row.get("line") == line.get("code") for row in samples or [])
        return AWAITED if sampled else ""
    words = word(line.get("outcome"), "outcome")
    parts = (word(line.get("sub_code"), "sub_code"), line.get("note") or "")
    extra = "：".join(part for part in parts if part) if line.get("outcome") == "OTHER" else ""
    return f"{words}（{extra}）" if extra else words


def measure(line: Any) -> str:
    """What was ordered, with its deadline: 责令限期改正（2026-06-10前）(R85)."""
    if not isinstance(line, Mapping):
        return ""
    words, deadline = word(line.get("measure"), "measure"), line.get("deadline")
    return f"{words}（{deadline}前）" if line.get("measure") == "RECTIFY_BY" and deadline else words


def found(line: Any) -> str:
    """Reason, fact and note of a line, each in a line of its own."""
    if not isinstance(line, Mapping):
        return ""
    parts = [line.get("reason"), line.get("fact"), line.get("note") if line.get("outcome") != "OTHER" else ""]
    return "\n".join(part for part in parts if part)


def issuer(record: Any) -> str:
    """The initiating department; the first where none is marked."""
    departments = record.get("departments") or []
    leading = [each["name"] for each in departments if each.get("role") == "INITIATING"]
    return str(next(iter(leading or [each["name"] for each in departments]), ""))


def methods_used(record: Any) -> list[str]:
    used = {method for line in record.get("lines") or [] for method in line.get("methods") or []}
    return sorted(used)


def summary(record: Any) -> str:
    """One sentence that counts; the facts themselves stand in block two."""
    lines = record.get("lines") or []
    checked = sum(1 for line in lines if line.get("checked"))
    problems = sum(1 for line in lines if line.get("outcome") in PROBLEMS)
    if record.get("mode") in ABSENT:
        return f"本次检查共 {len(lines)} 项，未能实施检查，有关情况如下。"
    return (
        f"本次检查共 {len(lines)} 项，已检查 {checked} 项，未检查 {len(lines) - checked} 项，"
        f"发现问题 {problems} 项。以上检查情况已当场向被检查对象反馈，具体内容见第二部分。"
    )


def person(name: Any, role: Any = None) -> str:
    return " / ".join(str(part) for part in (name, role) if part)


def of_kinds(rows: Any, kind: str) -> list[Row]:
    """Those media that are of a kind, e.g. VIDEO."""
    return [row for row in rows or [] if row.get("kind") == kind]


def ordered(record: Any) -> list[Row]:
    """The lines that ordered something: what somebody still has to do."""
    return [line for line in record.get("lines") or [] if (line.get("measure") or "NONE") != "NONE"]


def within(values: Any, hashes: Iterable[str]) -> list[Row]:
    """Those rows whose sha256 stands in a list."""
    wanted = set(hashes or [])
    return [row for row in values or [] if row.get("sha256") in wanted]


FILTERS: dict[str, Callable[..., Any]] = {
    "word": word, "words": words, "ticks": ticks, "day": day, "day_time": day_time, "span": span,
    "iso_day": iso_day, "outcome": outcome, "measure": measure, "found": found, "issuer": issuer,
    "methods_used": methods_used, "summary": summary, "person": person, "of_kinds": of_kinds, "ordered": ordered,
    "within": within,
}  # fmt: skip
