"""Signed work as a sequence of QR codes (PROTOCOL section 13): bytes to texts and back. Standard library only."""

import zlib
from collections.abc import Iterable
from hashlib import sha256

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
PREFIX = "LC1:"
CHUNK = 236  # bytes of the stream in one code: 390 letters
MOST_FRAMES = 512
HEAD, CHECK = 16, 4
PLAIN, DEFLATED = 0, 1
LARGEST = 4 * 1024 * 1024  # inflated


class Damaged(ValueError):
    """The texts are not one whole sequence."""


def base45(data: bytes) -> str:
    """RFC 9285."""
    text = ""
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        n = int.from_bytes(pair, "big")
        text += "".join(LETTERS[n // 45**place % 45] for place in range(len(pair) + 1))
    return text


def unbase45(text: str) -> bytes:
    """Raises Damaged for anything that is not base 45."""
    out = b""
    for at in range(0, len(text), 3):
        group = text[at : at + 3]
        if len(group) == 1 or not set(group) <= set(LETTERS):
            raise Damaged
        n = sum(LETTERS.index(letter) * 45**place for place, letter in enumerate(group))
        if n >= 256 ** (len(group) - 1):
            raise Damaged
        out += n.to_bytes(len(group) - 1, "big")
    return out


def stream(greeting: bytes, body: bytes, method: int) -> bytes:
    """Length of the greeting (u16), greeting, method, body; `body` is as `method` says."""
    return len(greeting).to_bytes(2, "big") + greeting + bytes([method]) + body


def frames(whole: bytes, dossier: str) -> list[str]:
    """The texts of one sequence, in order."""
    head = sha256(whole).digest()[:8] + sha256(dossier.encode()).digest()[:4]
    pieces = [whole[at : at + CHUNK] for at in range(0, len(whole), CHUNK)]
    return [
        frame(head + index.to_bytes(2, "big") + len(pieces).to_bytes(2, "big") + piece)
        for index, piece in enumerate(pieces)
    ]


def frame(content: bytes) -> str:
    return PREFIX + base45(content + sha256(content).digest()[:CHECK])


def collect(texts: Iterable[str]) -> bytes:
    """The stream of a sequence whose texts came in any order, any of them twice; raises Damaged."""
    found: dict[int, bytes] = {}
    name, total = b"", 0
    for text in texts:
        content = checked(text)
        name, total = content[:8], int.from_bytes(content[14:16], "big")
        found[int.from_bytes(content[12:14], "big")] = content[HEAD:]
    whole = b"".join(found[index] for index in sorted(found))
    if len(found) != total or total > MOST_FRAMES or sha256(whole).digest()[:8] != name:
        raise Damaged
    return whole


def checked(text: str) -> bytes:
    """A frame's content without its check; raises Damaged."""
    data = unbase45(text.removeprefix(PREFIX)) if text.startswith(PREFIX) else b""
    content, check = data[:-CHECK], data[-CHECK:]
    if len(content) <= HEAD or sha256(content).digest()[:CHECK] != check:
        raise Damaged
    return content


def parts(whole: bytes) -> tuple[bytes, bytes]:
    """Greeting and body of a stream, inflated; raises Damaged."""
    size = int.from_bytes(whole[:2], "big")
    greeting, method, body = whole[2 : 2 + size], whole[2 + size : 3 + size], whole[3 + size :]
    if method == bytes([PLAIN]):
        return greeting, body
    if method != bytes([DEFLATED]):
        raise Damaged
    return greeting, zlib.decompressobj(-15).decompress(body, LARGEST)
