"""Small real files for tests: a photograph, a sound, a film, as phones make them; and files that are not well.

Each maker returns bytes. Same arguments, same picture; every call with another `mark` has another hash.
"""

import io
import math
import struct
import zlib
from fractions import Fraction

import av
from PIL import ExifTags, Image, ImageDraw


def jpeg(mark: object = 0, size: tuple[int, int] = (640, 480), *, with_exif: bool = False) -> bytes:
    """A drawn scene: a gate and a plate with `mark` on it."""
    image = scene(mark, size)
    exif = Image.Exif()
    if with_exif:
        exif[ExifTags.Base.Make] = "Liancha"
        exif[ExifTags.Base.Orientation] = 6
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:21 09:30:00"
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLatitude] = "N", (35.0, 6.0, 0.0)
        gps[ExifTags.GPS.GPSLongitudeRef], gps[ExifTags.GPS.GPSLongitude] = "E", (113.0, 24.0, 0.0)
    target = io.BytesIO()
    image.save(target, "JPEG", quality=85, exif=exif)
    return target.getvalue()


def png(mark: object = 0, size: tuple[int, int] = (320, 160)) -> bytes:
    """A signature: a dark stroke on nothing."""
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    wave = [(x, size[1] / 2 + 40 * math.sin(x / 17 + hash(str(mark)) % 7)) for x in range(0, size[0], 4)]
    ImageDraw.Draw(image).line(wave, fill=(20, 20, 60, 255), width=4)
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue() + b""


def webp(mark: object = 0) -> bytes:
    target = io.BytesIO()
    scene(mark, (320, 240)).save(target, "WEBP", quality=70)
    return target.getvalue()


def scene(mark: object, size: tuple[int, int]) -> Image.Image:
    image = Image.new("RGB", size, (196, 210, 222))
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.rectangle((0, height * 2 // 3, width, height), fill=(120, 112, 100))
    for x in range(width // 8, width * 7 // 8, max(4, width // 24)):
        draw.line((x, height // 4, x, height * 3 // 4), fill=(60, 66, 74), width=max(1, width // 160))
    draw.rectangle((width // 3, height // 3, width * 2 // 3, height // 2), fill="white", outline="black")
    draw.text((width // 3 + 8, height // 3 + 8), f"{mark}", fill="black")
    return image


def audio(seconds: float = 1.0, mark: int = 0) -> bytes:
    """WebM with Opus, as MediaRecorder writes it: no length in the header."""
    target = io.BytesIO()
    with av.open(Unseekable(target), "w", format="webm", options={"live": "1"}) as container:
        encode_sound(container, seconds, 220 + mark % 400)
    return target.getvalue()


def video(seconds: float = 1.0, mark: int = 0, size: tuple[int, int] = (160, 120)) -> bytes:
    """WebM with VP8, 10 pictures a second, as MediaRecorder writes it."""
    target = io.BytesIO()
    with av.open(Unseekable(target), "w", format="webm", options={"live": "1"}) as container:
        encode_film(container, "libvpx", seconds, mark, size)
    return target.getvalue()


def mp4(seconds: float = 1.0, mark: int = 0) -> bytes:
    """MP4 whose index stands at the end."""
    target = io.BytesIO()
    with av.open(target, "w", format="mp4") as container:
        encode_film(container, "mpeg4", seconds, mark, (160, 120))
    return target.getvalue()


def encode_sound(container: av.container.OutputContainer, seconds: float, pitch: int) -> None:
    stream = container.add_stream("libopus", rate=48000, layout="mono")
    for start in range(0, round(48000 * seconds), 960):
        frame = av.AudioFrame(format="s16", layout="mono", samples=960)
        tone = (round(9000 * math.sin(2 * math.pi * pitch * (start + i) / 48000)) for i in range(960))
        frame.planes[0].update(struct.pack("<960h", *tone))
        frame.sample_rate, frame.pts, frame.time_base = 48000, start, Fraction(1, 48000)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def encode_film(
    container: av.container.OutputContainer, codec: str, seconds: float, mark: int, size: tuple[int, int]
) -> None:
    stream = container.add_stream(codec, rate=10)
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    for number in range(max(1, round(seconds * 10))):
        frame = av.VideoFrame.from_image(scene(f"{mark}.{number}", size))
        frame.pts, frame.time_base = number, Fraction(1, 10)
        container.mux(stream.encode(frame.reformat(format="yuv420p")))
    container.mux(stream.encode(None))


class Unseekable:
    """A file one can only append to: what a recorder streams into."""

    def __init__(self, target: io.BytesIO) -> None:
        self.target = target

    def write(self, data: bytes) -> int:
        return self.target.write(data)


def bomb(side: int = 30_000) -> bytes:
    """A PNG of a few kilobytes whose header says side × side pixels."""
    rows = zlib.compress(b"\0" * 4096)
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
