"""A department closes its lines with the handwriting of two of its officers."""

from typing import Any

from backend.fieldwork.findings.service import refuse_closed_part, refuse_too_few
from backend.fieldwork.site import Site
from backend.problems import Problem


def close(site: Site, args: dict[str, Any]) -> None:
    """PartRow. Lines a colleague recorded may arrive later: whether all are here is asked when the cut is filled."""
    member, department = site.require_officer(), args["department"]
    if member.department != department:
        raise Problem("part.not_own", department=site.department_name(department))
    refuse_closed_part(site, department)
    refuse_too_few(site, department)
    site.require_signatures([each["user"] for each in args["signatures"]], department)
    work = site.work
    row = {
        **args, "closed_at": site.at, "closed_by": site.user,
        "device": str(work.device_id), "seq": work.seq, "link": work.link.hex(),
    }  # fmt: skip
    work.put("parts", department, row)
