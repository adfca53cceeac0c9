"""What a leaf commits to (trust.md section 1). Pure."""

import hashlib
from typing import Any

from sync.proofs import canonical


def commitment(salt: bytes, content: Any) -> bytes:
    """SHA-256(32-byte salt ‖ canonical content): says nothing to who has not both."""
    if len(salt) != 32:
        raise ValueError("a salt has 32 bytes")
    return hashlib.sha256(salt + canonical.dumps(content)).digest()


def leaf_content(kind: str, committed: bytes, earlier: int | None, department: str | None) -> bytes:
    """The canonical bytes of a leaf; `earlier` and `department` only where something is corrected or stopped."""
    return canonical.dumps(
        {"kind": kind, "commitment": committed.hex(), "earlier": earlier, "department": department}
    )


def leaf_hash(content: bytes) -> bytes:
    """RFC 6962, section 2.1."""
    return hashlib.sha256(b"\x00" + content).digest()
