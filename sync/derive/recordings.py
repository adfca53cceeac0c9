"""Sound and film, with PyAV: quick check, duration, a frame for the thumbnail, a copy one can seek in.

The container is told by magic, never guessed by FFmpeg: playlists and other formats that name further files are out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import av
from av.container import InputContainer
from PIL import Image

from sync.derive.pictures import small
from sync.faults import Fault

DEMUXERS = {
    "audio/ogg": "ogg", "audio/mpeg": "mp3", "audio/wav": "wav", "audio/aac": "aac", "audio/flac": "flac",
    "audio/amr": "amr", "video/x-msvideo": "avi", "video/webm": "matroska", "audio/webm": "matroska",
    "video/x-matroska": "matroska", "video/mp4": "mov", "audio/mp4": "mov", "video/quicktime": "mov",
    "video/3gpp": "mov",
}  # fmt: skip
SOUND_ONLY = {"video/webm": "audio/webm", "video/x-matroska": "audio/webm", "video/mp4": "audio/mp4"}
PIXELS = 8192 * 8192  # of one frame; no phone films larger
BROKEN = (av.error.FFmpegError, OSError, ValueError, EOFError, IndexError, MemoryError, OverflowError)


@dataclass(frozen=True)
class Streams:
    """What a container holds, as far as its header says."""

    has_video: bool
    facts: dict[str, Any] = field(default_factory=dict)


@contextmanager
def opened(file: BinaryIO, detected: str) -> Iterator[InputContainer]:
    """The container; raises media.unreadable whenever FFmpeg gives up on it."""
    file.seek(0)
    try:
        with av.open(file, mode="r", format=DEMUXERS[detected], metadata_errors="replace") as container:
            yield container
    except BROKEN:
        raise Fault("media.unreadable") from None


def check(file: BinaryIO, detected: str) -> Streams:
    """Open it and take one packet; raises media.unreadable, media.bomb."""
    with opened(file, detected) as container:
        video = moving(container)
        if not video and not container.streams.audio:
            raise Fault("media.unreadable")
        if next((packet for packet in container.demux() if packet.size), None) is None:
            raise Fault("media.unreadable")
        facts: dict[str, Any] = {}
        if video:
            facts = {"width": video[0].width, "height": video[0].height}
            if video[0].width * video[0].height > PIXELS:
                raise Fault("media.bomb", limit=PIXELS, **facts)
        if container.duration:
            facts["duration_ms"] = container.duration // 1000
    return Streams(bool(video), facts)


def moving(container: InputContainer) -> list[Any]:
    """Video streams that are film, not the cover picture of a song."""
    attached = av.stream.Disposition.attached_pic
    return [stream for stream in container.streams.video if not stream.disposition & attached]


def name_of(detected: str, streams: Streams) -> str:
    """The container's name by what it holds: a webm of sound alone is audio/webm."""
    return detected if streams.has_video else SOUND_ONLY.get(detected, detected)


def duration_ms(file: BinaryIO, detected: str) -> int | None:
    """Length by the header, else by the last packet (recorders that stream do not know the end at the beginning)."""
    with opened(file, detected) as container:
        if container.duration:
            return int(container.duration // 1000)
        end = max((packet_end(packet) for packet in container.demux()), default=0)
    return end or None


def packet_end(packet: Any) -> int:
    if packet.pts is None or packet.time_base is None:
        return 0
    return int((packet.pts + (packet.duration or 0)) * packet.time_base * 1000)


def frame(file: BinaryIO, detected: str) -> bytes | None:
    """The first picture of a film as a thumbnail; None for sound."""
    with opened(file, detected) as container:
        video = moving(container)
        if not video:
            return None
        video[0].codec_context.skip_frame = "NONKEY"
        picture = next(container.decode(video[0]), None)
        return small(upright(picture)) if picture else None


def upright(picture: Any) -> Image.Image:
    image: Image.Image = picture.to_image()
    turn = int(getattr(picture, "rotation", 0) or 0)
    return image.rotate(turn, expand=True) if turn else image


def needs_remux(file: BinaryIO, detected: str) -> bool:
    """Can a browser not jump in it: no length in the header (webm of a recorder), or mp4 whose index comes last?"""
    demuxer = DEMUXERS[detected]
    if demuxer == "matroska":
        with opened(file, detected) as container:
            return not container.duration
    return demuxer == "mov" and not index_first(file)


def index_first(file: BinaryIO) -> bool:
    """Does the `moov` box stand before `mdat`, and is the film not in fragments?"""
    file.seek(0)
    while len(head := file.read(8)) == 8:
        size, kind = int.from_bytes(head[:4]), head[4:]
        if kind in {b"mdat", b"moof"}:
            return False
        if kind == b"moov":
            return b"mvex" not in file.read(min(size - 8, 1 << 20))
        if size == 1:
            size = int.from_bytes(file.read(8)) - 8
        if size < 8:
            return False
        file.seek(size - 8, 1)
    return False


def remux(file: BinaryIO, target: Path, detected: str) -> None:
    """The same packets in a container with length and index at the front; nothing is encoded again.

    `target` is a path because FFmpeg reads its own output once more to move the index.
    """
    matroska = DEMUXERS[detected] == "matroska"
    kind, options = ("webm", {"cues_to_front": "1"}) if matroska else ("mp4", {"movflags": "+faststart"})
    with (
        opened(file, detected) as source,
        av.open(str(target), mode="w", format=kind, options=options) as output,
    ):
        copies = {
            s.index: output.add_stream_from_template(s) for s in [*moving(source), *source.streams.audio]
        }
        for packet in source.demux([s for s in source.streams if s.index in copies]):
            if packet.dts is not None:
                packet.stream = copies[packet.stream.index]
                output.mux(packet)
