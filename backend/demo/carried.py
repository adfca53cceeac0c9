"""The pictures a task's dossier carries: how the place looked last time."""

import io
from hashlib import sha256

from backend import clock
from backend.demo import pictures
from backend.demo.pictures import Pens
from backend.demo.stage import Stage
from backend.tasks import preparation
from backend.tasks.models import InspectionTask
from sync import media, uploads, verifying
from sync.custody import Sender


def carry_pictures(stage: Stage, pens: Pens, task: InspectionTask) -> None:
    """Put the last photos into the store and into the dossier."""
    leader = task.leader.user
    files = []
    for title, content in last_photos(pens, task):
        digest = sha256(content).digest()
        keep(stage, Sender(user_id=leader.id), digest, content)
        media.carry(stage.session, task.id, [digest], Sender(user_id=leader.id))
        files.append(
            {"sha256": digest, "size": len(content), "mime": "image/jpeg", "title": title, "kind": "PHOTO"}
        )
    preparation.carry(stage.session, leader, task, files)


def last_photos(pens: Pens, task: InspectionTask) -> list[tuple[str, bytes]]:
    found = task.object_frozen
    name = found["name"]
    shown = pictures.licence(pens, name, found["uscc"], found["address_registered"])
    photos = [("营业执照（上次拍摄）", shown)]
    if task.field_code == "F1":
        photos.append(
            (
                "加油机铭牌（上次拍摄）",
                pictures.pump_plate(pens, name, int(found["contact_phone"][-4:]) + 200),
            )
        )
    if name.startswith("演示十二号"):
        photos.append(("大门（2026年5月拍摄）", pictures.closed_gate(pens, name)))
    return photos


def keep(stage: Stage, by: Sender, digest: bytes, content: bytes) -> None:
    """Through the same upload as any other file."""
    wish = uploads.Wish(digest, len(content), "image/jpeg")
    upload = uploads.create(stage.session, wish, by, stage.config.limits, clock.now())
    if upload.is_open:
        staged = stage.store.stage(io.BytesIO(content))
        verifying.take_whole(stage.session, stage.store, upload, staged, digest, stage.config.limits)
    stage.session.commit()
