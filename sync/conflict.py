"""The conflict rule, as pure functions over one row (PROTOCOL.md P50–P56).

A write becomes current unless a colleague's write, unseen by its author, stands there; then it is kept beside.
Nothing here decides between two values: only a person does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

ContestEntry = dict[str, Any]  # {head, value, by, at}


class Verdict(StrEnum):
    CURRENT = "current"  # replaces the row's value
    BESIDE = "beside"  # kept beside the row's value: the row is contested
    WAITS = "waits"  # builds on a write the server does not know: held until that arrives


@dataclass(frozen=True, slots=True)
class LastWrite:
    """The write that made a row's current value. `device` and `seq` are None for an online write."""

    head: str
    device: str | None = None
    seq: int | None = None


def judge(
    last: LastWrite | None, base: str | None, device: str, seq: int, own_last: int | None, base_known: bool
) -> Verdict:
    """What becomes of write `seq` of `device`, whose author last saw `base`.

    `own_last`: the highest number this device ever wrote to the row; `base_known`: the server knows that write.
    """
    if base is not None and not base_known:
        return Verdict.WAITS
    if own_last is not None and own_last > seq:
        return Verdict.BESIDE
    if last is None or last.head == base:
        return Verdict.CURRENT
    if last.device == device and last.seq is not None and last.seq < seq:
        return Verdict.CURRENT
    return Verdict.BESIDE


def keep_beside(
    contest: list[ContestEntry] | None, entry: ContestEntry, base: str | None, device: str, seq: int
) -> list[ContestEntry]:
    """The contest with one more value; it takes the place of the value its author built on.

    That value was seen and replaced by this very author, so nothing is overwritten unseen.
    """
    kept = [old for old in contest or [] if old["head"] != base and not is_older(old["head"], device, seq)]
    return [*kept, entry]


def is_older(head: str, device: str, seq: int) -> bool:
    """Is `head` an earlier write of the same device?"""
    name, _, number = head.partition(":")
    return bool(number) and name == device and int(number) < seq


def unseen(current_head: str | None, contest: list[ContestEntry] | None, saw: list[str]) -> list[str]:
    """Heads a settling mutation does not name although they stand there."""
    standing = [current_head] if current_head else []
    standing += [entry["head"] for entry in contest or []]
    return [head for head in standing if head not in saw]


def inside_cut(cut: Mapping[str, Mapping[str, Any]], device: str, seq: int, link: str) -> bool:
    """Does a mutation belong to the locked record? At the cut's own number the link must be the one named.

    An empty link is named for a phone whose rows were signed but which closed no part.
    """
    mark = cut.get(device)
    if mark is None or seq > mark["seq"]:
        return False
    return bool(seq < mark["seq"] or mark["link"] in ("", link))


def whole_cut(
    named: Mapping[str, Mapping[str, Any]], device: str, seq: int, link: str
) -> dict[str, dict[str, Any]]:
    """The cut of a lock: what it names for other devices, and for its own device everything up to the lock."""
    others = {name: {"seq": mark["seq"], "link": mark["link"]} for name, mark in named.items()}
    return others | {device: {"seq": seq, "link": link}}
