"""Recording what was found on a line, and settling what two phones recorded differently."""

from typing import Any

from backend.fieldwork.before.declarations import bar_declared
from backend.fieldwork.before.urgency import flag_unapproved
from backend.fieldwork.evidence import off_site
from backend.fieldwork.site import Site
from backend.fieldwork.team.presence import most_possible
from backend.problems import Problem


def record(site: Site, args: dict[str, Any]) -> None:
    """One line's finding. An unfinished one may be kept: completeness is asked when the record is closed (R78)."""
    value = finding_row(site, args)
    site.work.put("findings", args["line"], value)
    flag_unreviewed(site, value)


def settle(site: Site, line: str, args: dict[str, Any], saw: list[str]) -> None:
    """An inspector of the owning department ends a contest, naming every value he saw (R139)."""
    value = finding_row(site, {**args, "line": line})
    site.work.settle("findings", line, value, saw)
    flag_unreviewed(site, value)


def flag_unreviewed(site: Site, finding: dict[str, Any]) -> None:
    """立案 over electronic monitoring nobody has reviewed yet: recorded, and the office looks at it (R80)."""
    line = finding["line"]
    evidence, reviews = site.work.all("evidence"), site.work.all("evidence_reviews")
    if off_site.unreviewed([line], {line: finding}, evidence.values(), reviews):
        site.flag("off_site_unreviewed")


def finding_row(site: Site, args: dict[str, Any]) -> dict[str, Any]:
    """FindingRow, after every check the phone itself could have made (R56, R75, R77, R82)."""
    line = require_recordable(site, args["line"])
    refuse_before_report(site, args)
    if args["outcome"] is not None and args["outcome"] not in line["outcome_options"]:
        raise Problem("finding.outcome_not_offered", line=args["line"])
    return {**args, "department": line["department"], "recorded_by": site.user, "recorded_at": site.at}


def require_recordable(site: Site, code: str) -> dict[str, Any]:
    """The line, if the author may write on it now: an officer, the own line, an open part, two on site."""
    site.require_officer()
    bar_declared(site)
    line = site.require_own(code)
    flag_unapproved(site, line["department"])
    refuse_closed_part(site, line["department"])
    refuse_too_few(site, line["department"])
    return line


def refuse_before_report(site: Site, args: dict[str, Any]) -> None:
    """合格 or 不合格 follows the report (R82): refused over a sample of this very phone, flagged over a colleague's."""
    if args["outcome"] not in ("QUALIFIED", "UNQUALIFIED"):
        return
    samples = site.work.all("samples")
    waiting = [key for key, row in samples.items() if row["line"] == args["line"] and not row["report"]]
    own = f"{site.work.device_id}:"
    if any((site.work.head_of("samples", key) or "").startswith(own) for key in waiting):
        raise Problem("sample.report_awaited", line=args["line"])
    if waiting:
        site.flag("outcome_before_report")


def refuse_closed_part(site: Site, department: str) -> None:
    """This very phone has closed the department's part before."""
    part = site.work.get("parts", department)
    if part and part["device"] == str(site.work.device_id) and part["seq"] < site.work.seq:
        raise Problem("part.closed", department=site.department_name(department))


def refuse_too_few(site: Site, department: str) -> None:
    """Fewer than two officers of the department can be present, for all this phone itself knows (R56, R75)."""
    needed = max(2, site.profile.get("min_inspectors_per_dept_on_site") or 2)
    possible = most_possible(
        site.roster, site.presence(), department, str(site.work.device_id), site.work.seq
    )
    if possible < needed:
        name = site.department_name(department)
        raise Problem("team.too_few_on_site", department=name, present=possible, needed=needed)
