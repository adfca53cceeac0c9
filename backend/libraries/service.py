"""The two libraries: who is inspected and who inspects. A change raises the version that tasks compare (R14)."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from backend import audit
from backend.accounts import desk
from backend.accounts.models import User
from backend.libraries.models import InspectionObject, Inspector
from backend.libraries.uscc import is_uscc
from backend.problems import Entry, Problem, catalogue

KINDS = ("ENTERPRISE", "SOLE_TRADER", "COOPERATIVE", "OTHER_UNIT", "PRODUCT", "PROJECT", "BEHAVIOUR")
REGISTERED = {"ENTERPRISE", "SOLE_TRADER", "COOPERATIVE"}
SEES_ALL = ("OFFICE", "OFFICE_HEAD", "LAW_SUPERVISOR")

# Told about an object that changed: open tasks show 登记信息已变更.
object_changed: list[Callable[[Session, InspectionObject], None]] = []

catalogue(
    {
        "libraries.uscc_wrong": Entry(
            422, "统一社会信用代码有误", "“{uscc}”校验不通过，请核对 18 位代码（不含 I、O、S、V、Z）。",
            "Wrong credit code", "{uscc} does not pass its check.",
        ),
        "libraries.code_needed": Entry(
            422, "缺少统一社会信用代码或注册号", "企业、个体工商户和合作社须填写其中一项。", "A code is needed",
        ),
        "libraries.kind_unknown": Entry(422, "没有这种检查对象类型", "请重新选择类型。", "Unknown kind"),
        "libraries.certificate_needed": Entry(
            422, "缺少执法证信息", "持证执法人员须填写执法证号和有效期；无证人员请登记为辅助人员。",
            "Certificate missing", "Register people without one as auxiliary.",
        ),
    }
)  # fmt: skip


def add_object(session: Session, actor: User | None, **fields: Any) -> InspectionObject:
    """A new object; raises libraries.uscc_wrong, .code_needed or .kind_unknown (R11, R13)."""
    check_object(fields)
    inspected = InspectionObject(**fields)
    session.add(inspected)
    session.flush()
    audit.write(session, actor, "object.add", ("object", inspected.id), object_no=inspected.object_no)
    return inspected


def check_object(fields: dict[str, Any]) -> None:
    uscc = fields.get("uscc")
    if fields["kind"] not in KINDS:
        raise Problem("libraries.kind_unknown")
    if uscc and not is_uscc(uscc):
        raise Problem("libraries.uscc_wrong", uscc=uscc, errors={"uscc": ["校验不通过"]})
    if fields["kind"] in REGISTERED and not uscc and not fields.get("registration_no"):
        raise Problem("libraries.code_needed", errors={"uscc": ["必填"]})


def change_object(session: Session, actor: User | None, inspected: InspectionObject, **changes: Any) -> None:
    """Change an object; what tasks froze stays as it was."""
    shown = {"kind": inspected.kind, "uscc": inspected.uscc, "registration_no": inspected.registration_no}
    check_object(shown | changes)
    for field, value in changes.items():
        setattr(inspected, field, value)
    inspected.version += 1
    session.flush()
    audit.write(session, actor, "object.change", ("object", inspected.id), fields=sorted(changes))
    for listener in object_changed:
        listener(session, inspected)


def add_inspector(session: Session, actor: User | None, user: User | None, **fields: Any) -> Inspector:
    """A new inspector; an account given with it carries the certificate on its desk. Raises .certificate_needed."""
    certified = fields["person_type"] == "CERTIFIED"
    if certified and not (fields.get("certificate_no") and fields.get("certificate_valid_to")):
        raise Problem("libraries.certificate_needed", errors={"certificate_no": ["必填"]})
    inspector = Inspector(user_id=user.id if user else None, **fields)
    session.add(inspector)
    session.flush()
    audit.write(
        session, actor, "inspector.add", ("inspector", inspector.id), inspector_no=inspector.inspector_no
    )
    if user is not None:
        carry_certificate(session, user, inspector)
    return inspector


def carry_certificate(session: Session, user: User, inspector: Inspector) -> None:
    user.inspector_no, user.person_type = inspector.inspector_no, inspector.person_type
    user.certificate_no, user.certificate_valid_to = inspector.certificate_no, inspector.certificate_valid_to
    user.phone = inspector.phone
    session.flush()
    desk.write(session, user)


def pool(session: Session, department_id: UUID, day: date) -> list[Inspector]:
    """A department's inspectors who may be matched for a day: certified, valid, active (R17, R18)."""
    found = session.scalars(
        select(Inspector).where(Inspector.department_id == department_id).order_by(Inspector.inspector_no)
    )
    return [one for one in found if one.is_certified_on(day) and one.is_active_on(day)]


def find_objects(actor: User, words: str) -> Select[InspectionObject]:
    """Objects of the own department's duty (the office and law supervision see all), by name, code, town or scope."""
    query = select(InspectionObject).order_by(InspectionObject.object_no)
    if not actor.has_role(*SEES_ALL):
        query = query.where(InspectionObject.responsible_department_ids.any_() == actor.department_id)
    for word in words.split():
        pattern = f"%{escaped(word)}%"
        query = query.where(
            or_(
                InspectionObject.name.ilike(pattern),
                InspectionObject.uscc.ilike(pattern),
                InspectionObject.town.ilike(pattern),
                InspectionObject.business_scope.ilike(pattern),
                InspectionObject.object_no.ilike(pattern),
            )
        )
    return query


def find_inspectors(actor: User, words: str) -> Select[Inspector]:
    """Inspectors of the own department by name, number or certificate; the office and law supervision see all."""
    query = select(Inspector).order_by(Inspector.inspector_no)
    if not actor.has_role(*SEES_ALL):
        query = query.where(Inspector.department_id == actor.department_id)
    for word in words.split():
        pattern = f"%{escaped(word)}%"
        query = query.where(
            or_(
                Inspector.name.ilike(pattern),
                Inspector.inspector_no.ilike(pattern),
                Inspector.certificate_no.ilike(pattern),
            )
        )
    return query


def escaped(word: str) -> str:
    """A word whose % and _ mean themselves."""
    return word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
