"""A file's state changed: every dossier that shows it follows, and perhaps a record is now whole."""

from uuid import UUID

from sqlalchemy.orm import Session

from backend.fieldwork.evidence import rules
from backend.fieldwork.record import whole
from backend.tasks.models import InspectionTask
from sync import dossiers


def follow(session: Session, sha256: bytes, state: str, dossier_ids: list[UUID]) -> None:
    """Listener of `sync.media.on_state`: called once or more per change, in a job; never commits."""
    for dossier_id in sorted(dossier_ids):
        dossiers.lock_dossiers(session, [dossier_id])
        rows = rules.rows_of(dossiers.read_rows(session, dossier_id, "evidence"), sha256.hex())
        behind = {key: row for key, row in rows.items() if row["state"] != state}
        if behind:
            fresh: dict[tuple[str, str], dict[str, object] | None] = {
                ("evidence", key): {**row, "state": state} for key, row in behind.items()
            }
            dossiers.write_online(session, dossier_id, fresh)
        task = session.get(InspectionTask, dossier_id)
        if task is not None:
            whole.look_again(session, task)
