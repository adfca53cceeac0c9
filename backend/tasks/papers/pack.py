"""The pack of papers a task's phones carry: pre-filled and blank forms in one PDF, made anew when team or notice change (R71)."""

from typing import Any
from uuid import UUID

import orjson
from flask import current_app
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from backend import jobs
from backend.config import Config
from backend.forms.printing import Press, print_sheets
from backend.forms.sheets import Sheet
from backend.tasks import rows as made_rows
from backend.tasks.models import CarriedFile, InspectionTask
from backend.tasks.papers.prefilled import BLANKS, COLLECTIONS, Rows, prefilled_sheets
from backend.web.store import current_store
from sync import dossiers, media, verifying
from sync.custody import Sender

JOB = "tasks.pack"
PACKED = ("PREPARED", "NOTIFIED", "SURPRISE")
# the officers may have arrived before the job was done
STILL_OF_USE = (*PACKED, "ON_SITE", "READY_TO_CONFIRM", "SUSPENDED")
PDF, SETTINGS = "application/pdf", "application/json"


WAITING = text(
    "select 1 from procrastinate_jobs where task_name = :job and status = 'todo' and args->>'task' = :task limit 1"
)


def ask(session: Session, task: InspectionTask) -> None:
    """Let the pack be made: in a job, since setting a dozen pages takes a while.

    The caller holds the dossier: a job that waits already sees what is written now, so one is enough.
    """
    asked = {"job": JOB, "task": str(task.id)}
    if task.state in PACKED and session.execute(WAITING, asked).one_or_none() is None:
        jobs.defer(session, JOB, task=str(task.id))


@jobs.task(JOB)
def make(session: Session, task: str) -> None:
    """Make the pack of what the dossier says now; what changes meanwhile is made again."""
    found = session.get(InspectionTask, UUID(task))
    if found is None or found.state not in STILL_OF_USE:
        return
    config: Config = current_app.extensions["liancha_config"]
    press = Press.configured(config)
    known = known_of(session, found)
    files = pack_files(press, found, known)
    dossiers.lock_dossiers(session, [found.id])
    session.refresh(found)
    now = known_of(session, found)
    carry(session, config, found, files if now == known else pack_files(press, found, now))


def known_of(session: Session, task: InspectionTask) -> Rows:
    return {name: dossiers.read_rows(session, task.id, name) for name in COLLECTIONS}


def pack_sheets(rows: Rows) -> list[Sheet]:
    """F-04, F-07 and F-09 pre-filled, F-10 to F-13 blank."""
    return [sheet for form in ("F-04", "F-07", "F-09", *BLANKS) for sheet in prefilled_sheets(rows, form)]


def pack_files(press: Press, task: InspectionTask, rows: Rows) -> dict[str, tuple[bytes, str]]:
    """Title → (bytes, type). The same rows give the same bytes."""
    printed = print_sheets(press, pack_sheets(rows), {}, task.created_at)
    files = {f"文书包（{sum(printed.pages)}页）": (printed.content, PDF)}
    replaced = press.templates.replaced()
    if press.demo or replaced:
        settings = orjson.dumps({"demo": press.demo, "templates": replaced}, option=orjson.OPT_SORT_KEYS)
        files["文书设置"] = (settings, SETTINGS)
    return files


def carry(
    session: Session, config: Config, task: InspectionTask, files: dict[str, tuple[bytes, str]]
) -> None:
    """Put the files into the store and the dossier, in place of those of an earlier pack."""
    by = Sender(user_id=task.leader.user_id)
    fresh: dict[bytes, CarriedFile] = {}
    for title, (content, mime) in files.items():
        digest = verifying.take_own(session, current_store(), content, mime, by, config.limits)
        fresh[digest] = CarriedFile(
            task_id=task.id, sha256=digest, size=len(content), mime=mime, title=title, kind="FORM"
        )
    query = select(CarriedFile).where(CarriedFile.task_id == task.id, CarriedFile.kind == "FORM")
    before = {one.sha256: one for one in session.scalars(query)}
    if before.keys() == fresh.keys():
        return
    changes: dict[tuple[str, str], dict[str, Any] | None] = {}
    for digest in before.keys() - fresh.keys():
        session.delete(before[digest])
        changes["files", digest.hex()] = None
    session.add_all(one for digest, one in fresh.items() if digest not in before)
    session.flush()
    media.carry(session, task.id, list(fresh), by)
    now = made_rows.file_rows(session, task)
    changes |= {("files", digest.hex()): now[digest.hex()] for digest in fresh}
    dossiers.write_online(session, task.id, changes, task.leader.user_id)
