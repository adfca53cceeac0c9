"""R93: a department's lines are not checked, because the activity they are about is not carried on here."""

from typing import Any

from backend.fieldwork.evidence import rules
from backend.fieldwork.evidence.service import own_kinds
from backend.fieldwork.findings.service import refuse_closed_part, refuse_too_few
from backend.fieldwork.site import Site
from backend.problems import Problem

OUTCOME = "NO_RELEVANT_ACTIVITY"


def find_no_activity(site: Site, args: dict[str, Any]) -> None:
    """One FindingRow per line named. A line is inspected after all by recording it before the part is closed."""
    department = args["department"]
    if site.require_officer().department != department:
        raise Problem("part.not_own", department=site.department_name(department))
    for code in args["lines"]:
        site.require_own(code)
    refuse_closed_part(site, department)
    refuse_too_few(site, department)
    if not args["reason"].strip():
        raise Problem("no_activity.reason_missing")
    if not rules.could_hold(args["media"], own_kinds(site, args["media"]), rules.PICTURES):
        raise Problem("no_activity.photo_missing")
    for code in args["lines"]:
        site.work.put("findings", code, finding_row(site, code, args))


def finding_row(site: Site, code: str, args: dict[str, Any]) -> dict[str, Any]:
    return {
        "line": code, "department": args["department"], "checked": False, "reason": args["reason"],
        "outcome": OUTCOME, "sub_code": None, "note": "", "fact": "", "clause": "", "measure": "NONE",
        "deadline": None, "methods": ["ON_SITE"], "recorded_by": site.user, "recorded_at": site.at,
    }  # fmt: skip
