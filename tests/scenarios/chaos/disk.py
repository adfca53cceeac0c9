"""What one phone keeps: chains of signed mutations, rows, pages, files. It can be copied and put back."""

import copy
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import ec

from sync.phone import Made
from sync.proofs import chain

RowKey = tuple[str, str, str]  # dossier, collection, key


@dataclass
class Chain:
    """The mutations of one device key, from the first still held to the last made."""

    device: UUID
    key: ec.EllipticCurvePrivateKey
    public_key: bytes
    seq: int
    link: bytes
    settled_seq: int = 0
    settled_link: bytes = b""
    kept: dict[int, Made] = field(default_factory=dict)
    about: dict[int, tuple[str, list[str]]] = field(default_factory=dict)  # seq → dossier, files it names
    outcomes: dict[int, dict[str, Any]] = field(default_factory=dict)
    handed: set[int] = field(default_factory=set)
    enrolled: bool = False
    closed: str = ""
    closes: dict[str, Any] | None = None  # the chain this one replaces

    @classmethod
    def new(cls, closes: dict[str, Any] | None = None) -> "Chain":
        device, key = uuid4(), ec.generate_private_key(ec.SECP256R1())
        public = chain.public_bytes(key)
        first = chain.link_0(device, public)
        return cls(device, key, public, 0, first, 0, first, closes=closes)

    @property
    def lowest(self) -> int:
        return next(iter(self.kept), self.seq + 1)

    def tail(self) -> list[Made]:
        """Beyond what the server acknowledged: what a push carries."""
        return [made for seq, made in self.kept.items() if seq > self.settled_seq]

    def unsettled(self) -> list[Made]:
        """The same without what was handed over: what is still owed."""
        return [made for made in self.tail() if made.seq not in self.handed]

    def copy(self) -> "Chain":
        """Another chain object over the same bytes."""
        twin = copy.copy(self)
        twin.kept, twin.outcomes, twin.handed = dict(self.kept), dict(self.outcomes), set(self.handed)
        twin.about = dict(self.about)
        return twin


@dataclass
class Medium:
    """A file on its way. `offset`: what the server said it has."""

    sha256: str
    mime: str
    content: bytes
    dossier: str
    state: str = "here"  # here | verified | quarantined | cleared
    url: str = ""
    offset: int = 0
    life: int = 0  # restores the harness had seen when the server said that


@dataclass
class Disk:
    """Everything durable on one phone."""

    chains: list[Chain] = field(default_factory=lambda: [Chain.new()])
    epoch: str = ""
    have: dict[str, int] = field(default_factory=dict)
    rows: dict[RowKey, dict[str, Any]] = field(default_factory=dict)
    staged: list[dict[str, Any]] = field(default_factory=list)
    cursor: str | None = None
    pending: dict[RowKey, tuple[UUID, int]] = field(default_factory=dict)
    media: dict[str, Medium] = field(default_factory=dict)
    carried: dict[tuple[UUID, int], Made] = field(default_factory=dict)
    anchor: str | None = None
    anchor_at: float | None = None  # on the monotonic clock of this boot

    @property
    def chain(self) -> Chain:
        return self.chains[-1]

    def copy(self) -> "Disk":
        """What it is now, for the day this phone goes back to it."""
        twin = copy.copy(self)
        twin.chains = [one.copy() for one in self.chains]
        for name in ("have", "rows", "pending", "carried"):
            setattr(twin, name, dict(getattr(self, name)))
        twin.staged = list(self.staged)
        twin.media = {sha256: copy.copy(one) for sha256, one in self.media.items()}
        return twin
