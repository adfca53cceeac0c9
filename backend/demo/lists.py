"""Loads the item lists with guidance, the joint list, the unified checklists and the year's plan entries."""

from datetime import date
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import Department
from backend.lists import service
from backend.lists.models import ChecklistLine, Guidance, InspectionItem, JointItem, UnifiedChecklist
from backend.plans.models import PlanEntry

DATA = Path(__file__).with_name("data")
CHECKLISTS = ("checklist_gs.json", "checklist_sd.json", "checklist_sf.json", "checklist_tl.json")
Units = dict[str, Department]


def load_joint_items(session: Session, units: Units) -> dict[str, JointItem]:
    """The four fields, exactly as the annex of the first edition, by field code."""
    made = {}
    for one in orjson.loads((DATA / "joint_items.json").read_bytes()):
        initiating, cooperating = one.pop("initiating"), one.pop("cooperating")
        made[one["field_code"]] = JointItem(
            jurisdiction="WUZHI", initiating_department_id=units[initiating].id,
            cooperating_department_ids=[units[code].id for code in cooperating],
            priority_reason="LIVELIHOOD_MULTI_DEPT", published_at=clock.now(), **one,
        )  # fmt: skip
    session.add_all(made.values())
    session.flush()
    return made


def load_plan_entries(session: Session, joint: dict[str, JointItem]) -> dict[str, PlanEntry]:
    """The entries of the 2026 plan by field code."""
    made = {}
    for one in orjson.loads((DATA / "plan_entries.json").read_bytes()):
        one |= {key: date.fromisoformat(one[key]) for key in ("time_from", "time_to")}
        entry = PlanEntry(
            year=2026,
            joint_item_id=joint[one["field_code"]].id,
            document_no="武双随办〔2026〕2号（演示）",
            **one,
        )
        made[entry.field_code] = entry
    session.add_all(made.values())
    session.flush()
    return made


def load_checklists(
    session: Session, units: Units, joint: dict[str, JointItem]
) -> dict[str, UnifiedChecklist]:
    """The four checklists by field code, every line with its item and guidance."""
    made = {}
    for name in CHECKLISTS:
        data = orjson.loads((DATA / name).read_bytes())
        made[data["field_code"]] = load_checklist(session, units, joint[data["field_code"]], data)
    return made


def load_checklist(
    session: Session, units: Units, joint: JointItem, data: dict[str, Any]
) -> UnifiedChecklist:
    lines = data.pop("lines")
    scope = data.pop("object_scope")
    items = [load_item(session, units, line, joint.field, scope) for line in lines]
    checklist = UnifiedChecklist(
        jurisdiction="WUZHI", field=joint.field, lead_department_id=joint.initiating_department_id,
        frequency="每年 1 次", published_at=clock.now(), **data,
    )  # fmt: skip
    checklist.lines = [ChecklistLine(item_id=item.id, order=number) for number, item in enumerate(items, 1)]
    session.add(checklist)
    session.flush()
    session.refresh(checklist)
    return checklist


def load_item(session: Session, units: Units, line: dict[str, Any], field: str, scope: str) -> InspectionItem:
    unit = units[line["department"]]
    general = line["item_class"] == "GENERAL"
    item = InspectionItem(
        code=line["code"], department_id=unit.id, category=field, name=line["item"], object_scope=scope,
        item_class=line["item_class"], methods=line["methods"], inspecting_body=unit.name,
        legal_basis=[dict(zip(("law", "article", "text", "mark"), basis, strict=True)) for basis in line["basis"]],
        content=line["content"], ratio_cap="20%" if general else None,
        result_type=line.get("result_type", "STANDARD"), materials=line["materials"],
        requires_specialty=line.get("requires_specialty", ""),
    )  # fmt: skip
    words = {key: line[key] for key in ("how_to_check", "evidence_required", "phrases")}
    session.add_all([item, Guidance(item_code=item.code, **words)])
    session.flush()
    return service.publish_item(session, None, item)
