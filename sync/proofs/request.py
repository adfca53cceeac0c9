"""What a device signs to pull and push: the proof string of a request, and the digest of what it holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256


def digest(have: Mapping[str, int]) -> str:
    """SHA-256 (hex) over `dossier:version` lines, each ended by LF, in byte order of the lines."""
    lines = sorted(f"{dossier}:{version}\n".encode() for dossier, version in have.items())
    return sha256(b"".join(lines)).hexdigest()


def digest_of_links(links: Iterable[bytes]) -> str:
    """SHA-256 (hex) over raw links, one after the other."""
    return sha256(b"".join(links)).hexdigest()


@dataclass(frozen=True, slots=True)
class Statement:
    """Everything a proof covers. `held` is the digest sent, or the digest of `have`."""

    device: str
    epoch: str
    id: str
    settled_seq: int
    settled_link: str
    lowest: int
    held: str
    cursor: str
    mutations: str
    relayed: str

    def text(self) -> bytes:
        """The bytes that are signed: the lines joined by LF, without one at the end."""
        lines = (
            "liancha-proof-v1", self.device, self.epoch, self.id, str(self.settled_seq), self.settled_link,
            str(self.lowest), self.held, self.cursor, self.mutations, self.relayed,
        )  # fmt: skip
        return "\n".join(lines).encode()
