"""One of the values that stand side by side is chosen by an officer of the owning department (R139, P55).

Before signing any of them may be chosen. Once the department's part is closed or the record is locked only the value
that was signed may: another one would change what stands under signatures, and that is a supplement's business (R94).
"""

from backend.fieldwork.site import Site
from backend.problems import Problem

OF_LINES = {"findings", "measures"}
OF_PEOPLE = {"checkins", "declarations"}
OF_DEPARTMENTS = {"parts", "urgent"}


def settle(site: Site, row: str, choose: str, saw: list[str]) -> None:
    """Raises contest.not_own, contest.unseen, contest.signed."""
    site.require_officer()
    collection, _, key = row.partition("/")
    owner = owner_of(site, collection, key)
    if site.member.department != owner:
        raise Problem("contest.not_own", department=site.department_name(owner))
    standing = site.work.standing(collection, key)
    value = standing.get(choose)
    if value is None:
        raise Problem("contest.unseen", row=row, unseen=[choose])
    if choose != site.work.head_of(collection, key) and is_signed(site, collection, owner):
        raise Problem("contest.signed")
    site.work.settle(collection, key, value, saw)


def owner_of(site: Site, collection: str, key: str) -> str:
    """The department a row belongs to: its line's, its person's, its own; else the one that leads. Twin: contests.ts."""
    if collection in OF_LINES and key in site.lines:
        return str(site.lines[key]["department"])
    if collection in OF_DEPARTMENTS:
        return key
    member = site.roster.of(key) if collection in OF_PEOPLE else None
    return member.department if member else str(site.task.initiating.department_id)


def is_signed(site: Site, collection: str, owner: str) -> bool:
    """The record is locked, or a line's department has closed its part."""
    if site.work.get("record", "self") is not None:
        return True
    return collection in OF_LINES and site.work.get("parts", owner) is not None
