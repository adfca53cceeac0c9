"""Who does which line."""

from backend.fieldwork.site import Site
from backend.problems import Problem


def assign(site: Site, lines: list[str], users: list[str]) -> None:
    """The leader gives lines to people of the department responsible for them (R57, R73)."""
    if site.member.role != "LEADER":
        raise Problem("team.not_leader")
    departments = {department_of(site, user) for user in users}
    across = [code for code in lines if departments - {site.line(code)["department"]}]
    if across:
        raise Problem("line.assigned_across", lines="、".join(across))
    for code in lines:
        site.work.put("assignments", code, {"line": code, "users": users, "by": site.user})


def department_of(site: Site, user: str) -> str:
    member = site.roster.of(user)
    if member is None:
        raise Problem("team.not_member")
    return member.department
