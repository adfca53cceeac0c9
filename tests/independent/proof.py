"""What a device signs beside its work: requests and uploads (P30, P31, P61, P106)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .chain import Key, Mutation
from .encodings import Json, b64, sha256


def digest(have: Mapping[str, int]) -> str:
    """P61: the hash of what a phone holds."""
    lines = sorted(f"{dossier}:{version}\n".encode() for dossier, version in have.items())
    return sha256(b"".join(lines)).hex()


@dataclass(frozen=True)
class Request:
    """P30: everything one request says."""

    id: str
    device: str
    epoch: str
    settled_seq: int
    settled_link: str
    lowest: int
    have: Mapping[str, int]
    as_digest: bool = False
    cursor: str = ""
    mutations: Sequence[Mutation] = ()
    relayed: Sequence[Mutation] = ()

    def text(self) -> str:
        """P31: the lines that are signed."""
        sent = [sha256(b"".join(m.link for m in part)).hex() for part in (self.mutations, self.relayed)]
        lines = [self.device, self.epoch, self.id, str(self.settled_seq), self.settled_link]
        lines += [str(self.lowest), digest(self.have), self.cursor, *sent]
        return "\n".join(["liancha-proof-v1", *lines])

    def body(self, key: Key, more: Mapping[str, Json]) -> dict[str, Json]:
        """P30: the body, with its proof."""
        body: dict[str, Json] = {
            "protocol": 1,
            "schema": 1,
            "epoch": self.epoch,
            "id": self.id,
            "device": self.device,
            "settled": {"seq": self.settled_seq, "link": self.settled_link},
            "lowest": self.lowest,
            "mutations": [mutation.wire() for mutation in self.mutations],
            "relayed": [mutation.wire() for mutation in self.relayed],
            "proof": b64(key.sign(self.text().encode("utf-8"))),
        }
        held: Json = digest(self.have) if self.as_digest else dict(self.have)
        body["digest" if self.as_digest else "have"] = held
        if self.cursor:
            body["cursor"] = self.cursor
        return {**body, **more}


def upload_proof(key: Key, device: str, sha256_hex: str, length: int) -> str:
    """P106: the pass of an upload by device key."""
    return b64(key.sign(f"liancha-upload-v1|{device}|{sha256_hex}|{length}".encode()))
