"""What the party's code opens (R74): `P1.<b64u payload>.<b64u signature>`, payload {task, secret, issued}.

The secret is derived from the signing key, so nothing that opens a visit is kept anywhere but on the team's phones,
and the same task always gets the same code. Anyone with the pinned public key can check a code later.
"""

import hashlib
import hmac
from dataclasses import dataclass
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidSignature

from sync.anchors import private_key
from sync.proofs import canonical
from sync.proofs.text import from_b64u, to_b64u

PREFIX = "P1"
SECRET_BYTES = 16
LONGEST = 1000  # characters; a real code has about 220


@dataclass(frozen=True, slots=True)
class Opened:
    """What a genuine code says."""

    task: UUID
    issued: int  # milliseconds


def secret_of(signing_key: str, task: UUID, issued: int) -> str:
    text = f"liancha-party-secret-v1|{task}|{issued}".encode()
    return to_b64u(hmac.digest(bytes.fromhex(signing_key), text, hashlib.sha256)[:SECRET_BYTES])


def make(signing_key: str, task: UUID, issued: int) -> str:
    """The code of a task, issued at an instant (ms)."""
    payload = {"task": str(task), "secret": secret_of(signing_key, task, issued), "issued": issued}
    body = f"{PREFIX}.{to_b64u(canonical.dumps(payload))}"
    return f"{body}.{to_b64u(private_key(signing_key).sign(body.encode()))}"


def read(signing_key: str, code: str) -> Opened | None:
    """What a code opens; None when we did not issue it."""
    if len(code) > LONGEST:
        return None
    try:
        body, _, signature = code.rpartition(".")
        private_key(signing_key).public_key().verify(from_b64u(signature), body.encode())
        prefix, _, payload = body.partition(".")
        said = orjson.loads(from_b64u(payload))
        found = Opened(UUID(said["task"]), int(said["issued"]))
    except (ValueError, KeyError, TypeError, InvalidSignature):
        return None
    genuine = hmac.compare_digest(said["secret"], secret_of(signing_key, found.task, found.issued))
    return found if prefix == PREFIX and genuine else None
