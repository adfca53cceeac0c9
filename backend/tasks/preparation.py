"""What the team takes along (R67): each section with its source and date; what nobody has shows as 未获取."""

from typing import Any

from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts.models import User
from backend.libraries.models import InspectionObject
from backend.tasks import dossier
from backend.tasks.models import CarriedFile, InspectionTask, Preparation

Body = list[dict[str, str]] | None
SECTIONS = (
    ("registration", "登记信息"), ("licences", "许可证照"), ("filings", "备案信息"), ("penalties", "行政处罚"),
    ("last_results", "历次检查结果"), ("credit", "信用信息"), ("guidance", "检查指引"), ("materials", "需准备材料"),
)  # fmt: skip
LIBRARY = "检查对象名录库"


def first_sections(inspected: InspectionObject, task: InspectionTask) -> list[Preparation]:
    """Every section: those the libraries know filled, the others open."""
    known: dict[str, tuple[str, Body]] = {
        "registration": (LIBRARY, registration(inspected)),
        "licences": (LIBRARY, licences(inspected)),
        "credit": (inspected.class_source or LIBRARY, credit(inspected)),
        "guidance": ("统一检查单", guidance(task)),
        "materials": ("统一检查单", materials(task)),
    }
    today = clock.today().isoformat()
    made = []
    for order, (section, title) in enumerate(SECTIONS, start=1):
        source, body = known.get(section, ("", None))
        made.append(
            Preparation(
                task_id=task.id, section=section, title=title, order=order,
                source=source if body else "", date=today if body else "", body=body,
            )
        )  # fmt: skip
    return made


def pairs(**values: str) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in values.items() if value]


def registration(inspected: InspectionObject) -> Body:
    return pairs(
        名称=inspected.name, 统一社会信用代码=inspected.uscc or inspected.registration_no or "",
        住所=inspected.address_registered, 经营场所="；".join(inspected.premises),
        登记状态=inspected.registration_status, 经营范围=inspected.business_scope, 联系人=inspected.contact_name,
        联系电话=inspected.contact_phone,
    )  # fmt: skip


def licences(inspected: InspectionObject) -> Body:
    return [
        {"label": str(one["name"]), "value": f"{one['no']}（{one['issuer']}），有效期至 {one['valid_to']}"}
        for one in inspected.licences
    ] or None


def credit(inspected: InspectionObject) -> Body:
    if inspected.credit_risk_class is None:
        return None
    flags = "、".join(FLAG_LABELS.get(str(one["flag"]), "其他") for one in inspected.key_flags)
    return pairs(
        信用风险分类=f"{inspected.credit_risk_class} 类（内部使用，不公开）",
        分类日期=inspected.class_date.isoformat() if inspected.class_date else "",
        重点情形=flags,
    )


FLAG_LABELS = {
    "HIGH_RISK": "高风险", "MANY_COMPLAINTS": "投诉举报较多", "ABNORMAL_LIST": "列入经营异常名录",
    "SERIOUS_DISHONESTY_LIST": "严重违法失信名单", "SERIOUS_VIOLATION_RECORD": "严重违法记录",
}  # fmt: skip


def guidance(task: InspectionTask) -> Body:
    return [
        {"label": f"{line['code']} {line['item']}", "value": "；".join(line["how_to_check"])}
        for line in task.lines_frozen
    ]


def materials(task: InspectionTask) -> Body:
    wanted = dict.fromkeys(material for line in task.lines_frozen for material in line["materials"])
    return [{"label": f"材料 {number}", "value": name} for number, name in enumerate(wanted, start=1)] or None


def fill(
    session: Session,
    actor: User | None,
    task: InspectionTask,
    section: str,
    source: str,
    date: str,
    body: Body,
) -> None:
    """Put what was obtained into a section; `body` None takes it back to 未获取."""
    kept = session.get_one(Preparation, (task.id, section))
    kept.source, kept.date, kept.body = source, date, body
    session.flush()
    audit.write(session, actor, "task.preparation", ("task", task.id), section=section, source=source)
    dossier.write_section(session, kept, actor.id if actor else None)


def carry(session: Session, actor: User | None, task: InspectionTask, files: list[dict[str, Any]]) -> None:
    """Let the dossier carry files {sha256: bytes, size, mime, title, kind}; they are in the store already."""
    for file in files:
        session.merge(CarriedFile(task_id=task.id, **file))
    session.flush()
    audit.write(session, actor, "task.carry", ("task", task.id), files=len(files))
    dossier.rewrite_carried(session, task, actor.id if actor else None)
