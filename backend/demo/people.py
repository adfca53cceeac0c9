"""Loads departments, inspectors and role accounts."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from backend.accounts import service as accounts
from backend.accounts.models import Department, User
from backend.accounts.passwords import hash_password
from backend.demo import cast
from backend.libraries import service as libraries
from backend.libraries.models import Inspector


def load_departments(session: Session) -> dict[str, Department]:
    """The five of 武陟 and the 31 of 栾川, by code."""
    made = [
        accounts.add_department(session, None, code, name, "WUZHI")
        for code, name in cast.WUZHI_DEPARTMENTS.items()
    ]
    for number, name in enumerate(cast.LUANCHUAN_UNITS, start=1):
        made.append(accounts.add_department(session, None, f"LC-{number:02d}", full_name(name), "LUANCHUAN"))
    return {department.code: department for department in made}


def full_name(name: str) -> str:
    return f"栾川{name}" if name.startswith("县") else name


def load_accounts(session: Session, departments: dict[str, Department], password: str) -> dict[str, User]:
    """Every account by user name; one hash serves them all, since they share the password."""
    stored = hash_password(password)
    made = {}
    for one in cast.ACCOUNTS:
        unit = departments[one.department].id if one.department else None
        made[one.username] = accounts.add_hashed(
            session,
            None,
            username=one.username,
            name=one.name,
            password_hash=stored,
            roles=one.roles,
            department_id=unit,
        )
    for officer in cast.OFFICERS:
        role = "INSPECTOR" if officer.person_type == "CERTIFIED" else "AUXILIARY"
        made[officer.no] = accounts.add_hashed(
            session, None, username=officer.no, name=officer.name, password_hash=stored, roles=(role,),
            department_id=departments[officer.department].id,
        )  # fmt: skip
    return made


def load_inspectors(
    session: Session, departments: dict[str, Department], users: dict[str, User], loaded_on: date
) -> dict[str, Inspector]:
    """The inspector library by number; certificates outlive the day of loading where the cast says they last."""
    return {
        officer.no: add_officer(
            session, number, officer, departments[officer.department], users[officer.no], loaded_on
        )
        for number, officer in enumerate(cast.OFFICERS, start=1)
    }


def add_officer(
    session: Session, number: int, officer: cast.Officer, unit: Department, user: User, loaded_on: date
) -> Inspector:
    return libraries.add_inspector(
        session, None, user,
        inspector_no=officer.no, department_id=unit.id, name=officer.name, position=officer.position,
        sex="女" if number % 3 == 0 else "男", specialties=[officer.specialty] if officer.specialty else [],
        phone=f"1380000{number:04d}", certificate_no=officer.certificate_no,
        certificate_issuer="河南省人民政府" if officer.certificate_no else "",
        certificate_valid_to=valid_to(officer, loaded_on), person_type=officer.person_type, area_code="410823",
        enforcement_category="综合执法", effective_to=officer.leaves,
        interests=[{"object_no": officer.interest, "relation": "亲属"}] if officer.interest else [],
    )  # fmt: skip


def valid_to(officer: cast.Officer, loaded_on: date) -> date | None:
    """As in the cast; those that never end in it stay valid however late the demo is loaded."""
    if officer.valid_to != cast.LONG:
        return officer.valid_to
    return max(cast.LONG, loaded_on + timedelta(days=400))
