"""From phone to phone by QR codes: streams, frames, the reader and its checks (P110-P117)."""

import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from .chain import Content, Mutation, link_0, link_after, read_payload, verify
from .encodings import Fields, Json, ShapeError, b64, canonical, check_uuid, parse, sha256, unb64, unhex

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
MARK = "LC1:"
CHUNK = 236
MOST_FRAMES = 512
MOST_BODY = 4 * 1024 * 1024


def base45(data: bytes) -> str:
    """RFC 9285: two bytes in three letters."""
    text = ""
    for at in range(0, len(data), 2):
        piece = data[at : at + 2]
        number = int.from_bytes(piece, "big")
        for _ in range(len(piece) + 1):
            number, letter = divmod(number, 45)
            text += ALPHABET[letter]
    return text


def unbase45(text: str) -> bytes:
    """RFC 9285: back to bytes; what fits in no byte is refused."""
    data = b""
    for at in range(0, len(text), 3):
        piece = text[at : at + 3]
        if len(piece) == 1 or any(letter not in ALPHABET for letter in piece):
            raise ShapeError("not base 45")
        number = sum(ALPHABET.index(letter) * 45**place for place, letter in enumerate(piece))
        if number >= 256 ** (len(piece) - 1):
            raise ShapeError("not base 45")
        data += number.to_bytes(len(piece) - 1, "big")
    return data


@dataclass(frozen=True)
class Run:
    """P111: a stretch of one chain without gaps."""

    prev_link: bytes
    items: tuple[tuple[bytes, bytes], ...]

    def mutations(self) -> list[Mutation]:
        """P111: the links follow from the payloads."""
        made, link = [], self.prev_link
        for payload, signature in self.items:
            made.append(Mutation(payload, link, link_after(link, payload), signature))
            link = made[-1].link
        return made

    def wire(self) -> dict[str, Json]:
        """P110: the run as it is shown."""
        items: list[Json] = [{"payload": p.decode("utf-8"), "signature": b64(s)} for p, s in self.items]
        return {"prev_link": self.prev_link.hex(), "items": items}


def runs_of(mutations: Sequence[Mutation]) -> list[Run]:
    """P111: cut a device's mutations where the chain went on elsewhere."""
    runs: list[list[Mutation]] = []
    for mutation in mutations:
        if runs and runs[-1][-1].link == mutation.prev_link:
            runs[-1].append(mutation)
        else:
            runs.append([mutation])
    return [Run(run[0].prev_link, tuple((m.payload, m.signature) for m in run)) for run in runs]


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def _inflate(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(-15)
    try:
        body = unpacker.decompress(data, MOST_BODY + 1)
    except zlib.error as error:
        raise ShapeError("the body does not inflate") from error
    if len(body) > MOST_BODY or not unpacker.eof or unpacker.unused_data:
        raise ShapeError("the body is too large, cut off or has a tail")
    return body


def make_stream(greeting: Mapping[str, Json], runs: Sequence[Run], method: int = 1) -> bytes:
    """P110: who speaks, then what was made."""
    hello = canonical(greeting).encode("utf-8")
    body = canonical({"runs": [run.wire() for run in runs]}).encode("utf-8")
    packed = _deflate(body) if method == 1 else body
    return len(hello).to_bytes(2, "big") + hello + bytes([method]) + packed


@dataclass(frozen=True)
class Greeting:
    """P110: who shows what."""

    dossier: str
    device: str
    public_key: bytes
    user: str
    name: str
    unsent: int
    media: int
    at: int


def _greeting(text: bytes) -> Greeting:
    fields = Fields(parse(text), "greeting")
    if fields.integer("v") != 1 or canonical(fields.raw).encode("utf-8") != text:
        raise ShapeError("greeting: another version, or not canonical")
    return Greeting(
        dossier=check_uuid(fields.text("dossier"), "dossier"),
        device=check_uuid(fields.text("device"), "device"),
        public_key=unb64(fields.text("public_key")),
        user=check_uuid(fields.text("user"), "user"),
        name=fields.text("name"),
        unsent=fields.integer("unsent"),
        media=fields.integer("media"),
        at=fields.integer("at"),
    )


def _run(item: object) -> Run:
    fields = Fields(item, "run")
    pairs = [Fields(pair, "item") for pair in fields.items("items")]
    items = tuple((pair.text("payload").encode("utf-8"), unb64(pair.text("signature"))) for pair in pairs)
    return Run(unhex(fields.text("prev_link")), items)


def read_stream(stream: bytes) -> tuple[Greeting, list[Run]]:
    """P110, P113: read a stream; nothing in it is believed yet."""
    size = int.from_bytes(stream[:2], "big")
    hello, rest = stream[2 : 2 + size], stream[2 + size :]
    if len(hello) != size or not rest or rest[0] > 1:
        raise ShapeError("the stream is cut off or packed in an unknown way")
    body = _inflate(rest[1:]) if rest[0] == 1 else rest[1:]
    if len(body) > MOST_BODY:
        raise ShapeError("the body is too large")
    return _greeting(hello), [_run(item) for item in Fields(parse(body), "body").items("runs")]


def frames(stream: bytes, dossier: str) -> list[str]:
    """P112, P113: the texts of the codes."""
    chunks = [stream[at : at + CHUNK] for at in range(0, len(stream), CHUNK)]
    if len(chunks) > MOST_FRAMES:
        raise ShapeError("more than 512 frames")
    start = sha256(stream)[:8] + sha256(dossier.encode("utf-8"))[:4]
    count = len(chunks).to_bytes(2, "big")
    whole = [start + index.to_bytes(2, "big") + count + chunk for index, chunk in enumerate(chunks)]
    return [MARK + base45(frame + sha256(frame)[:4]) for frame in whole]


@dataclass(frozen=True)
class Frame:
    """P112: one code that was read."""

    stream: bytes
    dossier: bytes
    index: int
    total: int
    chunk: bytes


def read_frame(text: str) -> Frame:
    """P112: read one code; a misread one is known at once."""
    if not text.startswith(MARK):
        raise ShapeError("a foreign code")
    data = unbase45(text[len(MARK) :])
    inner, check = data[:-4], data[-4:]
    if len(inner) < 17 or sha256(inner)[:4] != check:
        raise ShapeError("a damaged code")
    index, total = int.from_bytes(inner[12:14], "big"), int.from_bytes(inner[14:16], "big")
    chunk = inner[16:]
    if not index < total <= MOST_FRAMES or len(chunk) > CHUNK or (index + 1 < total and len(chunk) < CHUNK):
        raise ShapeError("a code that fits in no sequence")
    return Frame(inner[:8], inner[8:12], index, total, chunk)


@dataclass
class Reader:
    """P115: frames in any order and more than once; a new stream begins anew."""

    dossier: str
    stream: bytes = b""
    total: int = 0
    chunks: dict[int, bytes] = field(default_factory=dict)

    def add(self, text: str) -> str:
        """P115: take one code and say in words what became of it."""
        try:
            frame = read_frame(text)
        except ShapeError as error:
            return str(error)
        if frame.dossier != sha256(self.dossier.encode("utf-8"))[:4]:
            return "a code of another task"
        if (frame.stream, frame.total) != (self.stream, self.total):
            self.stream, self.total, self.chunks = frame.stream, frame.total, {}
        self.chunks[frame.index] = frame.chunk
        return "complete" if self.complete else f"{len(self.chunks)} of {self.total}"

    @property
    def complete(self) -> bool:
        """Say whether every frame is here."""
        return self.total > 0 and len(self.chunks) == self.total

    def result(self) -> tuple[Greeting, list[Run]]:
        """P110, P112: put the stream together."""
        stream = b"".join(self.chunks[index] for index in sorted(self.chunks))
        if not self.complete or sha256(stream)[:8] != self.stream:
            raise ShapeError("the sequence is not complete")
        return read_stream(stream)


def _check_item(greeting: Greeting, content: Content, expected: int | None) -> None:
    said = (content.device, content.dossier, content.made_by)
    if said != (greeting.device, greeting.dossier, greeting.user):
        raise ShapeError(f"mutation {content.seq} is not the greeting's")
    if expected is not None and content.seq != expected:
        raise ShapeError(f"mutation {content.seq} stands where {expected} belongs")


def _check_run(greeting: Greeting, run: Run) -> list[Mutation]:
    mutations, expected = run.mutations(), None
    for mutation in mutations:
        content = read_payload(mutation.payload)
        _check_item(greeting, content, expected)
        begin = link_0(greeting.device, greeting.public_key)
        if content.seq == 1 and mutation.prev_link != begin:
            raise ShapeError("the chain does not begin at link 0")
        if not verify(greeting.public_key, mutation.link, mutation.signature):
            raise ShapeError(f"mutation {content.seq} is not signed by the greeting's key")
        expected = content.seq + 1
    return mutations


def check(greeting: Greeting, runs: Sequence[Run], team: Collection[str], own: str) -> list[Mutation]:
    """P116: all is in order, or nothing is taken."""
    if greeting.device == own:
        raise ShapeError("this is the phone's own work")
    if greeting.user not in team:
        raise ShapeError("the greeting's user is not on the team")
    return [mutation for run in runs for mutation in _check_run(greeting, run)]
