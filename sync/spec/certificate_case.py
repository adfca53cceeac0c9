"""P126, P127: one certificate, what a device signs to show it, and what it signs to offer rows."""

from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.proofs import certificate
from sync.proofs.certificate import Certificate
from sync.proofs.text import to_b64u


def case(seed: bytes, device: UUID, user: UUID, public_key: bytes) -> dict[str, Any]:
    """Texts only: ECDSA signatures differ each time they are made."""
    claims = Certificate(
        device, public_key, user, "I-COM-1", None, certificate.salt_of(seed, device, public_key)
    )
    text = certificate.write(seed, claims)
    rows = '[["task","self",3,{"value":{"name":"圪垱"},"head":"h"}]]'
    office = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return {
        "office_public_key": to_b64u(office), "device": str(device), "user": str(user), "public_key": to_b64u(public_key),
        "username": "I-COM-1", "salt": to_b64u(claims.salt), "certificate": text,
        "restore": {"id": "r1", "signed_text": certificate.request_text(device, "r1", text).decode()},
        "witness": {
            "epoch": "e1", "id": "w1", "dossier": str(user), "rows": rows,
            "signed_text": certificate.witness_text(device, "e1", "w1", user, rows).decode(),
        },
    }  # fmt: skip
