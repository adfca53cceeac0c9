"""Taking in a sealed export: frame by frame, never held whole; what verifies is kept, what does not is named.

Mutations go the way of hand-over (the ledger as held, quarantine by hash), files the way of an upload. Nothing it
says is believed: every mutation carries its device's signature, every file its hash. Taking it in twice changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import select

from sync import handover, ledger, media, uploads
from sync import tables as t
from sync.custody import Sender
from sync.faults import Fault
from sync.proofs import chain, vault
from sync.proofs.export import Frame, NotAnExport, Reader, Source
from sync.proofs.text import from_b64u, from_hex
from sync.protocol import MOST_PER_TRANSACTION, Envelope
from sync.receiving import Receiver
from sync.retrying import retried
from sync.settling import Checked, Context, check
from sync.uploads import Wish


@dataclass
class Taken:
    """What became of an export. `broken` names every frame that was not taken: {frame, kind, seq?, sha256?, why}."""

    user: UUID
    device: UUID
    mutations: int = 0  # in the ledger or in quarantine now
    mutations_known: int = 0  # of these: were there before
    quarantined: int = 0
    media: dict[str, str] = field(default_factory=dict)  # SHA-256 → state of the file now
    media_known: int = 0
    broken: list[dict[str, Any]] = field(default_factory=list)
    ending: str = "cut_off"  # whole | cut_off | damaged
    size: int = 0
    sha256: bytes = b""

    def breaks(self, frame: Frame, why: str, **about: Any) -> None:
        self.broken.append({"frame": frame.number, "kind": frame.kind or "?", "why": why} | about)


class Frames:
    """The frames with one look ahead."""

    def __init__(self, reader: Reader) -> None:
        self.source: Iterator[Frame] = reader.frames()
        self.ahead: Frame | None = None

    def peek(self) -> Frame | None:
        if self.ahead is None:
            self.ahead = next(self.source, None)
        return self.ahead

    def next(self) -> Frame | None:
        found, self.ahead = self.peek(), None
        return found


@dataclass
class Opened:
    """An export whose first frame was read and whose key was opened; `take` does the rest."""

    reader: Reader
    frames: Frames
    key: bytes
    taken: Taken
    keys: dict[UUID, bytes | None] = field(default_factory=dict)  # public keys of devices; None: unknown here

    def take(self, receiver: Receiver, context: Context) -> Taken:
        """Everything in it. Commits as it goes."""
        while (frame := self.frames.peek()) is not None:
            if frame.kind == "mutation":
                self.take_mutations(receiver, context)
            elif frame.kind == "medium":
                self.take_medium(receiver)
            else:
                self.taken.breaks(frame, "frame")
                self.frames.next()
        taken = self.taken
        taken.ending, taken.size, taken.sha256 = self.reader.ending, self.reader.size, self.reader.digest()
        return taken

    def take_mutations(self, receiver: Receiver, context: Context) -> None:
        """A run of one device's mutations, in transactions of at most 50."""
        first = self.frames.peek()
        device = device_of(first)
        chunk: list[Checked] = []
        while (frame := self.frames.peek()) is not None and is_of(frame, device):
            self.frames.next()
            checked = self.read_mutation(receiver, frame, device)
            chunk += [checked] if checked else []
            if len(chunk) == MOST_PER_TRANSACTION:
                self.keep(receiver, context, device, chunk)
                chunk = []
        self.keep(receiver, context, device, chunk)

    def read_mutation(self, receiver: Receiver, frame: Frame, device: UUID | None) -> Checked | None:
        header = frame.header or {}
        try:
            content = vault.unseal(self.key, frame.body)
            prev_link, link = (from_hex(header[name], 32) for name in ("prev_link", "link"))
            envelope = Envelope(
                content, sha256(content).digest(), prev_link, link, from_b64u(header["signature"])
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            why = "seal" if isinstance(error, vault.NotOpened) else "frame"
            self.taken.breaks(frame, why, seq=header.get("seq"))
            return None
        if device is None:
            self.taken.breaks(frame, "frame", seq=header.get("seq"))
            return None
        return check(envelope, device, self.key_of(receiver, device) or b"")

    def key_of(self, receiver: Receiver, device: UUID) -> bytes | None:
        if device not in self.keys:
            query = select(t.device.c.public_key).where(t.device.c.id == device)
            self.keys[device] = receiver.session.execute(query).scalar_one_or_none()
        return self.keys[device]

    def keep(self, receiver: Receiver, context: Context, device: UUID | None, chunk: list[Checked]) -> None:
        """One transaction. Work of a device nobody knows here is kept by its hash."""
        if not chunk or device is None:
            return
        session = receiver.session
        if self.key_of(receiver, device) is None:
            for one in chunk:
                ledger.keep_stranger(session, device, one.envelope, "sync.device_unknown")
            session.commit()
            self.count(len(chunk), 0, len(chunk))
            return
        places = [(device, one.payload.seq) for one in chunk if one.payload]
        known = [place for place, line in ledger.find(session, places).items() if has(chunk, place, line)]
        keeping = partial(handover.keep, session, device, chunk, context, receiver.now(), via="export")
        _, beside = retried(session, keeping)
        self.count(len(chunk), len(known), len(beside))

    def count(self, mutations: int, known: int, quarantined: int) -> None:
        self.taken.mutations += mutations
        self.taken.mutations_known += known
        self.taken.quarantined += quarantined

    def take_medium(self, receiver: Receiver) -> None:
        """One file: its slices straight into the store, verified by its hash there."""
        frame = self.frames.next()
        wish = wish_of(frame) if frame else None
        if frame is None or wish is None:
            if frame:
                self.taken.breaks(frame, "frame")
            return
        name = wish.sha256.hex()
        try:
            self.taken.media[name] = self.receive(receiver, wish, frame)
        except Fault as fault:
            if not fault.code.startswith(("media.", "upload.")):
                raise
            self.taken.media[name] = "quarantined"
            self.taken.breaks(frame, fault.code, sha256=name)
        self.skip_slices(name)

    def receive(self, receiver: Receiver, wish: Wish, frame: Frame) -> str:
        session, by = receiver.session, Sender(device_id=self.taken.device)
        known = media.find(session, wish.sha256)
        self.taken.media_known += 1 if known is not None and known.state == "verified" else 0
        upload = uploads.create(session, wish, by, receiver.limits, receiver.now())
        session.commit()
        if upload.is_open:
            upload = receiver.append(upload, 0, Slices(self, wish.sha256.hex()))
        if upload.is_open and not any(one.get("sha256") == upload.sha256.hex() for one in self.taken.broken):
            self.taken.breaks(frame, "incomplete", sha256=wish.sha256.hex(), arrived=upload.position)
        elif upload.reason:
            self.taken.breaks(frame, upload.reason["code"], sha256=wish.sha256.hex())
        return upload.state

    def skip_slices(self, name: str) -> None:
        while (frame := self.frames.peek()) is not None and is_slice(frame, name):
            self.frames.next()


@dataclass
class Slices:
    """The slices of one file as a stream; ends at the first that is missing or does not open."""

    opened: Opened
    name: str
    start: int = 0
    n: int = 0
    rest: bytes = b""

    def read(self, size: int, /) -> bytes:
        if not self.rest:
            self.rest = self.following()
        piece, self.rest = self.rest[:size], self.rest[size:]
        return piece

    def following(self) -> bytes:
        frame = self.opened.frames.peek()
        if frame is None or not is_slice(frame, self.name) or not self.is_next(frame.header or {}):
            return b""
        try:
            content = vault.unseal(self.opened.key, frame.body)
        except vault.NotOpened:
            self.opened.taken.breaks(frame, "seal", sha256=self.name)
            return b""
        self.opened.frames.next()
        self.start, self.n = self.start + len(content), self.n + 1
        return content

    def is_next(self, header: dict[str, Any]) -> bool:
        return header.get("n") == self.n and header.get("start") == self.start


def open_export(source: Source, private: ec.EllipticCurvePrivateKey) -> Opened:
    """Read the first frame and open its key.

    Raises Fault: exports.not_an_export, exports.cut_off, exports.other_key, exports.wrap_broken.
    """
    reader = Reader(source)
    frames = Frames(reader)
    try:
        first = frames.next()
    except NotAnExport:
        raise Fault("exports.not_an_export") from None
    header = first.header if first else None
    if header is None or header.get("kind") != "vault" or header.get("v") != 1:
        raise Fault("exports.cut_off")
    wrap, user, device = header.get("wrap"), uuid(header, "user"), uuid(header, "device")
    if user is None or device is None or not isinstance(wrap, dict):
        raise Fault("exports.cut_off")
    if wrap.get("key_id") != vault.key_id(chain.public_bytes(private)):
        raise Fault("exports.other_key", key=str(wrap.get("key_id")))
    try:
        key = vault.unwrap_from(private, str(user), wrap)
    except vault.NotOpened:
        raise Fault("exports.wrap_broken") from None
    return Opened(reader, frames, key, Taken(user, device))


def uuid(header: dict[str, Any], name: str) -> UUID | None:
    try:
        return UUID(header[name])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def device_of(frame: Frame | None) -> UUID | None:
    return uuid(frame.header or {}, "device") if frame else None


def is_of(frame: Frame, device: UUID | None) -> bool:
    return frame.kind == "mutation" and device_of(frame) == device


def is_slice(frame: Frame, name: str) -> bool:
    return frame.kind == "slice" and (frame.header or {}).get("medium") == name


def wish_of(frame: Frame) -> Wish | None:
    header = frame.header or {}
    size, mime = header.get("size"), header.get("mime")
    try:
        digest = from_hex(header["sha256"], 32)
    except (KeyError, TypeError, ValueError):
        return None
    fits = isinstance(size, int) and not isinstance(size, bool) and size > 0 and isinstance(mime, str)
    return Wish(digest, size or 0, str(mime)[:100]) if fits else None


def has(chunk: list[Checked], place: ledger.Place, line: ledger.Line) -> bool:
    """Is this very mutation at its place in the ledger?"""
    return any(
        one.payload and one.payload.seq == place[1] and one.envelope.link == line.link for one in chunk
    )
