"""The code as a phone shows it: `<token>~<shown at, ms>~<device signature>[~<核验码>]`.

The token alone says which task; the device's signature says that an enrolled phone of the team showed it, and when.
Signed offline, checked here later (R74); a surprise check answers to nothing less (R69).
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from backend.problems import Problem
from backend.tasks import party_code
from backend.tasks.models import InspectionTask, TeamMember
from sync import tables as t
from sync.proofs import chain
from sync.proofs.text import from_b64u

SHAPE = re.compile(
    r"^(?P<token>[\w.-]{1,1000})(?:~(?P<at>\d{1,16})~(?P<signature>[\w-]{86})(?:~(?P<code>\d{8}))?)?$",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """When and by whom the code was shown; `by` None: not by a phone of this team."""

    at: int
    by: str | None


@dataclass(frozen=True, slots=True)
class Scanned:
    task: InspectionTask
    shown: Shown | None
    code: str | None  # 核验码 of the receipt, as the phone showed it; only with a good signature


def message(token: str, at: int | str, code: str | None) -> bytes:
    """What the device signs. Twin: pwa/src/sync/shown.ts."""
    return f"liancha-shown-v1|{token}|{at}|{code or ''}".encode()


def open_scanned(session: Session, signing_key: str, text: str) -> Scanned:
    """The task a scanned code opens; raises party.code_unknown, also where a surprise must stay one (R69)."""
    match = SHAPE.match(text.strip())
    opened = party_code.read(signing_key, match["token"]) if match else None
    task = session.get(InspectionTask, opened.task) if opened else None
    if match is None or task is None:
        raise Problem("party.code_unknown")
    shown = shown_of(session, task, match)
    genuine = shown is not None and shown.by is not None
    if task.surprise and not genuine:
        raise Problem("party.code_unknown")
    return Scanned(task, shown, match["code"] if genuine else None)


def shown_of(session: Session, task: InspectionTask, match: re.Match[str]) -> Shown | None:
    if match["at"] is None:
        return None
    at = int(match["at"])
    try:
        signature = from_b64u(match["signature"])
    except ValueError:
        return Shown(at, None)
    signed = message(match["token"], at, match["code"])
    for device, name in phones_of(session, task.id):
        if in_service(device, at) and chain.verify(device.public_key, signed, signature):
            return Shown(at, name)
    return Shown(at, None)


def phones_of(session: Session, task_id: UUID) -> list[tuple[Row[Any], str]]:
    """Every phone of everybody who is or was on the team, with the person's name."""
    names = {
        member.user_id: member.frozen["name"]
        for member in session.scalars(select(TeamMember).where(TeamMember.task_id == task_id))
    }
    found = session.execute(select(t.device).where(t.device.c.user_id.in_(names)))
    return [(device, names[device.user_id]) for device in found]


def in_service(device: Row[Any], at: int) -> bool:
    """A revoked phone vouches only for what it showed before."""
    latest = min(at, 4 * 10**12)  # a datetime knows no later year
    return device.revoked_at is None or datetime.fromtimestamp(latest / 1000, UTC) < device.revoked_at
