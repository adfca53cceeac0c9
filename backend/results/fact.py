"""What a completeness list is made of, and what it is computed from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from backend.fieldwork.team.presence import Event
from backend.fieldwork.team.roster import Roster
from backend.results.aggregation import DIRECT
from backend.results.sheet import Sheet


@dataclass(frozen=True)
class Fact:
    """One line of the completeness list. A barrier keeps a result from passing; a warning is only shown."""

    code: str
    ok: bool
    text: str
    is_barrier: bool = True


@dataclass(frozen=True)
class Case:
    """Everything the list is computed from."""

    lines: list[dict[str, Any]]  # frozen, of the departments asked about
    profile: Mapping[str, Any]
    roster: Roster
    presence: list[Event]
    sheet: Sheet
    approved: bool  # every department's head approved the inspection (N3)
    now: int  # ms

    @property
    def mode(self) -> str | None:
        record = self.sheet.self_of("record")
        return record["mode"] if record else None

    def items(self, codes: Iterable[str]) -> str:
        """These lines by their names, as the checklist orders them: a reviewer knows names, not codes."""
        wanted = set(codes)
        return "、".join(line["item"] for line in self.lines if line["code"] in wanted)

    @property
    def departments(self) -> list[str]:
        return sorted({line["department"] for line in self.lines})

    @property
    def is_direct(self) -> bool:
        """The result formed without an inspection (R91, R92): lines and parts need not be complete."""
        return self.mode in DIRECT
