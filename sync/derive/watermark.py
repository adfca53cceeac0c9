"""A copy of a picture that says on its face when, where, for what and by whom it was taken: for viewing and sharing.

It is evidence of nothing; the original is only read, and this copy is made anew each time it is asked for.
"""

import io
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageDraw, ImageFont, ImageOps

from sync.derive.pictures import BROKEN, DECODED_PIXELS, opened
from sync.faults import Fault

LONGEST = 2048  # px: large enough to read a plate, small enough to send
SHADE = (0, 0, 0, 150)


def watermark(file: BinaryIO, detected: str, lines: list[str], font: Path) -> bytes:
    """The upright picture as JPEG with the lines at its foot; raises media.unreadable, media.bomb."""
    try:
        with opened(file, detected) as picture:
            if detected == "image/jpeg":
                picture.draft("RGB", (LONGEST, LONGEST))
            if picture.width * picture.height > DECODED_PIXELS:
                raise Fault("media.bomb", width=picture.width, height=picture.height, limit=DECODED_PIXELS)
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except BROKEN:
        raise Fault("media.unreadable") from None
    upright.thumbnail((LONGEST, LONGEST))
    return as_jpeg(stamped(upright, lines, font))


def stamped(picture: Image.Image, lines: list[str], font: Path) -> Image.Image:
    """White on a dark band across the foot, the letters as wide as the picture allows."""
    size = max(12, min(picture.width // 32, picture.height // 18))
    letters = fitting(lines, font, size, picture.width - size)
    height = round(letters.size * 1.4)
    band = Image.new("RGBA", (picture.width, height * len(lines) + round(letters.size * 0.8)), SHADE)
    draw = ImageDraw.Draw(band)
    for number, line in enumerate(lines):
        draw.text((letters.size / 2, letters.size * 0.3 + number * height), line, font=letters, fill="white")
    picture.paste(band, (0, max(0, picture.height - band.height)), band)
    return picture


def fitting(lines: list[str], font: Path, size: int, width: int) -> ImageFont.FreeTypeFont:
    """The font at `size`, or smaller where a line would be cut."""
    letters = ImageFont.truetype(str(font), size)
    widest = max((letters.getlength(line) for line in lines), default=0)
    return letters if widest <= width else ImageFont.truetype(str(font), max(8, int(size * width / widest)))


def as_jpeg(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=85)
    return target.getvalue()
