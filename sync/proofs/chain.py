"""The chain of one device: links, signatures, and the check of a whole chain. Standard library and cryptography.

link_0 = SHA-256(device id as lower-case text || public key, 65 bytes)
link_n = SHA-256('liancha-link-v1' || link_(n-1) || SHA-256(payload_n))
signature_n = ECDSA P-256 with SHA-256 over the 32 bytes of link_n, as r || s (64 bytes)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LABEL = b"liancha-link-v1"
ALGORITHM = ec.ECDSA(hashes.SHA256())


def link_0(device: UUID, public_key: bytes) -> bytes:
    """Where a device's chain begins (32 bytes)."""
    return sha256(str(device).encode() + public_key).digest()


def link_n(previous: bytes, payload_hash: bytes) -> bytes:
    """The link after `previous` for a payload with this SHA-256 (32 bytes)."""
    return sha256(LABEL + previous + payload_hash).digest()


def sign(key: ec.EllipticCurvePrivateKey, message: bytes) -> bytes:
    """The signature over a message as r || s, 64 bytes."""
    r, s = decode_dss_signature(key.sign(message, ALGORITHM))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Does the signature (r || s) over the message come from the key (uncompressed point)?"""
    if len(signature) != 64:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    try:
        load_key(public_key).verify(encode_dss_signature(r, s), message, ALGORITHM)
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=4096)
def load_key(public_key: bytes) -> ec.EllipticCurvePublicKey:
    """The key of an uncompressed point; raises ValueError when it is another form of one, or none on the curve."""
    if len(public_key) != 65 or public_key[0] != 4:
        raise ValueError("a public key is the uncompressed point, 65 bytes")
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public_key)


def public_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public key as an uncompressed point, 65 bytes."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of a chain as an archive keeps it; `payload` is None for work of another dossier."""

    seq: int
    payload_hash: bytes
    prev_link: bytes
    link: bytes
    signature: bytes
    payload: bytes | None = None


def first_fault(device: UUID, public_key: bytes, entries: Iterable[Entry]) -> str | None:
    """What breaks first in a chain that begins at 1, in words; None when everything holds."""
    last = link_0(device, public_key)
    for seq, entry in enumerate(entries, start=1):
        if entry.seq != seq:
            return f"number {seq} is missing"
        if entry.payload is not None and sha256(entry.payload).digest() != entry.payload_hash:
            return f"payload {seq} was altered"
        if entry.prev_link != last or link_n(last, entry.payload_hash) != entry.link:
            return f"link {seq} does not follow"
        if not verify(public_key, entry.link, entry.signature):
            return f"signature {seq} does not hold"
        last = entry.link
    return None
