"""Is the locked record whole: is everything inside the cut here, and every file settled?"""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backend.fieldwork import hooks
from backend.fieldwork.evidence.rules import SETTLED, unsettled
from backend.fieldwork.models import FieldRecord
from backend.tasks.models import InspectionTask
from sync import dossiers, media
from sync import tables as t
from sync.batch import open_batch


def look_again(session: Session, task: InspectionTask, arriving: tuple[str, int] | None = None) -> None:
    """After a mutation (`arriving`), a verified file, or when the office asks.

    Takes "incomplete" back once the cut is filled; when every file is settled too, says that nothing is awaited.
    """
    record = session.get(FieldRecord, task.id)
    if record is None:
        return
    if record.incomplete and not waits_for(session, record, arriving):
        record.incomplete = False
        row = dossiers.read_rows(session, task.id, "record")["self"]
        dossiers.write_online(session, task.id, {("record", "self"): {**row, "incomplete": False}})
    if not record.incomplete and not files_on_their_way(session, record):
        for listener in hooks.on_whole:
            listener(session, task)


def files_on_their_way(session: Session, record: FieldRecord) -> list[str]:
    """Files of the dossier, the record's own bytes among them, that are neither verified nor given up as lost."""
    left = unsettled(dossiers.read_rows(session, record.task_id, "evidence"))
    state = media.states(session, [record.sha256]).get(record.sha256, "declared")
    return left if state in SETTLED else [*left, record.sha256.hex()]


def waits_for(
    session: Session, record: FieldRecord, arriving: tuple[str, int] | None = None
) -> dict[str, int]:
    """Device → first number inside the cut that is not here."""
    session.flush()
    ends = {device: mark["seq"] for device, mark in record.cut.items()}
    waits = {}
    for device, last in (ends | {str(record.device_id): record.seq}).items():
        known = set(numbers(session, UUID(device), last))
        if arriving and arriving[0] == device:
            known.add(arriving[1])
        missing = next((seq for seq in range(1, last + 1) if seq not in known), None)
        if missing is not None:
            waits[device] = missing
    return waits


def numbers(session: Session, device: UUID, last: int) -> list[int]:
    """The numbers of a device's mutations the server holds, with those it skipped with reason."""
    held = select(t.mutation.c.seq).where(t.mutation.c.device_id == device, t.mutation.c.seq <= last)
    skipped = select(func.generate_series(t.gap.c.after_seq + 1, t.gap.c.next_seq - 1)).where(
        t.gap.c.device_id == device
    )
    batch = open_batch(session)
    arriving = [one.seq for one in batch.settled if one.device_id == device] if batch else []
    return [*session.scalars(held), *session.scalars(skipped), *arriving]
