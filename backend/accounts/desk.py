"""A user's desk dossier: the own profile, and the words of every problem a phone may meet while offline."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.problems import CATALOGUE, Entry
from sync import dossiers
from sync import tables as t

Rows = dict[tuple[str, str], dict[str, Any] | None]
OFFICE_ONLY = {
    "accounts",
    "lists",
    "libraries",
    "profiles",
    "publication",
    "results",
    "forms",
    "demo",
    "held",
    "losses",
    "exports",
}


# Told after a desk was brought up to date (sign-in, enrolment, a changed account): later features add their rows.
desk_written: list[Callable[[Session, User], None]] = []


def write(session: Session, user: User) -> None:
    """Bring the desk dossier up to date; rows that have not changed keep their version."""
    dossiers.open_dossier(session, user.id, "desk")
    dossiers.permit(session, user.id, user.id)
    kept = kept_rows(session, user)
    wanted = wanted_rows(user)
    changed: Rows = {row: value for row, value in wanted.items() if kept.get(row) != value}
    changed |= {row: None for row in kept.keys() - wanted.keys()}
    if changed:
        dossiers.write_online(session, user.id, changed)
    for listener in desk_written:
        listener(session, user)


def kept_rows(session: Session, user: User) -> dict[tuple[str, str], Any]:
    found = session.execute(
        select(t.row.c.collection, t.row.c.key, t.row.c.value).where(
            t.row.c.dossier_id == user.id,
            t.row.c.collection.in_(["profile", "problems"]),
            t.row.c.value.is_not(None),
        )
    )
    return {(row.collection, row.key): row.value for row in found}


def wanted_rows(user: User) -> dict[tuple[str, str], dict[str, Any]]:
    rows = {("profile", "self"): profile_row(user)}
    if user.has_role("INSPECTOR", "AUXILIARY", "EXPERT", "DEPT_HEAD"):
        rows |= {("problems", code): problem_row(code, entry) for code, entry in phone_problems()}
    return rows


def profile_row(user: User) -> dict[str, Any]:
    """ProfileRow of pwa/src/domain/rows.ts."""
    valid_to = user.certificate_valid_to
    return {
        "user": str(user.id), "username": user.username, "name": user.name, "roles": sorted(user.roles),
        "department": department_row(user),
        "certificate_no": user.certificate_no,
        "certificate_valid_to": valid_to.isoformat() if valid_to else None,
        "person_type": user.person_type,
    }  # fmt: skip


def department_row(user: User) -> dict[str, str] | None:
    department = user.department
    if department is None:
        return None
    return {"id": str(department.id), "code": department.code, "name": department.name}


def problem_row(code: str, entry: Entry) -> dict[str, Any]:
    """ProblemTextRow: the catalogue's Chinese words with their {gaps}; the phone fills them."""
    return {"code": code, "title": entry.title, "detail": entry.detail}


def phone_problems() -> list[tuple[str, Entry]]:
    return [(code, entry) for code, entry in CATALOGUE.items() if code.split(".")[0] not in OFFICE_ONLY]
