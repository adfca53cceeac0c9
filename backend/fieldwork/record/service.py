"""Locking the record on site: its hash is fixed, the cut is kept, the task is completed (R78, R94, R96)."""

from typing import Any

from backend import clock
from backend.audit import trail
from backend.fieldwork import progress
from backend.fieldwork.findings.completeness import lacks, lines_tested, wants_order
from backend.fieldwork.models import FieldRecord
from backend.fieldwork.site import Site
from backend.problems import Problem
from sync.proofs import record as code_of

# The result forms directly, whatever was inspected before (R91, R92).
DIRECT = ("NOT_PRESENT", "UNCOOPERATIVE")


def lock(site: Site, args: dict[str, Any]) -> None:
    """Accept the lock; what is not here yet makes the record incomplete, never the lock impossible."""
    site.require_officer()
    work = site.work
    if work.session.get(FieldRecord, site.task.id) is not None:
        raise Problem("record.locked")
    if args["code"].replace(" ", "") != code_of.code(bytes.fromhex(args["record"])):
        raise Problem("record.code_differs")
    refuse_open(site, args)
    flag_unnamed_record(site, args["record"])
    if args["gap"]:
        site.flag("gap")
    work.lock(args["cut"])
    work.session.add(field_record(site, args))
    work.put("record", "self", lock_row(site, args))
    complete(site, args["mode"])


def refuse_open(site: Site, args: dict[str, Any]) -> None:
    """What the locking phone itself must have seen to be open (R78): neither signed nor here, or here and unfinished."""
    signed = {each["row"] for each in args["rows"]}
    if "confirmation/self" not in signed and site.work.get("confirmation", "self") is None:
        raise Problem("record.not_answered")
    if args["mode"] in DIRECT:
        return
    heads = {each["row"]: each["head"] for each in args["rows"]}
    tested = tested_lines(site, signed)
    left = [code for code in site.lines if is_open(site, code, heads.get(f"findings/{code}"), code in tested)]
    if left:
        raise Problem("record.lines_open", count=len(left), lines="、".join(left))
    refuse_unordered(site, heads)
    departments = [str(part.department_id) for part in site.task.departments]
    unclosed = [d for d in departments if f"parts/{d}" not in signed and site.work.get("parts", d) is None]
    if unclosed:
        names = "、".join(site.department_name(each) for each in unclosed)
        raise Problem("record.parts_open", departments=names)


def tested_lines(site: Site, signed: set[str]) -> set[str]:
    """Lines with a sample (R82). One that was signed and is not here yet may be of any line."""
    here = site.work.all("samples")
    unseen = {row for row in signed if row.startswith("samples/")} - {f"samples/{key}" for key in here}
    return set(site.lines) if unseen else lines_tested(here)


def is_open(site: Site, code: str, signed_head: str | None, is_tested: bool) -> bool:
    """No finding was signed and none is here, or the very one that was signed says nothing yet."""
    finding = site.work.get("findings", code)
    if finding is None:
        return signed_head is None
    return is_as_signed(site, code, signed_head) and lacks(finding, is_tested=is_tested) is not None


def is_as_signed(site: Site, code: str, signed_head: str | None) -> bool:
    return signed_head in (None, site.work.head_of("findings", code))


def refuse_unordered(site: Site, heads: dict[str, str]) -> None:
    """责令改正 without its order (R83): neither signed nor here, while the finding here is the one that was signed."""
    work = site.work
    left = [
        code for code in site.lines
        if wants_order(work.get("findings", code))
        and is_as_signed(site, code, heads.get(f"findings/{code}"))
        and f"measures/{code}" not in heads and work.get("measures", code) is None
    ]  # fmt: skip
    if left:
        raise Problem("measure.order_missing", lines="、".join(left))


def flag_unnamed_record(site: Site, record: str) -> None:
    """The record's bytes must be on their way: named by this mutation or attached before."""
    if bytes.fromhex(record) not in site.work.media and site.work.get("evidence", record) is None:
        site.flag("record_not_attached")


def field_record(site: Site, args: dict[str, Any]) -> FieldRecord:
    work = site.work
    return FieldRecord(
        task_id=site.task.id, mode=args["mode"], sha256=bytes.fromhex(args["record"]),
        code=args["code"].replace(" ", ""), locked_at=work.effective_at, locked_by=work.user_id,
        device_id=work.device_id, seq=work.seq, cut=args["cut"], signed_rows=args["rows"],
    )  # fmt: skip


def lock_row(site: Site, args: dict[str, Any]) -> dict[str, Any]:
    """LockRow; `incomplete` until the cut is filled."""
    row = {key: args[key] for key in ("mode", "record", "code", "cut")}
    return {
        **row, "locked_at": site.at, "locked_by": site.user, "incomplete": True, "gap": args["gap"],
    }  # fmt: skip


def complete(site: Site, mode: str) -> None:
    """The inspection is done on the day it was locked in China; the 20 working days begin (R99)."""
    task, work = site.task, site.work
    task.on_site_ended_at = work.effective_at
    progress.complete(work.session, site.actor, task, mode, clock.local_day(work.effective_at))
    trail.write(work.session, site.actor, "record.lock", ("task", task.id), mode=mode)
