"""What the watermarked copy of a picture says: time, place, task and officer, from the dossier that shows it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import current_app
from sqlalchemy.orm import Session

from backend import clock
from backend.config import Config
from backend.fieldwork.evidence.rules import by_file
from backend.forms import fonts
from backend.forms.words import SOURCES
from backend.tasks.models import InspectionTask
from backend.web.store import current_store
from sync import dossiers, media
from sync.derive.pictures import FORMATS
from sync.derive.watermark import watermark
from sync.media import Medium


def copy_of(session: Session, medium: Medium) -> bytes | None:
    """Listener of `backend.web.media_access.WATERMARKS`: JPEG, None for what is no picture of a visit."""
    if medium.content_type not in FORMATS:
        return None
    lines = caption(session, medium.sha256)
    if lines is None:
        return None
    config: Config = current_app.extensions["liancha_config"]
    folder = fonts.find(config.pwa_dir, config.fonts_dir)[0]
    font = min(folder.rglob("*.ttf"), key=lambda path: ("Regular" not in path.name, path.name))
    with current_store().file(media.key_of(medium.sha256)) as file:
        return watermark(file, medium.content_type, lines, font)


def caption(session: Session, sha256: bytes) -> list[str] | None:
    """The lines, from the first dossier in which it is evidence."""
    for dossier_id in media.dossiers_of(session, sha256, counting=True):
        task = session.get(InspectionTask, dossier_id)
        row = by_file(dossiers.read_rows(session, dossier_id, "evidence")).get(sha256.hex())
        if task is not None and row is not None:
            return lines_of(task, row)
    return None


def lines_of(task: InspectionTask, row: Mapping[str, Any]) -> list[str]:
    taken = datetime.fromtimestamp(row["captured_at"] / 1000, UTC).astimezone(clock.SHANGHAI)
    officer = next((one.frozen for one in task.members if str(one.user_id) == row["captured_by"]), {})
    source = row.get("source", "CAMERA")
    mark = "" if source == "CAMERA" else f"（{SOURCES[source]}）"
    return [
        f"{taken:%Y-%m-%d %H:%M:%S}{mark}",
        place_words(row["place"]),
        f"{task.task_no} {task.object_frozen['name']}",
        f"{officer.get('department_name', '')} {officer.get('name', '')} {officer.get('certificate_no', '')}".strip(),
    ]


def place_words(place: dict[str, Any] | None) -> str:
    """35.1000000N 113.4000000E ±12 m; the phone's own numbers, integers made readable."""
    if place is None:
        return "未取得定位"
    lat, lon = place["lat_e7"] / 1e7, place["lon_e7"] / 1e7
    return f"北纬{lat:.5f}° 东经{lon:.5f}°（±{place['accuracy_m']}米）"
