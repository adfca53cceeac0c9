"""What a file is, by its first bytes. Only types we know; None for everything else."""

HEAD = 4096

SIMPLE: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"%PDF-", "application/pdf"),
)
RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
BRANDS = {
    b"heic": "image/heic", b"heix": "image/heic", b"heim": "image/heic", b"heis": "image/heic",
    b"mif1": "image/heic", b"msf1": "image/heic", b"avif": "image/avif", b"avis": "image/avif",
    b"qt  ": "video/quicktime", b"M4A ": "audio/mp4", b"M4B ": "audio/mp4",
    b"3gp4": "video/3gpp", b"3gp5": "video/3gpp", b"3gp6": "video/3gpp",
}  # fmt: skip


def detect(head: bytes) -> str | None:
    """The media type of the first bytes; containers of sound and film are told apart later, by their streams."""
    for mark, name in SIMPLE:
        if head.startswith(mark):
            return name
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"\x1aE\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    return frame_sync(head)


def frame_sync(head: bytes) -> str | None:
    """Sound without a container header: MPEG layer III, or AAC in ADTS."""
    if len(head) < 2 or head[0] != 0xFF:
        return None
    if head[1] & 0xF6 == 0xF0:
        return "audio/aac"
    return "audio/mpeg" if head[1] & 0xE6 == 0xE2 else None


# One container, several names: what a recorder calls it depends on what it meant to record.
CONTAINERS = (
    {"video/webm", "audio/webm", "video/x-matroska"},
    {"video/mp4", "audio/mp4", "video/quicktime", "video/3gpp", "audio/aac"},
    {"audio/ogg"},
)


def is_same(declared: str, detected: str) -> bool:
    """May a file that is `detected` be called `declared`?"""
    return declared == detected or any(declared in c and detected in c for c in CONTAINERS)
