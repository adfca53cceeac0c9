"""What really happened, written down beside the phones: nothing here is ever lost, so the judge can compare.

A capture stands here from the moment its screen would have said "saved". `Ear` hears every answer the server gave,
also those the network threw away, and notices at once when one contradicts another.
"""

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sync.proofs import chain
from sync.proofs.text import from_b64u

NO_OUTCOME_OF_ITS_OWN = {"sync.fork", "sync.signature_invalid", "sync.relay_invalid", "sync.device_unknown"}


@dataclass(frozen=True)
class Violation:
    """A broken promise: which check found it, and what it saw."""

    check: str
    what: str

    def __str__(self) -> str:
        return f"{self.check}: {self.what}"


@dataclass
class Capture:
    """One mutation a phone said was saved. `may_be_rejected`: the codes the phone could have known."""

    device: UUID
    seq: int
    hash: bytes
    link: bytes
    user: UUID
    dossier: UUID
    name: str
    rows: list[str]
    media: list[str]
    args: dict[str, Any]
    may_be_rejected: frozenset[str] = frozenset()
    rotten: bytes = b""  # the hash of what its bytes became on the disk, before they were sent
    lost_by_phone: bool = False  # its phone went back to an older state of itself


@dataclass
class Truth:
    """One seed's county as it really is."""

    captures: dict[bytes, Capture] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)  # SHA-256 in hex → bytes
    keys: dict[UUID, bytes] = field(default_factory=dict)  # device → public key
    forked: set[UUID] = field(default_factory=set)  # devices that went back to an older state of themselves
    left: set[tuple[UUID, UUID]] = field(default_factory=set)  # (user, dossier): was without access once
    ended: set[UUID] = field(default_factory=set)  # users whose account ended for a while
    revoked: set[UUID] = field(default_factory=set)  # devices
    restores: int = 0
    violations: list[Violation] = field(default_factory=list)
    told: dict[tuple[str, UUID, str], tuple[str, str]] = field(default_factory=dict)
    acknowledged: dict[tuple[str, UUID], tuple[int, float]] = field(default_factory=dict)
    epochs: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def accuse(self, check: str, what: str) -> None:
        """Every kind of violation a few times: the first one matters."""
        if sum(1 for one in self.violations if one.check == check) < 5:
            self.violations.append(Violation(check, what))

    def hear(self, device: UUID, answer: dict[str, Any], asked_at: float, heard_at: float) -> None:
        """One answer of POST /api/sync or hand-over, whether it reaches the phone or not."""
        with self.lock:
            self.hear_acknowledged(device, answer, asked_at, heard_at)
            for outcome in answer.get("outcomes", []):
                self.hear_outcome(answer["epoch"], outcome)

    def hear_acknowledged(
        self, device: UUID, answer: dict[str, Any], asked_at: float, heard_at: float
    ) -> None:
        """Within one life of the server acknowledged never falls, and always lies on a chain that was signed."""
        epoch, said = answer["epoch"], answer["acknowledged"]
        if epoch not in self.epochs:
            self.epochs.append(epoch)
        highest, when = self.acknowledged.get((epoch, device), (0, 0.0))
        if said["seq"] < highest and asked_at > when:
            self.accuse("acknowledged fell", f"{device}: {highest} was said, now {said['seq']}")
        if said["seq"] > highest:
            self.acknowledged[epoch, device] = (said["seq"], heard_at)
        if said["seq"] and not chain.verify(
            self.keys[device], bytes.fromhex(said["link"]), from_b64u(said["signature"])
        ):
            self.accuse("acknowledged is not signed", f"{device}:{said['seq']}")

    def hear_outcome(self, epoch: str, outcome: dict[str, Any]) -> None:
        """G11: one place, one answer, to whoever asks and however often."""
        code = outcome.get("problem", {}).get("code", "")
        if outcome["device"] is None or code in NO_OUTCOME_OF_ITS_OWN:
            return
        place = (epoch, UUID(outcome["device"]), outcome["hash"])
        self.counts["outcomes"] += 1
        before = self.told.setdefault(place, (outcome["outcome"], code))
        if before != (outcome["outcome"], code) and code != "sync.handed_over":
            self.accuse(
                "wrong answer to a re-send",
                f"{place[1]}:{outcome['seq']} was {before}, now {outcome['outcome']} {code}",
            )
        elif before != (outcome["outcome"], code):
            self.counts["re-sent"] += 1
