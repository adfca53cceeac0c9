"""Taking a sample on site: who, when, where, what, under which seal and receipt (R82)."""

from typing import Any

from backend.fieldwork.findings.service import require_recordable
from backend.fieldwork.site import Site
from backend.problems import Problem

NEEDED = {
    "product": "样品名称", "batch": "批号", "quantity": "数量", "place": "抽样地点", "seal_no": "封样编号",
    "receipt_no": "抽样凭证编号",
}  # fmt: skip


def take(site: Site, args: dict[str, Any]) -> None:
    """SampleRow. While it has no report, its line is TEST_PENDING and counts as done (R78)."""
    require_recordable(site, args["line"])
    if gaps := [label for key, label in NEEDED.items() if not args[key].strip()]:
        raise Problem("sample.incomplete", what="、".join(gaps))
    site.work.put("samples", args["id"], {**args, "by": site.user, "at": site.at, "report": None})
