"""The signed record on paper: its bytes, and the handwriting signed beside it (R85, R87)."""

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.fieldwork.models import FieldRecord
from backend.forms.f09.form import print_f09
from backend.forms.f09.page import Signing
from backend.forms.printing import Press
from backend.problems import Problem
from backend.tasks.models import InspectionTask
from sync import dossiers, media
from sync.stores.base import ObjectStore

OFFICIALS = ("REVIEWER", "DEPT_HEAD", "DEPT_ADMIN", "ARCHIVIST")
LARGEST = 8 * 1024 * 1024  # bytes of a record or of one handwriting


def may_print(actor: User, task: InspectionTask) -> bool:
    """The team, and officials of the departments that took part."""
    if any(member.user_id == actor.id for member in task.team):
        return True
    taking_part = actor.department_id in {part.department_id for part in task.departments}
    return taking_part and actor.has_role(*OFFICIALS)


def print_record(session: Session, store: ObjectStore, press: Press, task: InspectionTask) -> bytes:
    """F-09 as PDF; raises forms.record_missing while the record's bytes are on the phone."""
    record = session.get(FieldRecord, task.id)
    content = read(session, store, record.sha256) if record else None
    if content is None:
        raise Problem("forms.record_missing")
    return print_f09(press, content, signing_of(session, store, task))


def signing_of(session: Session, store: ObjectStore, task: InspectionTask) -> Signing:
    """Who signed, with the pictures that are here; what is missing prints as an empty box."""
    answer = dossiers.read_rows(session, task.id, "confirmation").get("self", {})
    officers = officers_of(session, task, answer)
    witnesses = {
        row["name"]: row["signature"]
        for row in dossiers.read_rows(session, task.id, "witnesses").values()
        if row["signature"]
    }
    party = answer.get("signature")
    wanted = {*officers.values(), *witnesses.values(), *([party] if party else [])}
    found = {name: read(session, store, bytes.fromhex(name)) for name in sorted(wanted)}
    return Signing(
        signer_name=answer.get("signer_name", ""), signer_role=answer.get("signer_role", ""), party=party,
        officers=officers, witnesses=witnesses, pictures={name: each for name, each in found.items() if each},
    )  # fmt: skip


def officers_of(session: Session, task: InspectionTask, answer: dict[str, object]) -> dict[str, str]:
    """User id → handwriting, from the parts closed and from what stood in for the party's signature."""
    signed = [row["signatures"] for row in dossiers.read_rows(session, task.id, "parts").values()]
    for kind in ("refusal", "unreachable", "uncooperative"):
        note = answer.get(kind)
        if isinstance(note, dict):
            signed.append(note["officers"])
    return {each["user"]: each["sha256"] for signatures in signed for each in signatures}


def read(session: Session, store: ObjectStore, sha256: bytes) -> bytes | None:
    """The bytes of a verified file of ordinary size, else None."""
    medium = media.find(session, sha256)
    if medium is None or medium.state != "verified" or (medium.size or 0) > LARGEST:
        return None
    return b"".join(store.open(media.key_of(sha256)))
