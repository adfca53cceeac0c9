"""What a phone keeps encrypted, and how the office opens it (PROTOCOL.md section 15). → vectors/vault.json

A content key (32 bytes) seals values; it is wrapped by the phone's PIN and to the office's recovery key.
Everything that cannot be opened raises NotOpened and says no more. Twin: pwa/src/store/vault_wraps.ts.
"""

import os
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sync.proofs.text import from_b64u, to_b64u

VERSION = 1
IV = 12
KEY = 32
VAULT = b"liancha-vault-v1"
RECOVERY = "liancha-recovery-v1"
ANSWER = "liancha-recovery-answer-v1"
CURVE = ec.SECP256R1()
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551

Wrap = Mapping[str, Any]


class NotOpened(ValueError):
    """Another key, another purpose, or an altered byte: nobody is told which."""


def seal(key: bytes, plain: bytes, iv: bytes | None = None) -> bytes:
    """`0x01 ‖ iv ‖ ciphertext‖tag` under a content key."""
    iv = iv or os.urandom(IV)
    return bytes([VERSION]) + iv + AESGCM(key).encrypt(iv, plain, VAULT)


def unseal(key: bytes, sealed: bytes) -> bytes:
    """What was sealed; raises NotOpened."""
    if len(sealed) < 1 + IV + 16 or sealed[0] != VERSION:
        raise NotOpened("unknown version")
    return decrypt(key, sealed[1 : 1 + IV], sealed[1 + IV :], VAULT)


def wrap_under(kek: bytes, user: str, key: bytes, iv: bytes | None = None) -> bytes:
    """`iv ‖ ciphertext‖tag`: a content key under what Argon2id made of a PIN."""
    iv = iv or os.urandom(IV)
    return iv + AESGCM(kek).encrypt(iv, key, f"liancha-pin-v1|{user}".encode())


def unwrap_under(kek: bytes, user: str, wrap: bytes) -> bytes:
    """The content key; raises NotOpened for another PIN."""
    return decrypt(kek, wrap[:IV], wrap[IV:], f"liancha-pin-v1|{user}".encode())


def private_key(hexadecimal: str) -> ec.EllipticCurvePrivateKey:
    """A recovery key from 32 bytes of hex; raises ValueError where they are no P-256 scalar."""
    scalar = int(hexadecimal, 16)
    if len(hexadecimal) != 2 * KEY or not 0 < scalar < ORDER:
        raise ValueError("not a P-256 private key")
    return ec.derive_private_key(scalar, CURVE)


def public_bytes(key: ec.EllipticCurvePrivateKey | ec.EllipticCurvePublicKey) -> bytes:
    """65 bytes, uncompressed."""
    public = key.public_key() if isinstance(key, ec.EllipticCurvePrivateKey) else key
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def key_id(public_key: bytes) -> str:
    """First 16 hex digits of the public key's SHA-256."""
    return sha256(public_key).hexdigest()[:16]


def wrap_for(
    recipient: bytes, user: str, key: bytes, purpose: str = RECOVERY,
    ephemeral: ec.EllipticCurvePrivateKey | None = None, iv: bytes | None = None,
) -> dict[str, Any]:  # fmt: skip
    """A content key to the owner of a public key (65 bytes); raises ValueError for no point of the curve."""
    ephemeral = ephemeral or ec.generate_private_key(CURVE)
    iv = iv or os.urandom(IV)
    point = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, recipient)
    epk = public_bytes(ephemeral)
    kek = agree(ephemeral, point, epk + recipient, f"{purpose}|{user}")
    ct = AESGCM(kek).encrypt(iv, key, f"{purpose}|{user}".encode())
    return {"v": 1, "key_id": key_id(recipient), "epk": to_b64u(epk), "iv": to_b64u(iv), "ct": to_b64u(ct)}


def unwrap_from(own: ec.EllipticCurvePrivateKey, user: str, wrap: Wrap, purpose: str = RECOVERY) -> bytes:
    """The content key of a wrap made for `own`, this user and this purpose; raises NotOpened."""
    try:
        epk, iv, ct = (from_b64u(wrap[name]) for name in ("epk", "iv", "ct"))
        point = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, epk)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotOpened("not a wrap") from error
    if wrap.get("v") != 1 or len(epk) != 65 or len(iv) != IV:
        raise NotOpened("not a wrap")
    kek = agree(own, point, epk + public_bytes(own), f"{purpose}|{user}")
    return decrypt(kek, iv, ct, f"{purpose}|{user}".encode())


def agree(own: ec.EllipticCurvePrivateKey, other: ec.EllipticCurvePublicKey, salt: bytes, info: str) -> bytes:
    """HKDF over the shared x-coordinate; both public keys are bound in as salt."""
    shared = own.exchange(ec.ECDH(), other)
    return HKDF(algorithm=hashes.SHA256(), length=KEY, salt=salt, info=info.encode()).derive(shared)


def decrypt(key: bytes, iv: bytes, ct: bytes, aad: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(iv, ct, aad)
    except (InvalidTag, ValueError) as error:
        raise NotOpened("cannot be opened") from error
