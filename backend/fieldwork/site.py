"""What a handler holds: the mutation at work, its task and team, and who acts."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import select

from backend.accounts.models import User
from backend.fieldwork.models import PresenceEvent
from backend.fieldwork.team.presence import Event
from backend.fieldwork.team.roster import Member, Roster
from backend.problems import Problem
from backend.tasks.models import InspectionTask, TeamMember
from sync.registry import Work


@dataclass
class Site:
    """One mutation on one task. `work` writes the rows, `task` is the frozen truth about lines and team."""

    work: Work
    task: InspectionTask
    actor: User
    roster: Roster

    @property
    def at(self) -> int:
        """When it happened, in milliseconds."""
        return round(self.work.effective_at.timestamp() * 1000)

    @property
    def user(self) -> str:
        return str(self.work.user_id)

    @cached_property
    def member(self) -> Member:
        """The author's place on the team; raises team.not_member (R63)."""
        member = self.roster.of(self.user)
        if member is None:
            raise Problem("team.not_member")
        return member

    @property
    def profile(self) -> dict[str, Any]:
        return self.task.profile_frozen

    @cached_property
    def lines(self) -> dict[str, dict[str, Any]]:
        """The frozen lines by code, in the checklist's order."""
        ordered = sorted(self.task.lines_frozen, key=lambda line: (line["order"], line["code"]))
        return {line["code"]: line for line in ordered}

    def line(self, code: str) -> dict[str, Any]:
        if code not in self.lines:
            raise Problem("line.unknown", line=code)
        return self.lines[code]

    def department_name(self, department: str) -> str:
        names = {str(part.department_id): part.department.name for part in self.task.departments}
        return names.get(department, "")

    def require_officer(self) -> Member:
        """The author as an officer (R17, R65)."""
        if not self.member.is_officer:
            raise Problem("team.not_officer")
        return self.member

    def require_own(self, code: str) -> dict[str, Any]:
        """The line, if the author's department is responsible for it (R77)."""
        line = self.line(code)
        if line["department"] != self.member.department:
            raise Problem("line.not_own", department=self.department_name(line["department"]), line=code)
        return line

    def require_signatures(self, users: list[str], department: str | None = None) -> None:
        """At least two different officers (of a department) signed (R56, R88)."""
        present = self.roster.signed_by(users, department)
        if present < 2:
            raise Problem("officers.two_signatures", present=present)

    def flag(self, name: str) -> None:
        """A review flag: the work is applied, a person looks at it."""
        if name not in self.work.flags:
            self.work.flags.append(name)

    def presence(self) -> list[Event]:
        """Every event of presence recorded so far for this task."""
        return presence_of(self.work.session, self.task.id)


def open_site(work: Work) -> Site:
    """The task, its team and the author; raises task.unknown (held) where they are not here.

    Read once a transaction: fifty mutations of one dossier ask for the same task.
    """
    key = ("site", work.dossier_id, work.user_id)
    if key not in work.memo:
        task = work.session.get(InspectionTask, work.dossier_id)
        actor = work.session.get(User, work.user_id)
        if task is None or actor is None:
            raise Problem("task.unknown")
        work.memo[key] = (task, actor, roster_of(task))
    return Site(work, *work.memo[key])


def roster_of(task: InspectionTask) -> Roster:
    """Everybody who is or was on the team of a task."""
    return Roster(tuple(member_of(member) for member in task.members))


def member_of(member: TeamMember) -> Member:
    frozen = member.frozen
    return Member(
        user=str(member.user_id),
        name=frozen.get("name", member.user.name),
        department=str(member.department_id),
        department_name=frozen.get("department_name", ""),
        role=member.role,
        person_type=frozen.get("person_type", ""),
        certificate_no=frozen.get("certificate_no", ""),
        certificate_valid_to=frozen.get("certificate_valid_to"),
        phone=frozen.get("phone", ""),
        left=member.left_at is not None,
    )


def presence_of(session: Any, task_id: Any) -> list[Event]:
    """The events of presence of a task, in the order of what happened."""
    found = session.scalars(select(PresenceEvent).where(PresenceEvent.task_id == task_id))
    return sorted(
        Event(
            at=round(event.at.timestamp() * 1000), kind=event.kind, user=str(event.user_id),
            by=str(event.made_by), device=str(event.device_id), seq=event.seq,
        )
        for event in found
    )  # fmt: skip
