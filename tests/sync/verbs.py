"""Verbs of the tests: the smallest handlers that meet everything a real one meets."""

from typing import Any

from backend.problems import Entry, catalogue
from sync.faults import Fault
from sync.registry import Work, handles, restores

RESTORED: list[tuple[str, str, Any]] = []  # what the last lock took back, as a feature would hear it

catalogue(
    {
        "test.never": Entry(422, "不可能", "手机自己应当知道。", "Never", outcome="rejected"),
        "test.not_yet": Entry(409, "稍后", "等待其他内容。", "Not yet", outcome="held"),
    }
)


def any_args(args: Any) -> dict[str, Any]:
    return dict(args)


def only_text(args: Any) -> dict[str, Any]:
    if not isinstance(args.get("text"), str):
        raise Fault("input.invalid", errors={"text": ["必填"]})
    return dict(args)


@handles("test.note/1", only_text)
def note(work: Work, args: dict[str, Any]) -> None:
    work.put("notes", args["key"], {"text": args["text"], "by": str(work.user_id)})


@handles("test.settle/1", any_args)
def settle(work: Work, args: dict[str, Any]) -> None:
    work.settle("notes", args["key"], {"text": args["text"], "by": str(work.user_id)}, args["saw"])


@handles("test.fault/1", any_args)
def fault(work: Work, args: dict[str, Any]) -> None:
    work.put("notes", args["key"], {"text": "left behind"})
    raise Fault(args["code"], secret="不应外泄")


@handles("test.crash/1", any_args)
def crash(work: Work, args: dict[str, Any]) -> None:
    work.put("notes", args["key"], {"text": "left behind"})
    raise ZeroDivisionError("a message that may quote personal data")


@handles("test.lock/1", any_args)
def lock(work: Work, args: dict[str, Any]) -> None:
    work.put("record", "self", {"locked": True})
    work.lock(args["cut"])


@handles("test.supplement/1", any_args, after_lock=True)
def supplement(work: Work, args: dict[str, Any]) -> None:
    work.put("supplements", args["key"], {"new": args["new"]})


@restores
def remember(work: Work, collection: str, key: str, value: Any) -> None:
    RESTORED.append((collection, key, value))
