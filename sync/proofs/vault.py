"""What phones seal, opened by the office: the recovery wrap of a content key, and values sealed with that key.

sealed value = 0x01 ‖ iv(12) ‖ ciphertext‖tag, AES-256-GCM, AAD 'liancha-vault-v1'
recovery wrap = ECIES on P-256: HKDF-SHA-256 over the shared x-coordinate, salt epk ‖ recipient, info and AAD
'liancha-recovery-v1|<user>'
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.proofs import chain
from sync.proofs.text import from_b64u

VERSION, IV = 1, 12
VAULT = b"liancha-vault-v1"


class NotOpened(ValueError):
    """Another key, another user, or a changed byte."""


def private_key(scalar: str) -> ec.EllipticCurvePrivateKey:
    """The office's recovery key from the hex of its 32 bytes."""
    return ec.derive_private_key(int(scalar, 16), ec.SECP256R1())


def key_id(public_key: bytes) -> str:
    return sha256(public_key).hexdigest()[:16]


def open_recovery_wrap(private: ec.EllipticCurvePrivateKey, wrap: Mapping[str, Any], user: str) -> bytes:
    """The content key (32 bytes); raises NotOpened."""
    info = f"liancha-recovery-v1|{user}".encode()
    try:
        epk, iv, ct = (from_b64u(wrap[name]) for name in ("epk", "iv", "ct"))
        shared = private.exchange(ec.ECDH(), chain.load_key(epk))
        salt = epk + chain.public_bytes(private)
        kek = HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(shared)
        return AESGCM(kek).decrypt(iv, ct, info)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidTag) as error:
        raise NotOpened("recovery wrap") from error


def unseal(key: bytes, sealed: bytes) -> bytes:
    """The plain bytes; raises NotOpened."""
    if len(sealed) < 1 + IV + 16 or sealed[0] != VERSION:
        raise NotOpened("seal")
    try:
        return AESGCM(key).decrypt(sealed[1 : 1 + IV], sealed[1 + IV :], VAULT)
    except InvalidTag as error:
        raise NotOpened("seal") from error
