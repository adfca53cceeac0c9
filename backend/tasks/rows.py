"""The rows only the server writes into a task's dossier, in the shapes of pwa/src/domain/rows.ts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import Department
from backend.libraries.models import InspectionObject, Inspector
from backend.lists import service as lists
from backend.tasks import party_code, scheduling, states
from backend.tasks.approvals.models import ApprovalRequest
from backend.tasks.models import CarriedFile, InspectionTask, Preparation, TaskApproval
from backend.tasks.notices.deadline import notice_by
from backend.tasks.team import officers
from backend.web.signing import signing_key

PROFILE_KEYS = (
    "code", "name", "coordinator_name", "refusal_av_required", "unreachable_attempts_min",
    "min_inspectors_per_dept_on_site", "entry_responsibility",
)  # fmt: skip


def object_frozen(inspected: InspectionObject) -> dict[str, Any]:
    """TaskRow.object as of now, without changed_since."""
    return {
        "id": str(inspected.id), "name": inspected.name, "uscc": inspected.uscc,
        "registration_no": inspected.registration_no, "kind": inspected.kind,
        "address_registered": inspected.address_registered, "premises": list(inspected.premises),
        "town": inspected.town, "business_scope": inspected.business_scope,
        "registration_status": inspected.registration_status, "contact_name": inspected.contact_name,
        "contact_phone": inspected.contact_phone, "hazardous": inspected.hazardous, "geo": inspected.geo,
    }  # fmt: skip


def member_frozen(inspector: Inspector, role: str) -> dict[str, Any]:
    """MemberRow as of now."""
    valid_to = inspector.certificate_valid_to
    return {
        "user": str(inspector.user_id), "inspector_no": inspector.inspector_no, "name": inspector.name,
        "department": str(inspector.department_id), "department_name": inspector.department.name, "role": role,
        "person_type": inspector.person_type, "certificate_no": inspector.certificate_no,
        "certificate_valid_to": valid_to.isoformat() if valid_to else None, "phone": inspector.phone,
    }  # fmt: skip


def task_row(session: Session, task: InspectionTask) -> dict[str, Any]:
    """task/self."""
    inspected = session.get_one(InspectionObject, task.object_id)
    return {
        "task_no": task.task_no, "name": task.name, "field": task.field, "industry": task.industry,
        "planned_at": local_minute(task), "surprise": task.surprise, "state": task.state,
        "object": {"geo": None} | task.object_frozen | {"changed_since": inspected.version != task.object_version},
        "departments": department_rows(task), "leader": str(task.leader.user_id),
        "checklist": task.checklist_frozen,
        "profile": {key: task.profile_frozen[key] for key in PROFILE_KEYS},
        "warnings": warnings(session, task), "vehicle": task.vehicle, "notice_by": last_notice_day(session, task),
        "approvals": approval_rows(task), "party_token": party_token(task), "nth_this_year": nth_this_year(session, task),
        "receivers": receivers(session, task),
        "completed_on": task.completed_on.isoformat() if task.completed_on else None,
        "entry_deadline": deadline(task),
    }  # fmt: skip


def receivers(session: Session, task: InspectionTask) -> list[str]:
    """TaskRow.receivers: the county's departments, for clues (R86); the phone takes other names too."""
    of_county = select(Department.name).where(
        Department.jurisdiction == task.initiating.department.jurisdiction, Department.closed_at.is_(None)
    )
    return list(session.scalars(of_county.order_by(Department.code)))


def party_token(task: InspectionTask) -> str:
    """The party's code, the same as long as the task exists (R74)."""
    return party_code.make(signing_key(), task.id, round(task.created_at.timestamp() * 1000))


def approval_rows(task: InspectionTask) -> dict[str, dict[str, Any] | None]:
    """TaskRow.approvals: what each department's head said, None while it is missing (R40)."""
    given = {one.department_id: one for one in task.approvals}
    return {str(part.department_id): approval_row(given.get(part.department_id)) for part in task.departments}


def approval_row(one: TaskApproval | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "number": f"SP-{one.id.hex[:8].upper()}", "by_name": one.approver.name,
        "at": round(one.approved_at.timestamp() * 1000), "as_deputy": one.as_deputy,
    }  # fmt: skip


def nth_this_year(session: Session, task: InspectionTask) -> int:
    """Which check of this object in its year of planning the task is: earlier visits count, ended or not."""
    year = task.planned_at.astimezone(clock.SHANGHAI).year
    first = datetime(year, 1, 1, tzinfo=clock.SHANGHAI)
    earlier = select(func.count()).where(
        InspectionTask.object_id == task.object_id,
        InspectionTask.planned_at >= first,
        InspectionTask.planned_at < task.planned_at,
        InspectionTask.state.not_in(("TERMINATED",)),
    )
    return int(session.scalar(earlier) or 0) + 1


def local_minute(task: InspectionTask) -> str:
    return task.planned_at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%dT%H:%M")


def deadline(task: InspectionTask) -> dict[str, Any] | None:
    if task.entry_deadline is None:
        return None
    return {"date": task.entry_deadline.isoformat(), "provisional": task.deadline_provisional}


def department_rows(task: InspectionTask) -> list[dict[str, str]]:
    return [
        {
            "id": str(part.department_id),
            "code": part.department.code,
            "name": part.department.name,
            "role": part.role,
        }
        for part in task.departments
    ]


def warnings(session: Session, task: InspectionTask) -> list[str]:
    """What the team must know before it starts: laws gone since the draw, approvals and officers missing."""
    if task.state not in states.BEFORE_VISIT:
        return []
    return [
        *law_warnings(session, task), *approval_warnings(session, task), *officer_warnings(task),
        *scheduling.conflicts(session, task),
    ]  # fmt: skip


def law_warnings(session: Session, task: InspectionTask) -> list[str]:
    codes = [line["code"] for line in task.lines_frozen]
    good = lists.codes_in_force(session, codes, clock.local_day(task.planned_at))
    return [
        f"依据已失效：{line['code']} {line['item']}" for line in task.lines_frozen if line["code"] not in good
    ]


def approval_warnings(session: Session, task: InspectionTask) -> list[str]:
    """What heads said who returned the inspection; that an approval is missing, `approvals` says by itself."""
    missing = [part for part in task.departments if part.department_id not in states.approved(task)]
    said = returned_opinions(session, task) if missing else {}
    return [
        f"{part.department.name}退回了检查审批：{said[part.department_id]}"
        for part in missing
        if part.department_id in said
    ]


def returned_opinions(session: Session, task: InspectionTask) -> dict[UUID, str]:
    """Per department the opinion with which its head returned the inspection, unless it was asked for anew."""
    query = select(ApprovalRequest).where(
        ApprovalRequest.task_id == task.id, ApprovalRequest.kind.in_(("INSPECTION", "URGENT"))
    )
    newest = {one.department_id: one for one in session.scalars(query.order_by(ApprovalRequest.asked_at))}
    return {department: one.opinion for department, one in newest.items() if one.state == "RETURNED"}


def last_notice_day(session: Session, task: InspectionTask) -> str | None:
    """While a notice can still be given."""
    if task.state not in states.BEFORE_VISIT:
        return None
    day = notice_by(session, task)
    return day.isoformat() if day else None


def officer_warnings(task: InspectionTask) -> list[str]:
    needed = int(task.profile_frozen["min_inspectors_per_dept_on_site"])
    counted = officers(task.team, clock.local_day(task.planned_at))
    few = [part for part in task.departments if len(counted.get(part.department_id, ())) < needed]
    return [f"{part.department.name}持证检查人员不足{needed}人，现场检查时其检查项将锁定" for part in few]


def preparation_rows(session: Session, task: InspectionTask) -> dict[str, dict[str, Any]]:
    """preparation/<section>."""
    sections = session.scalars(select(Preparation).where(Preparation.task_id == task.id))
    return {one.section: preparation_row(one) for one in sections}


def preparation_row(one: Preparation) -> dict[str, Any]:
    return {
        "section": one.section, "title": one.title, "order": one.order, "source": one.source, "date": one.date,
        "body": one.body,
    }  # fmt: skip


def file_rows(session: Session, task: InspectionTask) -> dict[str, dict[str, Any]]:
    """files/<sha256>."""
    files = session.scalars(select(CarriedFile).where(CarriedFile.task_id == task.id))
    return {
        one.sha256.hex(): {
            "sha256": one.sha256.hex(), "size": one.size, "mime": one.mime, "title": one.title, "kind": one.kind,
        }
        for one in files
    }  # fmt: skip
