"""What stands beside the lines of a visit, as the desk reads it: orders, samples, conclusions, clues (R81–R84, R86)."""

from typing import Any

from sqlalchemy.orm import Session

from backend.fieldwork.clues import service as clues_of
from backend.results.aggregation import report_in_force
from backend.results.sheet import Sheet
from backend.tasks.models import InspectionTask


def of_line(sheet: Sheet, code: str, may_report: bool) -> dict[str, Any]:
    """{measure, samples, adopted}; a sample says whether this account may record its report."""
    samples = sorted(beside(sheet, "samples", code), key=lambda row: (row["at"], row["id"]))
    may = may_report and sheet.self_of("record") is not None
    return {
        "measure": sheet.of("measures").get(code),
        "samples": [row | offers(row, may) for row in samples],
        "adopted": sorted(beside(sheet, "adopted", code), key=lambda row: (row["at"], row["id"])),
    }


def offers(sample: dict[str, Any], may: bool) -> dict[str, bool]:
    """May this account record a report, or the party's request for a re-test (SEED46), now?"""
    return {
        "can_report": may and not report_in_force(sample),
        "can_retest": may and bool(sample["report"]) and not sample.get("retest"),
    }


def beside(sheet: Sheet, collection: str, code: str) -> list[dict[str, Any]]:
    return [row for row in sheet.of(collection).values() if row["line"] == code]


def clues(session: Session, task: InspectionTask, names: dict[str, str]) -> list[dict[str, Any]]:
    """The clues of a visit, and which department must dispatch them."""
    responsible = {part.department_id: part.department.name for part in task.departments}
    return [
        {
            "id": str(clue.id), "to_department": clue.to_department, "matter": clue.matter, "line": clue.line,
            "media": clue.media, "at": clue.at.isoformat(), "by": names.get(str(clue.by)),
            "responsible": responsible.get(clue.responsible_department_id, ""),
        }
        for clue in clues_of.of_task(session, task)
    ]  # fmt: skip
