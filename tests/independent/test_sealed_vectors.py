"""What is sealed, wrapped, exported and certified, opened from the specification's words alone (P126, P127, P130–P132, P137, P140–P142)."""

import hashlib
import json
import struct
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .encodings import unb64
from .test_vectors import load

CURVE = ec.SECP256R1()


def opened(key: bytes, sealed: bytes) -> bytes:
    """P130."""
    assert sealed[:1] == b"\x01"
    return AESGCM(key).decrypt(sealed[1:13], sealed[13:], b"liancha-vault-v1")


def unwrapped(scalar: int, user: str, wrap: dict[str, Any], purpose: str) -> bytes:
    """P132, P137."""
    own = ec.derive_private_key(scalar, CURVE)
    epk, name = unb64(wrap["epk"]), f"{purpose}|{user}".encode()
    numbers = own.public_key().public_numbers()
    recipient = b"\x04" + numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big")
    assert wrap["key_id"] == hashlib.sha256(recipient).hexdigest()[:16]
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, epk))
    kek = HKDF(algorithm=hashes.SHA256(), length=32, salt=epk + recipient, info=name).derive(shared)
    return AESGCM(kek).decrypt(unb64(wrap["iv"]), unb64(wrap["ct"]), name)


def frames(content: bytes) -> Iterator[tuple[int, dict[str, Any], bytes]]:
    """P140: (where the frame begins, header, body)."""
    assert content[:6] == b"LCEX1\n"
    at = 6
    while at < len(content):
        begins = at
        (size,) = struct.unpack_from(">I", content, at)
        header = json.loads(content[at + 4 : at + 4 + size])
        at += 4 + size
        (size,) = struct.unpack_from(">I", content, at)
        yield begins, header, content[at + 4 : at + 4 + size]
        at += 4 + size


def test_p130_sealed_values_open_with_their_key_alone() -> None:
    """P130."""
    vault = load("vault")
    key = bytes.fromhex(vault["content_key"])
    for case in vault["sealed"]:
        assert opened(key, bytes.fromhex(case["sealed"])) == case["plain"].encode()
        with pytest.raises(InvalidTag):
            opened(bytes(32), bytes.fromhex(case["sealed"]))


def test_p131_the_pin_opens_the_content_key() -> None:
    """P131."""
    vault = load("vault")
    salt, wrap = bytes.fromhex(vault["salt"]), bytes.fromhex(vault["pin_wrap"])
    kdf = Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=19_456)
    kek = kdf.derive(vault["pin"].encode())
    assert kek.hex() == vault["pin_key"]
    key = AESGCM(kek).decrypt(wrap[:12], wrap[12:], f"liancha-pin-v1|{vault['user']}".encode())
    assert key.hex() == vault["content_key"]


@pytest.mark.parametrize(
    ("whose", "which", "purpose"),
    [
        ("office", "recovery", "liancha-recovery-v1"),
        ("asker", "answer", "liancha-recovery-answer-v1"),
    ],
)
def test_p132_p137_wraps_open_for_their_owner(whose: str, which: str, purpose: str) -> None:
    """P132, P137."""
    vault = load("vault")
    scalar = int.from_bytes(unb64(vault[whose]["d"]), "big")
    assert unwrapped(scalar, vault["user"], vault[which], purpose).hex() == vault["content_key"]
    with pytest.raises(InvalidTag):
        unwrapped(scalar, "somebody else", vault[which], purpose)


def test_p140_p142_an_export_is_read_frame_by_frame() -> None:
    """P140, P141, P142: the office's key opens the vault, the vault every body; the end tells the hash of all before."""
    given = load("export")
    content = unb64(given["file"])
    assert hashlib.sha256(content).hexdigest() == given["sha256"]
    found = list(frames(content))
    first, (begins, last, _) = found[0][1], found[-1]
    key = unwrapped(int(given["recovery_key"], 16), given["user"], first["wrap"], "liancha-recovery-v1")
    assert key.hex() == given["content_key"]
    assert last == {
        "kind": "end",
        "frames": len(found) - 1,
        "sha256": hashlib.sha256(content[:begins]).hexdigest(),
    }
    payloads = [opened(key, body) for _, header, body in found if header["kind"] == "mutation"]
    assert payloads == [unb64(plain) for plain in given["plain"]]
    film = b"".join(opened(key, body) for _, header, body in found if header["kind"] == "slice")
    assert film == unb64(given["medium"])


def test_p126_p127_a_certificate_is_the_offices_word() -> None:
    """P126, P127: who the device is, signed outside the database; what the device signs to use it."""
    given = load("certificate")
    payload, signature = given["certificate"].split(".")
    office = ed25519.Ed25519PublicKey.from_public_bytes(unb64(given["office_public_key"]))
    office.verify(unb64(signature), b"liancha-certificate-v1|" + unb64(payload))
    said = json.loads(unb64(payload))
    assert (said["device"], said["user"], said["key"]) == (
        given["device"],
        given["user"],
        given["public_key"],
    )
    known = hashlib.sha256(given["certificate"].encode()).hexdigest()
    restore, witness = given["restore"], given["witness"]
    assert restore["signed_text"] == "\n".join(["liancha-restore-v1", given["device"], restore["id"], known])
    rows = hashlib.sha256(witness["rows"].encode()).hexdigest()
    told = [given["device"], witness["epoch"], witness["id"], witness["dossier"], rows]
    assert witness["signed_text"] == "\n".join(["liancha-witness-v1", *told])
