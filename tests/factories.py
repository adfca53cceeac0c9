"""One factory per noun. A test states only what it is about; everything else is an ordinary county.

All write through the real services, flush, and leave the commit to the test.
"""

import itertools
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts import desk
from backend.accounts.models import Department, User
from backend.accounts.passwords import hash_password
from backend.draws.models import Draw
from backend.libraries import service as libraries
from backend.libraries.models import InspectionObject, Inspector
from backend.libraries.uscc import check_character
from backend.lists.models import ChecklistLine, Guidance, InspectionItem, UnifiedChecklist
from backend.profiles import service as profiles
from backend.profiles.models import JurisdictionProfile
from backend.tasks.making import NewTask, make_task
from backend.tasks.models import InspectionTask
from backend.tasks.team import Seat

PASSWORD = "correct horse battery"
PASSWORD_HASH = hash_password(PASSWORD)
VALID_TO = date(2028, 12, 31)
PLANNED = datetime(2026, 5, 13, 1, 30, tzinfo=UTC)  # 09:30 in China, a Wednesday
numbers = itertools.count(1)


def department(session: Session, name: str = "武陟县商务局", **over: Any) -> Department:
    made = Department(**{"code": f"D-{next(numbers)}", "name": name, "jurisdiction": "WUZHI"} | over)
    session.add(made)
    session.flush()
    return made


def user(session: Session, name: str, *roles: str, department: Department | None = None, **over: Any) -> User:
    """An account with PASSWORD and its desk dossier."""
    fields = {"username": f"u{next(numbers)}", "name": name, "password_hash": PASSWORD_HASH} | over
    made = User(roles=sorted(roles), department_id=department.id if department else None, **fields)
    session.add(made)
    session.flush()
    session.refresh(made)
    desk.write(session, made)
    return made


def inspector(session: Session, name: str, department: Department, **over: Any) -> Inspector:
    """A certified officer with an account (`inspector.user`); user_roles= for more than INSPECTOR."""
    number = next(numbers)
    roles = over.pop("user_roles", ("INSPECTOR",))
    account = user(session, name, *roles, department=department)
    fields = {
        "inspector_no": f"I-{number}", "name": name, "person_type": "CERTIFIED", "phone": "13800000000",
        "certificate_no": f"豫H测试-{number:03d}", "certificate_valid_to": VALID_TO, "position": "科员",
    } | over  # fmt: skip
    made = libraries.add_inspector(session, None, account, department_id=department.id, **fields)
    session.refresh(made)
    return made


def item(session: Session, department: Department, code: str, **over: Any) -> InspectionItem:
    """A published item with guidance version 1."""
    fields = {
        "category": "成品油市场监管", "name": f"事项{code}", "object_scope": "加油站", "item_class": "KEY",
        "methods": ["ON_SITE"], "inspecting_body": department.name, "content": f"{code} 的检查内容",
        "legal_basis": [{"law": "计量法", "article": "第九条", "text": "强制检定", "mark": "V"}],
        "materials": ["营业执照"], "status": "PUBLISHED", "published_at": datetime(2026, 1, 10, tzinfo=UTC),
    } | over  # fmt: skip
    made = InspectionItem(code=code, department_id=department.id, **fields)
    words = {"how_to_check": ["看证"], "evidence_required": ["照片"], "phrases": ["证照齐全。"]}
    session.add_all([made, Guidance(item_code=code, **words)])
    session.flush()
    return made


def checklist(session: Session, items: list[InspectionItem], **over: Any) -> UnifiedChecklist:
    """A checklist of items in order; the first item's department leads."""
    fields = {
        "code": f"L{next(numbers)}", "title": "成品油加油站统一检查单", "jurisdiction": "WUZHI", "field_code": "F1",
        "field": "成品油市场监管", "industry": "成品油零售", "lead_department_id": items[0].department_id,
    } | over  # fmt: skip
    made = UnifiedChecklist(**fields)
    made.lines = [ChecklistLine(item_id=one.id, order=number) for number, one in enumerate(items, start=1)]
    session.add(made)
    session.flush()
    session.refresh(made)
    return made


def uscc() -> str:
    body = f"91410823TEX{next(numbers):06d}"
    return body + check_character(body)


def inspected(session: Session, name: str = "测试加油站有限公司", **over: Any) -> InspectionObject:
    fields = {
        "object_no": f"O-{next(numbers)}", "kind": "ENTERPRISE", "name": name, "uscc": uscc(), "town": "詹店镇",
        "address_registered": "武陟县詹店镇测试路 1 号", "business_scope": "汽油、柴油零售",
        "contact_name": "刘某", "contact_phone": "13900000000", "credit_risk_class": "A",
        "class_date": date(2026, 1, 1), "hazardous": True,
    } | over  # fmt: skip
    return libraries.add_object(session, None, **fields)


def draw(session: Session, objects: list[InspectionObject], **over: Any) -> Draw:
    result = [{"object": str(one.id), "object_no": one.object_no, "name": one.name} for one in objects]
    fields = {
        "draw_no": f"D-{next(numbers)}", "jurisdiction": "WUZHI", "base_count": 14, "result": result,
        "locked_at": datetime(2026, 5, 6, tzinfo=UTC),
    } | over  # fmt: skip
    made = Draw(**fields)
    session.add(made)
    session.flush()
    return made


def counties(session: Session) -> None:
    """The five jurisdiction profiles, once."""
    if session.scalar(select(JurisdictionProfile.id).limit(1)) is None:
        profiles.load_counties(session)


def task(session: Session, listed: UnifiedChecklist, people: list[Inspector], **over: Any) -> InspectionTask:
    """A task of a checklist; the first of `people` leads. over: object=, planned_at=, draw=, seats=, surprise= …"""
    counties(session)
    number = next(numbers)
    roles = ["LEADER", *["MEMBER"] * len(people)]
    fields = {
        "task_no": f"T-{number}", "name": "2026年成品油市场监管部门联合抽查", "planned_at": PLANNED, "id": uuid4(),
        "inspected": over.pop("object", None) or inspected(session),
        "seats": [Seat(person, role) for person, role in zip(people, roles, strict=False)],
    } | over  # fmt: skip
    return make_task(session, None, NewTask(checklist=listed, **fields))
