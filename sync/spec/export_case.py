"""One sealed export made from constants, and the makers it needs: what phones do, in Python, for vectors and tests."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec

from sync.proofs import chain, export, vault
from sync.proofs.text import to_b64u

Frames = list[tuple[dict[str, Any], bytes]]
RECOVERY_KEY = sha256(b"liancha recovery key of the vectors").hexdigest()
CONTENT_KEY = sha256(b"liancha content key of the vectors").digest()


def seal(key: bytes, plain: bytes, iv: bytes) -> bytes:
    """A sealed value."""
    return vault.seal(key, plain, iv)


def number(n: int) -> bytes:
    """An iv that is never used twice here."""
    return n.to_bytes(12, "big")


def vault_frame(
    user: UUID, device: UUID, public_key: bytes, mutations: int, media: int, iv: bytes = b"\1" * 12
) -> tuple[dict[str, Any], bytes]:
    office = chain.public_bytes(vault.private_key(RECOVERY_KEY))
    ephemeral = ec.derive_private_key(int.from_bytes(sha256(iv).digest(), "big"), ec.SECP256R1())
    return {
        "kind": "vault", "v": 1, "user": str(user), "device": str(device), "public_key": to_b64u(public_key),
        "wrap": vault.wrap_for(office, str(user), CONTENT_KEY, ephemeral=ephemeral, iv=iv), "made_at": 1_795_224_600_000,
        "mutations": mutations, "media": media,
    }, b""  # fmt: skip


def mutation_frame(
    device: UUID, seq: int, payload: bytes, prev_link: bytes, link: bytes, signature: bytes
) -> tuple[dict[str, Any], bytes]:
    header = {
        "kind": "mutation", "device": str(device), "seq": seq, "prev_link": prev_link.hex(), "link": link.hex(),
        "signature": to_b64u(signature),
    }  # fmt: skip
    return header, seal(CONTENT_KEY, payload, number(seq))


def medium_frames(content: bytes, mime: str, slice_bytes: int) -> Frames:
    name = sha256(content).hexdigest()
    frames: Frames = [({"kind": "medium", "sha256": name, "mime": mime, "size": len(content)}, b"")]
    for n, start in enumerate(range(0, len(content), slice_bytes)):
        piece = content[start : start + slice_bytes]
        header = {"kind": "slice", "medium": name, "n": n, "start": start, "size": len(piece)}
        frames.append((header, seal(CONTENT_KEY, piece, sha256(name.encode() + number(n)).digest()[:12])))
    return frames


def case(user: UUID, device: UUID, public_key: bytes, mutations: list[dict[str, Any]]) -> dict[str, Any]:
    """The vector: `mutations` are those of chain.json with raw `payload`, `prev_link`, `link`, `signature`."""
    medium = b"not a picture, but bytes with a hash\n" * 3
    frames: Frames = [vault_frame(user, device, public_key, len(mutations), 1)]
    frames += [
        mutation_frame(device, n, one["payload"], one["prev_link"], one["link"], one["signature"])
        for n, one in enumerate(mutations, start=1)
    ]
    frames += medium_frames(medium, "text/plain", 50)
    file = export.whole(frames)
    return {
        "recovery_key": RECOVERY_KEY, "content_key": CONTENT_KEY.hex(), "user": str(user), "device": str(device),
        "headers": [header for header, _ in frames], "bodies": [to_b64u(body) for _, body in frames],
        "plain": [to_b64u(one["payload"]) for one in mutations], "medium": to_b64u(medium),
        "file": to_b64u(file), "sha256": sha256(file).hexdigest(),
    }  # fmt: skip
