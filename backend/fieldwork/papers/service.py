"""Signed paper: the pages of a printed form, wet-signed or stamped, photographed (R95, OGS8)."""

from collections.abc import Mapping
from typing import Any

from backend.audit import trail
from backend.fieldwork.models import FieldRecord
from backend.fieldwork.papers.files import show_files
from backend.fieldwork.site import Site
from backend.problems import Problem

NOT_READ = ""  # the code of pages whose QR nobody could read


def attach(site: Site, args: dict[str, Any]) -> None:
    """PaperRow. A missing page or a code that does not fit is a flag for review, never a reason to lose the paper."""
    _ = site.member
    pages = [page for page in args["pages"] if page]
    if not pages:
        raise Problem("paper.no_pages")
    row = {key: args[key] for key in ("id", "form", "code", "pages_expected", "pages")}
    site.work.put("papers", args["id"], {**row, "by": site.user, "at": site.at})
    show_files(site, pages, "DOC_SCAN", "PAPER")
    record = site.work.session.get(FieldRecord, site.task.id)
    signed = record.sha256.hex() if record else None
    for flag in flags_of(row, site.task.task_no, signed):
        site.flag(flag)
    trail.write(
        site.work.session, site.actor, "paper.attach", ("paper", args["id"]),
        task_id=site.task.id, form=args["form"], pages=len(pages), missing=len(missing_pages(row)),
    )  # fmt: skip


def missing_pages(row: Mapping[str, Any]) -> list[int]:
    """The numbers of the pages that were not photographed."""
    pages = list(row["pages"])
    return [n for n in range(1, row["pages_expected"] + 1) if n > len(pages) or not pages[n - 1]]


def flags_of(row: Mapping[str, Any], task_no: str, signed: str | None) -> list[str]:
    """What a reviewer must look at."""
    flags = ["paper_pages_missing"] if missing_pages(row) else []
    if row["code"] == NOT_READ:
        flags.append("paper_code_not_read")
    elif not fits(row["form"], row["code"], task_no, signed):
        flags.append("paper_of_another_record")
    return flags


def fits(form: str, code: str, task_no: str, signed: str | None) -> bool:
    """Does the pages' code name this form, this task and the signed record (SHA-256 in hex, None while unsigned)?

    `code` is what the QR says without its page: LC1:F-09:T-2026-F1-004:1A2B…:1. The other forms may have been
    filled by hand on a blank of the pack: their code is the blank's.
    """
    parts = code.upper().split(":")
    if len(parts) != 5 or parts[:3] != ["LC1", form, task_no.upper()]:
        return False
    return signed is None or form != "F-09" or parts[3] == signed[:16].upper()
