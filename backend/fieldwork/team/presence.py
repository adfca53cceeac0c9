"""Who was on site when: spans from events, whatever order they arrived in. Pure (R56, R75).

A check-in, a check-out, a confirmation from the own account are events; they are never overwritten. The row a
phone shows and the review's gate are both computed from all of them, so legality never hangs on upload order.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from backend.fieldwork.team.roster import Roster


@dataclass(frozen=True, order=True)
class Event:
    """Something about one person's presence. `at` in milliseconds."""

    at: int
    kind: str  # IN | OUT | CONFIRM
    user: str
    by: str
    device: str
    seq: int


@dataclass(frozen=True)
class Span:
    """One stay: from a check-in to the first check-out after it."""

    user: str
    in_at: int
    out_at: int | None
    by: str
    device: str
    seq: int
    confirmed: bool

    def covers(self, moment: int) -> bool:
        return self.in_at <= moment and (self.out_at is None or moment <= self.out_at)


def spans(events: Iterable[Event]) -> list[Span]:
    """Every stay, in order of arrival on site. A check-in while present starts nothing new."""
    found: list[Span] = []
    for event in sorted(events):
        mine = [span for span in found if span.user == event.user]
        last = mine[-1] if mine else None
        if event.kind == "IN" and (last is None or last.out_at is not None):
            own = event.by == event.user
            found.append(Span(event.user, event.at, None, event.by, event.device, event.seq, own))
        elif event.kind == "OUT" and last is not None and last.out_at is None:
            found[found.index(last)] = replace(last, out_at=event.at)
        elif event.by == event.user and last is not None and not last.confirmed:
            found[found.index(last)] = replace(last, confirmed=True)
    return found


def officers_present(roster: Roster, stays: Iterable[Span], department: str, moment: int) -> set[str]:
    """Certified officers of a department on site at an instant (R75)."""
    officers = {member.user for member in roster.officers(department)}
    return {span.user for span in stays if span.user in officers and span.covers(moment)}


def most_possible(roster: Roster, events: Iterable[Event], department: str, device: str, seq: int) -> int:
    """How many officers of a department may be present for all that this phone itself recorded before `seq`.

    Only its own check-outs count against it, and only while nobody checked the person in again: what other
    phones know never makes work impossible here.
    """
    known = list(events)
    gone = {member.user for member in roster.officers(department) if left_by(known, member.user, device, seq)}
    return len(roster.officers(department)) - len(gone)


def left_by(events: list[Event], user: str, device: str, seq: int) -> bool:
    """Did this phone itself check the person out, with no check-in afterwards?"""
    own = [e for e in events if e.user == user and e.device == device and e.seq < seq and e.kind != "CONFIRM"]
    if not own:
        return False
    last = max(own, key=lambda event: event.seq)
    returned = any(e.user == user and e.kind == "IN" and e.at > last.at for e in events)
    return last.kind == "OUT" and not returned
