"""The types of file we know: their other names, their kind, how many bytes a kind may have, which a browser may show.

A type outside this list is stored and verified like any other; it is only never shown, always saved.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["photo", "audio", "video", "document", "other"]
UNKNOWN = "application/octet-stream"

KINDS: dict[str, Kind] = {
    "image/jpeg": "photo", "image/png": "photo", "image/webp": "photo", "image/gif": "photo",
    "image/heic": "photo", "image/avif": "photo", "image/tiff": "photo", "image/bmp": "photo",
    "audio/webm": "audio", "audio/mp4": "audio", "audio/ogg": "audio", "audio/mpeg": "audio",
    "audio/wav": "audio", "audio/aac": "audio", "audio/flac": "audio", "audio/amr": "audio",
    "video/webm": "video", "video/mp4": "video", "video/quicktime": "video", "video/3gpp": "video",
    "video/x-matroska": "video", "video/x-msvideo": "video", "video/mpeg": "video",
    "application/pdf": "document", "application/json": "document",
}  # fmt: skip
ALIASES = {
    "image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/heif": "image/heic",
    "audio/x-m4a": "audio/mp4", "audio/m4a": "audio/mp4", "audio/mp3": "audio/mpeg", "audio/x-wav": "audio/wav",
    "audio/wave": "audio/wav", "audio/vnd.wave": "audio/wav", "audio/opus": "audio/ogg",
    "audio/x-flac": "audio/flac", "video/x-m4v": "video/mp4", "application/ogg": "audio/ogg",
}  # fmt: skip
# What browsers show without running anything in it. Everything else is offered as a file to save.
INLINE = frozenset(
    name for name, kind in KINDS.items() if kind in {"photo", "audio", "video"} and name != "image/tiff"
)
MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bytes a file of each kind may have; 0 pixels or bytes never mean "no limit"."""

    photo: int = 50 * MIB
    audio: int = 500 * MIB
    video: int = 8 * 1024 * MIB
    document: int = 100 * MIB
    other: int = 500 * MIB
    pixels: int = 200_000_000  # of one picture, when decoded

    def of(self, content_type: str) -> int:
        """The bytes allowed for a content type."""
        return int(getattr(self, kind_of(content_type)))


def normal(content_type: str) -> str:
    """ "Audio/WebM; codecs=opus" → "audio/webm"; nothing → application/octet-stream."""
    bare = content_type.partition(";")[0].strip().lower()
    return ALIASES.get(bare, bare) or UNKNOWN


def kind_of(content_type: str) -> Kind:
    return KINDS.get(normal(content_type), "other")


def shown_type(content_type: str) -> str:
    """The type a browser is told: the real one where it is harmless, else plain bytes."""
    bare = normal(content_type)
    return bare if bare in INLINE or bare == "application/pdf" else UNKNOWN


def is_inline(content_type: str) -> bool:
    return normal(content_type) in INLINE
