"""POST /api/sync/devices/restore: a phone the restored database does not know shows its certificate (P126).

The device is enrolled again as it was; whoever keeps accounts is told (HOOK) and makes one without sign-in where
the person is missing. The phone then sends its whole chain; what its person may not touch is held, as always.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import orjson
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from sync import anchors, devices, epochs, protocol
from sync import tables as t
from sync.faults import Fault
from sync.proofs import certificate, chain
from sync.proofs.certificate import Certificate, NotOurs
from sync.proofs.text import from_b64u
from sync.protocol import PROTOCOL

Listener = Callable[[Session, UUID, str], None]
RESTORED: list[Listener] = []  # told (session, user, username) when a device was made known again


@dataclass(frozen=True, slots=True)
class Shown:
    """One request: a certificate and the proof that its key is here."""

    id: str
    text: str
    proof: bytes


def issue(signing_key: str, device: UUID, key: bytes, user: UUID, username: str) -> str:
    """The certificate of an enrolment; the same enrolment gives the same text."""
    seed = bytes.fromhex(signing_key)
    salt = certificate.salt_of(seed, device, key)
    return certificate.write(seed, Certificate(device, key, user, username, None, salt))


def answer(session: Session, raw: bytes, signing_key: str, now: datetime) -> bytes:
    """Make the device known; the same again changes nothing. Commits.

    Raises Fault: input.not_json, input.invalid, sync.certificate_invalid, sync.proof_invalid, sync.device_taken,
    sync.device_revoked.
    """
    shown = read(raw)
    claims = proven(shown, signing_key)
    known = session.scalar(select(t.device.c.id).where(t.device.c.id == claims.device))
    device = devices.enrol(session, claims.device, claims.user, claims.key, "")
    if known is None:
        values = {"restored_at": func.clock_timestamp()}
        session.execute(update(t.device).where(t.device.c.id == claims.device).values(**values))
        for listener in RESTORED:
            listener(session, claims.user, claims.username)
    life = epochs.current(session)
    session.commit()
    return orjson.dumps(
        {
            "protocol": PROTOCOL, "id": shown.id, "device": str(claims.device), "epoch": str(life.id),
            "link": bytes(device.acknowledged_link).hex(), "recovering": life.recovering,
            "anchor": anchors.make(signing_key, claims.device, anchors.to_ms(now)),
        }
    )  # fmt: skip


def proven(shown: Shown, signing_key: str) -> Certificate:
    """The certificate's claims, once its signature and the device's are checked."""
    try:
        claims = certificate.read(anchors.private_key(signing_key).public_key(), shown.text)
    except NotOurs as error:
        raise Fault("sync.certificate_invalid") from error
    if not chain.verify(
        claims.key, certificate.request_text(claims.device, shown.id, shown.text), shown.proof
    ):
        raise Fault("sync.proof_invalid")
    return claims


def read(raw: bytes) -> Shown:
    body = protocol.json_object(raw)
    for field in ("id", "certificate", "proof"):
        if not isinstance(body.get(field), str) or not 0 < len(body[field]) <= 4096:
            raise Fault("input.invalid", errors={field: ["text"]})
    try:
        return Shown(body["id"], body["certificate"], from_b64u(body["proof"]))
    except ValueError as error:
        raise Fault("input.invalid", errors={"proof": ["base64url"]}) from error
