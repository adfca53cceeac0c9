"""Handwriting and codes as pictures a form can hold. A picture that cannot be read is left out, never fatal."""

from io import BytesIO

import segno
from PIL import Image, UnidentifiedImageError

PICTURES = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp"}
LARGEST = 40_000_000  # pixels


def picture_suffix(content: bytes) -> str | None:
    """The file suffix of a picture by its content; None where it is not one we print."""
    try:
        with Image.open(BytesIO(content)) as image:
            if image.width * image.height > LARGEST:
                return None
            image.verify()
            return PICTURES.get(image.format or "")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def qr_svg(content: str) -> bytes:
    """A QR code of this text, medium error correction, with its quiet zone."""
    out = BytesIO()
    segno.make(content, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue()
