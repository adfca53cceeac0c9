"""Enrolment certificates: what lets a restored server know a phone again (PROTOCOL P126).

A certificate is `<payload>.<signature>`, both base64url: the canonical JSON of
{v:1, device, key, user, username, index, salt} and Ed25519 over `liancha-certificate-v1|` ‖ payload. The signing key
is kept outside the database.
"""

import hmac
import json
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.proofs import canonical
from sync.proofs.text import from_b64u, to_b64u

PREFIX = b"liancha-certificate-v1|"
SALT_OF = b"liancha-certificate-salt-v1|"


class NotOurs(ValueError):
    """No certificate, or not one this key signed."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Who may speak with which key. `index`: the leaf of the transparency log, None where there is none."""

    device: UUID
    key: bytes  # P-256, uncompressed point, 65 bytes
    user: UUID
    username: str
    index: int | None
    salt: bytes


def salt_of(seed: bytes, device: UUID, key: bytes) -> bytes:
    """The same salt for the same enrolment, so that asking twice answers the same; nobody else can reckon it."""
    return hmac.new(seed, SALT_OF + device.bytes + key, sha256).digest()


def write(seed: bytes, certificate: Certificate) -> str:
    """The certificate as it travels. `seed`: the 32 bytes of the office's Ed25519 key."""
    content = {
        "v": 1, "device": str(certificate.device), "key": to_b64u(certificate.key), "user": str(certificate.user),
        "username": certificate.username, "index": certificate.index, "salt": to_b64u(certificate.salt),
    }  # fmt: skip
    payload = canonical.dumps(content)
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(PREFIX + payload)
    return f"{to_b64u(payload)}.{to_b64u(signature)}"


def read(public_key: Ed25519PublicKey, text: str) -> Certificate:
    """What a certificate says; raises NotOurs."""
    try:
        payload, signature = (from_b64u(part) for part in text.split("."))
        public_key.verify(signature, PREFIX + payload)
        content = json.loads(payload)
        return Certificate(
            UUID(content["device"]), from_b64u(content["key"]), UUID(content["user"]), content["username"],
            content["index"], from_b64u(content["salt"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, InvalidSignature) as error:
        raise NotOurs("not a certificate of this office") from error


def request_text(device: UUID | str, request: str, certificate: str) -> bytes:
    """What the device signs when it shows its certificate to a server that does not know it."""
    digest = sha256(certificate.encode()).hexdigest()
    return f"liancha-restore-v1\n{device}\n{request}\n{digest}".encode()


def witness_text(device: UUID | str, epoch: str, request: str, dossier: UUID | str, rows: str) -> bytes:
    """What the device signs when it offers its rows of a dossier; `rows` is the JSON text it sends."""
    digest = sha256(rows.encode()).hexdigest()
    return f"liancha-witness-v1\n{device}\n{epoch}\n{request}\n{dossier}\n{digest}".encode()
