"""The signed papers of a task as the office reads them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from backend.fieldwork.models import FieldRecord
from backend.fieldwork.papers.service import NOT_READ, fits, missing_pages
from backend.forms import dates
from backend.forms.rendering import FORMS
from backend.tasks.models import InspectionTask
from sync import dossiers


def papers_of(session: Session, task: InspectionTask) -> list[dict[str, Any]]:
    """Newest first."""
    rows = dossiers.read_rows(session, task.id, "papers").values()
    names = {str(member.user_id): member.frozen.get("name", "") for member in task.members}
    record = session.get(FieldRecord, task.id)
    signed = record.sha256.hex() if record else None
    shown = [paper(row, task.task_no, signed, names) for row in rows]
    return sorted(shown, key=lambda one: (one["at"], one["id"]), reverse=True)


def paper(
    row: Mapping[str, Any], task_no: str, signed: str | None, names: Mapping[str, str]
) -> dict[str, Any]:
    pages = [*row["pages"], *[""] * (row["pages_expected"] - len(row["pages"]))]
    return {
        "id": row["id"], "form": row["form"], "title": FORMS[row["form"]],
        "pages": [page or None for page in pages], "pages_expected": row["pages_expected"],
        "missing": missing_pages(row), "code_read": row["code"] != NOT_READ,
        "fits": fits(row["form"], row["code"], task_no, signed), "by": names.get(row["by"], ""),
        "at": dates.instant(row["at"]),
    }  # fmt: skip
