"""Keys, links and signatures of a device, and mutations on the wire (P2, P10-P12, P20, P21)."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from .encodings import HASH, Fields, Json, ShapeError, b64, canonical, check_uuid, parse, sha256, unb64, unhex

LARGEST_PAYLOAD = 64 * 1024
LINK_PREFIX = b"liancha-link-v1"
NAME = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*/[1-9][0-9]*")
FIELDS = frozenset(
    [
        "v",
        "id",
        "device",
        "seq",
        "dossier",
        "name",
        "base",
        "args",
        "media",
        "place",
        "made_by",
        "anchor",
        "boot",
        "elapsed_ms",
        "device_time",
    ]
)


class Key:
    """A device's P-256 key."""

    def __init__(self, private: ec.EllipticCurvePrivateKey) -> None:
        """Hold the private key."""
        self._private = private

    @classmethod
    def new(cls) -> "Key":
        """Make a key on the phone."""
        return cls(ec.generate_private_key(ec.SECP256R1()))

    @classmethod
    def from_scalar(cls, scalar: bytes) -> "Key":
        """Take the key back from its 32 secret bytes."""
        return cls(ec.derive_private_key(int.from_bytes(scalar, "big"), ec.SECP256R1()))

    @property
    def scalar(self) -> bytes:
        """The 32 secret bytes."""
        return self._private.private_numbers().private_value.to_bytes(32, "big")

    @property
    def public(self) -> bytes:
        """P2: the uncompressed point."""
        form = serialization.PublicFormat.UncompressedPoint
        return self._private.public_key().public_bytes(serialization.Encoding.X962, form)

    def sign(self, message: bytes) -> bytes:
        """P2: r and s, 64 bytes."""
        r, s = decode_dss_signature(self._private.sign(message, ec.ECDSA(hashes.SHA256())))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """P2: check a signature of 64 bytes by an uncompressed point."""
    if len(signature) != 64 or len(public) != 65 or public[0] != 4:
        return False
    pair = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
        key.verify(encode_dss_signature(*pair), message, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def link_0(device: str, public: bytes) -> bytes:
    """P20: where a chain begins."""
    return sha256(device.encode("utf-8") + public)


def link_after(previous: bytes, payload: bytes) -> bytes:
    """P20: the next link."""
    return sha256(LINK_PREFIX + previous + sha256(payload))


@dataclass(frozen=True)
class Content:
    """What a payload says, as far as a client needs it."""

    id: str
    device: str
    seq: int
    dossier: str
    name: str
    made_by: str
    bases: tuple[tuple[str, str | None], ...]
    media: tuple[str, ...]
    args: Mapping[str, object]

    @property
    def head(self) -> str:
        """P50: the head this write gives its rows."""
        return f"{self.device}:{self.seq}"


def check_row(row: str) -> tuple[str, str]:
    """P10: `collection/key`; the key is all behind the first stroke."""
    collection, stroke, key = row.partition("/")
    if not (collection and stroke and key):
        raise ShapeError(f"row: not collection/key: {row!r}")
    return collection, key


def _base(item: object) -> tuple[str, str | None]:
    fields = Fields(item, "base")
    if set(fields.raw) != {"row", "head"}:
        raise ShapeError("base: exactly row and head")
    check_row(fields.text("row"))
    return fields.text("row"), fields.text("head") if fields.has("head") else None


def _media(item: object) -> str:
    if not isinstance(item, str) or not HASH.fullmatch(item):
        raise ShapeError("media: not a SHA-256 in hex")
    return item


def _check_rest(fields: Fields) -> None:
    """P4, P10: the fields nobody else looks at."""
    fields.text("boot")
    fields.integer("device_time")
    for name, take in (("anchor", fields.text), ("elapsed_ms", fields.integer), ("place", fields.fields)):
        if fields.has(name):
            take(name)


def read_payload(payload: bytes) -> Content:
    """P10: read a payload; an unknown shape names its field."""
    fields = Fields(parse(payload), "payload")
    if set(fields.raw) != FIELDS or fields.integer("v") != 1:
        raise ShapeError(f"payload: other fields than P10: {sorted(set(fields.raw) ^ FIELDS)}")
    name, seq = fields.text("name"), fields.integer("seq")
    if not NAME.fullmatch(name) or seq < 1:
        raise ShapeError("payload: name is noun.verb/version and seq counts from 1")
    _check_rest(fields)
    return Content(
        id=check_uuid(fields.text("id"), "id"),
        device=check_uuid(fields.text("device"), "device"),
        seq=seq,
        dossier=check_uuid(fields.text("dossier"), "dossier"),
        name=name,
        made_by=check_uuid(fields.text("made_by"), "made_by"),
        bases=tuple(_base(item) for item in fields.items("base")),
        media=tuple(_media(item) for item in fields.items("media")),
        args=fields.fields("args").raw,
    )


@dataclass(frozen=True)
class Mutation:
    """P21: a signed mutation."""

    payload: bytes
    prev_link: bytes
    link: bytes
    signature: bytes

    @property
    def hash(self) -> str:
        """The payload's hash."""
        return sha256(self.payload).hex()

    def wire(self) -> dict[str, Json]:
        """P1, P21: the form that is sent."""
        return {
            "payload": b64(self.payload),
            "prev_link": self.prev_link.hex(),
            "link": self.link.hex(),
            "signature": b64(self.signature),
        }

    def sound(self) -> bool:
        """P20: the payload hashes into its link."""
        return link_after(self.prev_link, self.payload) == self.link


def from_wire(item: object) -> Mutation:
    """P21: read the form that is sent."""
    fields = Fields(item, "mutation")
    return Mutation(
        payload=unb64(fields.text("payload")),
        prev_link=unhex(fields.text("prev_link")),
        link=unhex(fields.text("link")),
        signature=unb64(fields.text("signature")),
    )


def sign_payload(key: Key, prev_link: bytes, value: Mapping[str, Json]) -> Mutation:
    """P11, P12: make the bytes once, refuse them when too large, and sign their link."""
    payload = canonical(value).encode("utf-8")
    if len(payload) > LARGEST_PAYLOAD:
        raise ShapeError(f"payload: {len(payload)} bytes are more than 64 KiB")
    read_payload(payload)
    link = link_after(prev_link, payload)
    return Mutation(payload, prev_link, link, key.sign(link))


def causal(contents: Sequence[Content]) -> list[Content]:
    """P117: a mutation after those its base names, and after the earlier ones of its device."""
    by_head = {content.head: content for content in contents}
    before = {head: [base for _, base in content.bases] for head, content in by_head.items()}
    in_order = sorted(contents, key=lambda content: (content.device, content.seq))
    for one, two in itertools.pairwise(in_order):
        if one.device == two.device:
            before[two.head].append(one.head)
    done: dict[str, Content] = {}
    for content in contents:
        _visit(content.head, by_head, before, done)
    return list(done.values())


def _visit(
    start: str,
    by_head: Mapping[str, Content],
    before: Mapping[str, list[str | None]],
    done: dict[str, Content],
) -> None:
    """Put what stands before a head first; who claims to stand before himself is not waited for."""
    stack, seen = [start], set[str]()
    while stack:
        head = stack[-1]
        open_ones = [one for one in before[head] if one in by_head and one not in done and one not in seen]
        seen.add(head)
        if open_ones and open_ones[-1] is not None and open_ones[-1] != head:
            stack.append(open_ones[-1])
        else:
            done.setdefault(stack.pop(), by_head[head])
