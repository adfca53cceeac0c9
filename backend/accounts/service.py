"""Departments and accounts: making, changing, ending them. SYS_ADMIN everywhere, DEPT_ADMIN in the own department."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from backend import audit, clock
from backend.accounts import desk, tokens
from backend.accounts.models import OF_A_DEPARTMENT, ROLES, Department, RefreshToken, User
from backend.accounts.passwords import hash_password
from backend.problems import Problem
from sync import devices

SEPARATE = {"SYS_ADMIN", "SEC_ADMIN", "AUDITOR"}  # three persons, R142
OFFICE_ROLES = {"OFFICE", "OFFICE_HEAD"}
OFFICERS = {"INSPECTOR", "AUXILIARY"}
GRANTED_IN_DEPARTMENT = {
    "INSPECTOR", "AUXILIARY", "EXPERT", "DEPT_ADMIN", "DEPT_HEAD", "REVIEWER", "DRAW_UNDERTAKER",
    "DRAW_OPERATOR", "DRAW_SUPERVISOR", "ARCHIVIST",
}  # fmt: skip


def add_department(
    session: Session, actor: User | None, code: str, name: str, jurisdiction: str
) -> Department:
    """A new member unit; raises accounts.code_taken."""
    if session.scalar(select(Department.id).where(Department.code == code)):
        raise Problem("accounts.code_taken", taken=code)
    department = Department(code=code, name=name, jurisdiction=jurisdiction)
    session.add(department)
    session.flush()
    audit.write(session, actor, "department.add", ("department", department.id), code=code)
    return department


def change_department(
    session: Session, actor: User, department: Department, changes: dict[str, Any]
) -> Department:
    """Change name or contact, or close it ({"closed": true}); accounts keep their department's name on old papers."""
    closed = changes.pop("closed", None)
    for field, value in changes.items():
        setattr(department, field, value)
    if closed is not None:
        department.closed_at = clock.now() if closed else None
    audit.write(session, actor, "department.change", ("department", department.id), fields=sorted(changes))
    return department


def add_user(
    session: Session,
    actor: User | None,
    *,
    username: str,
    name: str,
    password: str,
    roles: Iterable[str],
    department_id: UUID | None = None,
    phone: str = "",
) -> User:
    """A new account with its desk dossier. `actor` None is the command line."""
    return add_hashed(
        session, actor, username=username, name=name, password_hash=hash_password(password), roles=roles,
        department_id=department_id, phone=phone,
    )  # fmt: skip


def add_hashed(
    session: Session,
    actor: User | None,
    *,
    username: str,
    name: str,
    password_hash: str,
    roles: Iterable[str],
    department_id: UUID | None = None,
    phone: str = "",
) -> User:
    """As add_user, with a password that is hashed already."""
    check_roles(session, set(roles), department_id)
    refuse_beyond(actor, department_id, set(roles))
    if session.scalar(select(User.id).where(User.username == username)):
        raise Problem("accounts.username_taken", username=username)
    user = User(
        username=username,
        name=name,
        password_hash=password_hash,
        roles=sorted(set(roles)),
        department_id=department_id,
        phone=phone,
    )
    session.add(user)
    session.flush()
    audit.write(session, actor, "user.add", ("user", user.id), roles=user.roles)
    desk.write(session, user)
    return user


def change_user(session: Session, actor: User, user: User, changes: dict[str, Any]) -> User:
    """Change name, phone, roles, department, or end it ({"disabled": true}). Unsent work stays deliverable."""
    roles = set(changes.get("roles", user.roles))
    department_id = changes.get("department_id", user.department_id)
    check_roles(session, roles, department_id)
    refuse_beyond(actor, user.department_id, set(user.roles))
    refuse_beyond(actor, department_id, roles)
    disabled = changes.pop("disabled", None)
    for field, value in (changes | {"roles": sorted(roles)}).items():
        setattr(user, field, value)
    if disabled is not None:
        end_or_resume(session, user, disabled)
    session.flush()
    session.refresh(user)
    audit.write(
        session, actor, "user.change", ("user", user.id),
        fields=sorted(changes), roles=user.roles, disabled=user.disabled_at is not None,
    )  # fmt: skip
    desk.write(session, user)
    return user


def end_or_resume(session: Session, user: User, disabled: bool) -> None:
    """An ended account signs in nowhere; its devices stay, so that hand-over takes what they hold (G14)."""
    user.disabled_at = clock.now() if disabled else None
    if disabled:
        devices.end_account(session, user.id)
        tokens.retire(session, RefreshToken.user_id == user.id)
    else:
        devices.resume_account(session, user.id)


def set_password(session: Session, actor: User, user: User, password: str) -> None:
    """A new password, by the person or an administrator; every other sign-in of the account ends."""
    if actor.id != user.id:
        refuse_beyond(actor, user.department_id, set(user.roles))
    user.password_hash = hash_password(password)
    user.failed_sign_ins, user.blocked_until = 0, None
    tokens.retire(session, RefreshToken.user_id == user.id)
    audit.write(session, actor, "user.password", ("user", user.id))


def check_roles(session: Session, roles: set[str], department_id: UUID | None) -> None:
    """Facts about a set of roles, whoever grants them."""
    if unknown := roles - set(ROLES):
        raise Problem("accounts.unknown_role", roles="、".join(sorted(unknown)))
    if len(roles & SEPARATE) > 1:
        raise Problem("accounts.duties_mixed")
    if roles & OFFICE_ROLES and roles & OFFICERS:
        raise Problem("accounts.office_inspects")
    if roles & OF_A_DEPARTMENT and department_id is None:
        raise Problem("accounts.department_needed")
    if department_id is not None:
        department = session.get(Department, department_id)
        if department is None or department.closed_at is not None:
            raise Problem("accounts.department_unknown")


def refuse_beyond(actor: User | None, department_id: UUID | None, roles: set[str]) -> None:
    """A department administrator stays in the own department and below the system's roles."""
    if actor is None or actor.has_role("SYS_ADMIN"):
        return
    if department_id != actor.department_id or roles - GRANTED_IN_DEPARTMENT:
        raise Problem("accounts.beyond_own_department")


def visible_users(actor: User, words: str = "") -> Select[User]:
    """The accounts an administrator may see, those of the own department unless SYS_ADMIN."""
    query = select(User).order_by(User.username)
    for word in words.split():
        query = query.where(
            User.name.contains(word, autoescape=True) | User.username.contains(word, autoescape=True)
        )
    return query if actor.has_role("SYS_ADMIN") else query.where(User.department_id == actor.department_id)


def visible_user(session: Session, actor: User, user_id: UUID) -> User | None:
    if not actor.has_role("SYS_ADMIN", "DEPT_ADMIN"):
        return None
    return session.scalar(visible_users(actor).where(User.id == user_id))


def active_user(session: Session, user_id: UUID) -> User | None:
    """The account of an id unless it has ended."""
    user = session.get(User, user_id)
    return user if user is not None and user.disabled_at is None else None
