"""What a client tells of itself."""

from dataclasses import dataclass, field

from .answers import Outcome
from .chain import Content


class Stuck(Exception):
    """Requests are answered but nothing moves."""


@dataclass(frozen=True)
class Recorded:
    """P22: a mutation that is on disk."""

    id: str
    seq: int
    hash: str
    head: str


@dataclass(frozen=True)
class RowView:
    """A row as this phone shows it: the server's body and what is laid over it."""

    value: object
    head: str | None
    by: str | None
    at: int | None
    contest: tuple[object, ...]
    pending: tuple[Content, ...]


@dataclass
class Report:
    """What one sync has brought."""

    rounds: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    closed: str = ""
    uploads: dict[str, int] = field(default_factory=dict)
