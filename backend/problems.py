"""The catalogue of problems: a stable code, an HTTP status, words in Chinese and English, and an offline outcome.

Features add their own entries with `catalogue(...)` beside their code (`problems.py` of the feature or its
service module); the codes of the sync layer are given words in `backend/web/sync_problems.py`.
`{name}` in a text is filled from the details of the fault.
"""

from dataclasses import dataclass
from typing import Any, Literal

from sync.faults import Fault

Outcome = Literal["rejected", "held"]


@dataclass(frozen=True)
class Entry:
    """One problem: what happened (title), what to do (detail), in Chinese and English."""

    status: int
    title: str
    detail: str
    title_en: str
    detail_en: str = ""
    outcome: Outcome = "rejected"  # what a mutation meeting this problem becomes


CATALOGUE: dict[str, Entry] = {}


class Problem(Fault):
    """Raise `Problem("code", name=value)`; the edge turns it into application/problem+json."""


def catalogue(entries: dict[str, Entry]) -> None:
    """Add entries; a code is defined once."""
    doubled = CATALOGUE.keys() & entries.keys()
    if doubled:
        raise ValueError(f"problem codes defined twice: {sorted(doubled)}")
    CATALOGUE.update(entries)


def entry_of(code: str) -> Entry:
    return CATALOGUE.get(code) or CATALOGUE["server.unexpected"]


def fill(text: str, details: dict[str, Any]) -> str:
    """The text with its details; a missing detail shows as a dash, never as a crash."""

    class Gaps(dict[str, Any]):
        def __missing__(self, key: str) -> str:
            return "—"

    return text.format_map(Gaps(details))


def as_json(fault: Fault, english: bool = False) -> dict[str, Any]:
    """The one shape of every problem: {code, title, detail, errors?}."""
    entry = entry_of(fault.code)
    title, detail = (entry.title_en, entry.detail_en) if english else (entry.title, entry.detail)
    body: dict[str, Any] = {
        "code": fault.code,
        "title": fill(title, fault.details),
        "detail": fill(detail, fault.details),
    }
    if errors := fault.details.get("errors"):
        body["errors"] = errors
    return body


catalogue(
    {
        "server.unexpected": Entry(
            500,
            "系统内部错误",
            "已记录，请稍后重试；已保存的内容不受影响。",
            "Internal error",
            "It was logged. Try again later; nothing saved is affected.",
            outcome="held",
        ),
        "input.invalid": Entry(
            422,
            "填写内容有误",
            "请按提示修改后重新提交。",
            "Invalid input",
            "Correct the fields named and send again.",
        ),
        "input.not_json": Entry(
            400, "请求格式错误", "请发送 JSON 格式的内容。", "Not JSON", "Send a JSON body."
        ),
        "request.not_found": Entry(
            404, "未找到", "请检查地址或编号。", "Not found", "Check the address or number."
        ),
        "request.method_not_allowed": Entry(
            405,
            "不支持的操作",
            "此地址不接受该操作。",
            "Method not allowed",
            "This address does not accept it.",
        ),
        "request.too_large": Entry(413, "内容过大", "请分批发送。", "Too large", "Send it in smaller parts."),
        "access.sign_in_needed": Entry(401, "请先登录", "登录后继续，已填写内容不会丢失。", "Sign in first"),
        "access.expired": Entry(
            401, "登录已过期", "请重新登录；本机未上传的内容不会丢失。", "Session expired"
        ),
        "access.denied": Entry(
            403, "没有此权限", "请联系部门管理员。", "Not allowed", "Ask your administrator."
        ),
    }
)
