"""Pictures, with Pillow: quick check, thumbnail, facts from EXIF. Bombs are refused by their header, before decoding."""

import io
from datetime import datetime
from typing import Any, BinaryIO

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from sync.faults import Fault

Image.MAX_IMAGE_PIXELS = None  # our own limit is checked on the header, and refuses instead of warning
FORMATS = {
    "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF", "image/avif": "AVIF",
    "image/tiff": "TIFF", "image/bmp": "BMP",
}  # fmt: skip
DECODED_PIXELS = 60_000_000  # more are decoded only where the format lets us decode them small (JPEG)
THUMBNAIL = 480
BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    MemoryError,
)


def check(file: BinaryIO, detected: str, pixels: int) -> dict[str, Any]:
    """{width, height}; raises media.bomb, media.truncated, media.unreadable. HEIC is taken by its name alone."""
    if detected not in FORMATS:
        return {}
    picture = opened(file, detected)
    width, height = picture.size
    if width * height > pixels:
        raise Fault("media.bomb", width=width, height=height, limit=pixels)
    try:
        read_through(picture, detected)
    except BROKEN as error:
        raise Fault("media.truncated" if "truncated" in str(error).lower() else "media.unreadable") from None
    return {"width": width, "height": height}


def opened(file: BinaryIO, detected: str) -> Image.Image:
    try:
        return Image.open(file, formats=(FORMATS[detected],))
    except (UnidentifiedImageError, *BROKEN):
        raise Fault("media.unreadable") from None


def read_through(picture: Image.Image, detected: str) -> None:
    """Touch every byte at the least cost: JPEG decoded at an eighth, PNG by its checksums, others as they are."""
    width, height = picture.size
    if detected == "image/png":
        picture.verify()
        return
    if detected == "image/jpeg":
        picture.draft("RGB", (max(1, width // 8), max(1, height // 8)))
    if detected == "image/jpeg" or width * height <= DECODED_PIXELS:
        picture.load()


def thumbnail(file: BinaryIO, detected: str) -> bytes | None:
    """A small upright JPEG without any metadata; None when the picture is too large to decode for that."""
    with opened(file, detected) as picture:
        if detected == "image/jpeg":
            picture.draft("RGB", (THUMBNAIL * 2, THUMBNAIL * 2))
        if picture.width * picture.height > DECODED_PIXELS:
            return None
        return small(ImageOps.exif_transpose(picture))


def small(picture: Image.Image) -> bytes:
    """The picture as a JPEG of at most 480 px, on white where it is transparent."""
    picture.thumbnail((THUMBNAIL, THUMBNAIL))
    if picture.mode not in {"RGB", "L"}:
        layered = picture.convert("RGBA")
        picture = Image.new("RGB", layered.size, "white")
        picture.paste(layered, mask=layered.getchannel("A"))
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=80)
    return target.getvalue()


def exif(file: BinaryIO, detected: str) -> dict[str, Any]:
    """Facts the camera wrote: {taken_at, make, model, orientation, lat_e7, lon_e7}, as far as they are there."""
    with opened(file, detected) as picture:
        try:
            tags = picture.getexif()
            inner = tags.get_ifd(ExifTags.IFD.Exif)
            place = position(tags.get_ifd(ExifTags.IFD.GPSInfo))
        except BROKEN:
            return {}
    base = ExifTags.Base
    found = {
        "taken_at": taken_at(inner.get(base.DateTimeOriginal) or tags.get(base.DateTime)),
        "make": words(tags.get(base.Make)),
        "model": words(tags.get(base.Model)),
        "orientation": tags.get(base.Orientation),
    } | place
    return {name: value for name, value in found.items() if value is not None}


def taken_at(value: object) -> str | None:
    """EXIF's "2026:11:21 09:30:00" as ISO; cameras write no zone, none is added."""
    try:
        return datetime.strptime(str(value).strip("\0 "), "%Y:%m:%d %H:%M:%S").isoformat()
    except ValueError:
        return None


def words(value: object) -> str | None:
    text = str(value).replace("\0", "").strip() if value is not None else ""
    return text[:80] or None


def position(gps: dict[int, Any]) -> dict[str, int]:
    tags = ExifTags.GPS
    try:
        return {
            "lat_e7": degrees_e7(gps[tags.GPSLatitude], gps[tags.GPSLatitudeRef] == "S"),
            "lon_e7": degrees_e7(gps[tags.GPSLongitude], gps[tags.GPSLongitudeRef] == "W"),
        }
    except (*BROKEN, ZeroDivisionError):
        return {}


def degrees_e7(parts: Any, is_negative: bool) -> int:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return round((-value if is_negative else value) * 10_000_000)
