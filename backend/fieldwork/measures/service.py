"""Giving the order to rectify on site."""

from typing import Any

from backend.fieldwork.evidence import rules
from backend.fieldwork.evidence.service import own_kinds
from backend.fieldwork.findings.service import require_recordable
from backend.fieldwork.site import Site
from backend.problems import Problem

PROOF = rules.RECORDINGS | {"SIGNATURE"}


def order(site: Site, args: dict[str, Any]) -> None:
    """MeasureRow, one per line (R83); an oral order is written down and proved (R84)."""
    require_recordable(site, args["line"])
    if not args["requirement"].strip():
        raise Problem("measure.requirement_missing", line=args["line"])
    if args["given"] == "ORAL":
        refuse_unproved(site, args)
    if args["number"] != number_of(site.task.task_no, args["line"]):
        site.flag("order_number_differs")
    saw = args.pop("saw")
    row = {**args, "by": site.user, "at": site.at}
    if saw:
        site.work.settle("measures", args["line"], row, saw)
    else:
        site.work.put("measures", args["line"], row)


def refuse_unproved(site: Site, args: dict[str, Any]) -> None:
    if not args["note"].strip():
        raise Problem("measure.note_missing", line=args["line"])
    if not rules.could_hold(args["media"], own_kinds(site, args["media"]), PROOF):
        raise Problem("measure.proof_missing", line=args["line"])


def number_of(task_no: str, line: str) -> str:
    """The number of F-11: every phone makes the same one, offline. Twin of orderNumber on the phone."""
    return f"{task_no}-责改-{line}"
