"""The party's answer as a row; what was not said is silent."""

from typing import Any

from backend.fieldwork.progress import ANSWERS, report
from backend.fieldwork.site import Site

SILENT: dict[str, Any] = {
    "signer_name": "", "signer_role": "", "signature": None, "opinion": "", "refusal": None, "unreachable": None,
    "uncooperative": None,
}  # fmt: skip


def answer(site: Site, row: dict[str, Any]) -> None:
    """ConfirmationRow; the task shows how it ended unless the record is locked already."""
    if site.work.put("confirmation", "self", row):
        report(site.work.session, site.actor, site.task, ANSWERS[row["mode"]])
