"""Bringing a body camera's files in: uploaded, hashed, matched to what was named on site (R76, R88, R140)."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.audit import trail
from backend.fieldwork.recorders.models import RecorderImport
from backend.problems import Problem
from backend.results.responsibility import sees_findings
from backend.tasks.models import InspectionTask
from sync import custody, dossiers, media
from sync.custody import Sender
from sync.media import Medium
from sync.media_types import kind_of

KINDS = {"audio": "AUDIO", "video": "VIDEO", "photo": "PHOTO"}
Row = dict[str, Any]


def may_import(actor: User, task: InspectionTask, entry: Row) -> bool:
    """The team itself, or officials of the department whose officer named the recorder."""
    author = next((one for one in task.members if str(one.user_id) == entry["by"]), None)
    if author is None or actor.has_role("LAW_SUPERVISOR"):
        return False
    return sees_findings(actor, task, author.department_id)


def import_files(
    session: Session, actor: User, task: InspectionTask, entry_id: UUID, files: list[dict[str, str]]
) -> Row:
    """RecorderRow with its files. A file that is there already is matched once more without harm."""
    dossiers.lock_dossiers(session, [task.id])
    entry = dossiers.read_rows(session, task.id, "recorders").get(str(entry_id))
    if entry is None:
        raise Problem("request.not_found")
    if not may_import(actor, task, entry):
        raise Problem("recorders.not_yours")
    found = [delivered(session, actor, bytes.fromhex(each["sha256"])) for each in files]
    media.reference(session, task.id, [one.sha256 for one in found], Sender(user_id=actor.id))
    after = {**entry, "state": "IMPORTED", "files": united(entry["files"], found)}
    fresh = {("evidence", one.sha256.hex()): evidence_row(entry, one) for one in found}
    there = dossiers.read_rows(session, task.id, "evidence")
    rows = {key: row for key, row in fresh.items() if key[1] not in there}
    dossiers.write_online(session, task.id, {**rows, ("recorders", str(entry_id)): after}, actor.id)
    keep_trail(session, actor, task, entry, found, files)
    return after


def delivered(session: Session, actor: User, sha256: bytes) -> Medium:
    """The file, if this account brought its bytes and it is a recording or a picture."""
    medium = media.find(session, sha256)
    if medium is None or not custody.has_delivered(session, sha256, Sender(user_id=actor.id)):
        raise Problem("recorders.not_uploaded")
    if medium.state == "quarantined":
        raise Problem("recorders.quarantined")
    if kind_of(medium.content_type) not in KINDS:
        raise Problem("recorders.not_a_recording", kind=medium.content_type)
    return medium


def united(before: list[str], found: list[Medium]) -> list[str]:
    fresh = [one.sha256.hex() for one in found]
    return [*before, *(name for name in dict.fromkeys(fresh) if name not in before)]


def evidence_row(entry: Row, medium: Medium) -> Row:
    """EvidenceRow: taken when and by whom the entry says; the bytes are the device's own."""
    return {
        "sha256": medium.sha256.hex(), "kind": KINDS[kind_of(medium.content_type)], "purpose": entry["purpose"],
        "line": entry["line"], "mime": medium.content_type, "size": medium.size or 0, "captured_at": entry["from"],
        "captured_by": entry["by"], "place": None, "duration_ms": medium.facts.get("duration_ms"),
        "width": medium.facts.get("width"), "height": medium.facts.get("height"), "source": "RECORDER",
        "state": medium.state,
    }  # fmt: skip


def keep_trail(
    session: Session, actor: User, task: InspectionTask, entry: Row, found: list[Medium], files: list[Row]
) -> None:
    names = {each["sha256"]: each["name"] for each in files}
    for one in found:
        if one.sha256.hex() in entry["files"]:
            continue
        session.add(
            RecorderImport(
                task_id=task.id, entry_id=UUID(entry["id"]), sha256=one.sha256,
                file_name=names[one.sha256.hex()], imported_by=actor.id,
            )
        )  # fmt: skip
    hashes = [one.sha256.hex() for one in found]
    trail.write(session, actor, "recorder.import", ("task", task.id), entry=entry["id"], files=hashes)


def shown(actor: User, task: InspectionTask, rows: dict[str, Row], names: dict[str, str]) -> list[Row]:
    """The entries as the desk lists them, in the order of their beginning."""
    return [
        {key: row[key] for key in ("id", "device_no", "purpose", "line", "from", "to", "note", "state", "files")}
        | {"by": names.get(row["by"], ""), "may_import": may_import(actor, task, row)}
        for row in sorted(rows.values(), key=lambda row: (row["from"], row["id"]))
    ]  # fmt: skip
