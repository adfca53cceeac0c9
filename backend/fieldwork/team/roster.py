"""The team of a task as plain facts. Whoever was ever on it counts: a phone may not have heard of a replacement."""

from collections.abc import Iterable
from dataclasses import dataclass

ACTING = {"LEADER", "MEMBER"}


@dataclass(frozen=True)
class Member:
    """One person on the team, as frozen when the task was made (R14)."""

    user: str
    name: str
    department: str
    department_name: str
    role: str  # LEADER | MEMBER | AUXILIARY | EXPERT
    person_type: str  # CERTIFIED | AUXILIARY
    certificate_no: str
    certificate_valid_to: str | None  # 2028-12-31
    phone: str
    left: bool = False

    @property
    def is_officer(self) -> bool:
        """May act and sign as an officer: auxiliaries and experts assist only (R17, R65)."""
        return self.person_type == "CERTIFIED" and self.role in ACTING


@dataclass(frozen=True)
class Roster:
    members: tuple[Member, ...]

    def of(self, user: str) -> Member | None:
        """A person's place on the team; the present one where there were several."""
        found = [member for member in self.members if member.user == user]
        return next((member for member in found if not member.left), found[-1] if found else None)

    def officers(self, department: str | None = None) -> list[Member]:
        """Everybody who was ever an officer here, once each."""
        seen = {m.user: m for m in self.members if m.is_officer and department in (None, m.department)}
        return list(seen.values())

    def signed_by(self, users: Iterable[str], department: str | None = None) -> int:
        """How many different officers (of a department) are among these people."""
        officers = {member.user for member in self.officers(department)}
        return len(officers & set(users))
