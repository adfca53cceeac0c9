"""Adopting what a department, a court or a professional body has found (R81)."""

from typing import Any

from backend.fieldwork.evidence import rules
from backend.fieldwork.evidence.service import own_kinds
from backend.fieldwork.findings.service import require_recordable
from backend.fieldwork.site import Site
from backend.problems import Problem

COPIES = rules.PICTURES | {"DOC_SCAN"}
NEEDED = {"source": "出具单位", "number": "文号或者编号"}


def adopt(site: Site, args: dict[str, Any]) -> None:
    """AdoptedRow: source, number, date and a copy."""
    require_recordable(site, args["line"])
    if gaps := [label for key, label in NEEDED.items() if not args[key].strip()]:
        raise Problem("conclusion.incomplete", what="、".join(gaps))
    if not rules.could_hold(args["media"], own_kinds(site, args["media"]), COPIES):
        raise Problem("conclusion.copy_missing", line=args["line"])
    site.work.put("adopted", args["id"], {**args, "by": site.user, "at": site.at})
