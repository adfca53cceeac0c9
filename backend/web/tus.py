"""The wire of tus 1.0.0: what the headers say, read strictly, and the headers of an answer."""

import binascii
from base64 import b64decode
from datetime import UTC
from email.utils import format_datetime
from typing import Any

from flask import Request, Response

from backend.problems import Problem
from sync.media_types import Limits
from sync.receiving import Checksum
from sync.uploads import Upload, Wish

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-with-upload,checksum,expiration,termination"
ALGORITHMS = {"sha256": 32, "sha1": 20}  # tus obliges every server to know sha1
BODY_TYPE = "application/offset+octet-stream"
LARGEST = 2**53


def refuse_version(request: Request) -> None:
    if request.headers.get("Tus-Resumable") != VERSION:
        raise Problem("upload.version")


def number(request: Request, name: str) -> int:
    """A header that is a whole number; raises upload.header."""
    raw = request.headers.get(name, "")
    if not raw.isascii() or not raw.isdigit() or int(raw) > LARGEST:
        raise Problem("upload.header", name=name)
    return int(raw)


def wish_of(request: Request) -> Wish:
    """What a creation asks for."""
    raw = request.headers.get("Upload-Metadata", "")
    metadata = read_metadata(raw)
    sha256 = metadata.get("sha256", "")
    if len(sha256) != 64 or any(c not in "0123456789abcdef" for c in sha256):
        raise Problem("upload.metadata")
    kind = metadata.get("filetype", "")[:100]
    return Wish(bytes.fromhex(sha256), number(request, "Upload-Length"), kind, raw[:4000])


def read_metadata(raw: str) -> dict[str, str]:
    """ "key base64,key base64" → {key: text}; raises upload.metadata."""
    found: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in raw.split(","))):
        key, _, value = pair.partition(" ")
        try:
            found[key] = b64decode(value, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            raise Problem("upload.metadata") from None
    return found


def checksum_of(request: Request) -> Checksum | None:
    """The checksum of this request's bytes, when the client sent one."""
    raw = request.headers.get("Upload-Checksum")
    if raw is None:
        return None
    algorithm, _, value = raw.partition(" ")
    if algorithm not in ALGORITHMS:
        raise Problem("upload.checksum_unknown")
    try:
        digest = b64decode(value, validate=True)
    except binascii.Error:
        raise Problem("upload.header", name="Upload-Checksum") from None
    if len(digest) != ALGORITHMS[algorithm]:
        raise Problem("upload.header", name="Upload-Checksum")
    return Checksum(algorithm, digest)


class RequestBytes:
    """The body of a request straight from the server's socket: no parser, no limit but its own length."""

    def __init__(self, request: Request) -> None:
        self.stream: Any = request.environ["wsgi.input"]
        self.left = request.content_length if request.content_length is not None else LARGEST

    def read(self, size: int, /) -> bytes:
        wanted = min(size, self.left)
        piece: bytes = self.stream.read(wanted) if wanted > 0 else b""
        self.left -= len(piece)
        return piece


def options(limits: Limits) -> Response:
    """What this server can do."""
    return Response(
        status=204,
        headers={
            "Tus-Resumable": VERSION, "Tus-Version": VERSION, "Tus-Extension": EXTENSIONS,
            "Tus-Max-Size": str(limits.video), "Tus-Checksum-Algorithm": ",".join(sorted(ALGORITHMS, reverse=True)),
        },
    )  # fmt: skip


def answer(upload: Upload, status: int, location: str | None = None, *, full: bool = False) -> Response:
    """An answer about an upload. Liancha-State tells a phone what became of the file, in one word."""
    response = Response(status=status)
    headers = response.headers
    headers["Tus-Resumable"] = VERSION
    headers["Cache-Control"] = "no-store"
    headers["Upload-Offset"] = str(upload.position)
    headers["Upload-Expires"] = format_datetime(upload.expires_at.astimezone(UTC), usegmt=True)
    headers["Liancha-State"] = upload.state
    if upload.reason:
        headers["Liancha-Reason"] = upload.reason["code"]
    if location:
        headers["Location"] = location
    if full:
        headers["Upload-Length"] = str(upload.length)
        if upload.metadata:
            headers["Upload-Metadata"] = upload.metadata
    return response
