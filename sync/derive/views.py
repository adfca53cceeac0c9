"""Make what can be derived from a verified file and store it beside it: thumbnail, waveform, play."""

import json
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from sync import media
from sync.derive import pictures, recordings
from sync.derive.waveform import waveform
from sync.faults import Fault
from sync.media import Medium
from sync.media_types import kind_of
from sync.stores.base import ObjectStore

VIEWS = ("thumbnail", "waveform", "play")


def derive(store: ObjectStore, medium: Medium) -> dict[str, Any]:
    """Further facts of a file, `views` among them: {view: content type}. What fails is left out, never raised."""
    kind = kind_of(medium.content_type)
    if kind == "photo" and medium.content_type in pictures.FORMATS:
        return of_picture(store, medium)
    if kind in {"audio", "video"}:
        return of_recording(store, medium)
    return {"views": {}}


def of_picture(store: ObjectStore, medium: Medium) -> dict[str, Any]:
    views: dict[str, str] = {}
    with store.file(media.key_of(medium.sha256)) as file:
        exif = pictures.exif(file, medium.content_type)
        file.seek(0)
        try:
            image = pictures.thumbnail(file, medium.content_type)
        except (Fault, *pictures.BROKEN):
            image = None
    if image:
        keep(store, medium, "thumbnail", image, "image/jpeg", views)
    return {"views": views} | ({"exif": exif} if exif else {})


def of_recording(store: ObjectStore, medium: Medium) -> dict[str, Any]:
    views: dict[str, str] = {}
    facts: dict[str, Any] = {"views": views}
    kind = medium.content_type
    with store.file(media.key_of(medium.sha256)) as file:
        if length := tried(lambda: recordings.duration_ms(file, kind)):
            facts["duration_ms"] = length
        if image := tried(lambda: recordings.frame(file, kind)):
            keep(store, medium, "thumbnail", image, "image/jpeg", views)
        if outline := tried(lambda: waveform(file, kind)):
            keep(store, medium, "waveform", json.dumps(outline).encode(), "application/json", views)
        if tried(lambda: recordings.needs_remux(file, kind)):
            tried(lambda: keep_play(store, medium, file, views))
    return facts


def keep_play(store: ObjectStore, medium: Medium, file: BinaryIO, views: dict[str, str]) -> None:
    with tempfile.NamedTemporaryFile() as target:
        recordings.remux(file, Path(target.name), medium.content_type)
        with Path(target.name).open("rb") as made:
            keep(store, medium, "play", made, medium.content_type, views)


def keep(
    store: ObjectStore, medium: Medium, view: str, content: Any, content_type: str, views: dict[str, str]
) -> None:
    store.put(media.derived_key(medium.sha256, view), content, content_type)
    views[view] = content_type


def tried(make: Any) -> Any:
    """What cannot be derived is not there; the original is, whatever happens here. A store that is away is another matter."""
    try:
        return make()
    except Fault as fault:
        if fault.code.startswith("store."):
            raise
        return None
    except recordings.BROKEN:
        return None
