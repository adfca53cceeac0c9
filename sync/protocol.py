"""The wire of POST /api/sync: reading a request, with a clear fault for what cannot be read; and its limits."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson

from sync.faults import Fault
from sync.proofs.request import Statement, digest, digest_of_links
from sync.proofs.text import from_b64u, from_hex

PROTOCOL = 1
SCHEMA = 1
LARGEST_MUTATION = 64 * 1024  # bytes of one payload
LARGEST_REQUEST = 512 * 1024  # bytes of all payloads of one request
MOST_PER_TRANSACTION = 50  # savepoints: PostgreSQL keeps 64 subtransactions cheap


@dataclass(frozen=True, slots=True)
class Envelope:
    """A mutation as it travels: the signed bytes and their place in a chain."""

    payload: bytes
    payload_hash: bytes
    prev_link: bytes
    link: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """One read request. Exactly one of `have` and `digest` is given; `cursor` goes with `have`."""

    schema: int
    epoch: str
    id: str
    device: UUID
    settled_seq: int
    settled_link: str
    lowest: int
    have: dict[str, int] | None
    digest: str | None
    cursor: str | None
    mutations: list[Envelope]
    relayed: list[Envelope]
    proof: bytes
    unsent: int | None
    now: int | None

    def statement(self) -> bytes:
        """What the proof must be a signature of."""
        return Statement(
            device=str(self.device),
            epoch=self.epoch,
            id=self.id,
            settled_seq=self.settled_seq,
            settled_link=self.settled_link,
            lowest=self.lowest,
            held=self.digest if self.digest is not None else digest(self.have or {}),
            cursor=self.cursor or "",
            mutations=digest_of_links(one.link for one in self.mutations),
            relayed=digest_of_links(one.link for one in self.relayed),
        ).text()


def json_object(raw: bytes) -> dict[str, Any]:
    """The object of a body; raises Fault('input.not_json')."""
    try:
        body = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise Fault("input.not_json") from error
    if not isinstance(body, dict):
        raise Fault("input.not_json")
    return body


def read(raw: bytes) -> Request:
    """The request of a body; raises Fault: input.not_json, input.invalid, sync.protocol_unknown, request.too_large."""
    body = json_object(raw)
    if body.get("protocol") != PROTOCOL:
        raise Fault("sync.protocol_unknown", known=PROTOCOL)
    if body.get("schema") != SCHEMA:
        raise Fault("sync.schema_unknown", known=SCHEMA)
    request = fields(body)
    check_size(request)
    return request


def fields(body: dict[str, Any]) -> Request:
    settled = want(body, "settled", dict)
    have = body.get("have")
    if (have is None) == (body.get("digest") is None):
        raise invalid("have", "either have or digest")
    return Request(
        schema=body["schema"],
        epoch=maybe(body, "epoch", str) or "",
        id=short(body, "id"),
        device=device_id(body),
        settled_seq=count(settled, "seq"),
        settled_link=hex_of(settled, "link"),
        lowest=count(body, "lowest"),
        have=None if have is None else versions(have),
        digest=maybe(body, "digest", str),
        cursor=maybe(body, "cursor", str),
        mutations=list(envelopes(body, "mutations")),
        relayed=list(envelopes(body, "relayed")),
        proof=bytes_of(body, "proof"),
        unsent=maybe(body, "unsent", int),
        now=maybe(body, "now", int),
    )


def check_size(request: Request) -> None:
    """A single mutation is never refused for its size here: it would block the queue for ever."""
    sent = [*request.mutations, *request.relayed]
    if len(sent) > 1 and sum(len(one.payload) for one in sent) > LARGEST_REQUEST:
        raise Fault("request.too_large")


def envelopes(body: dict[str, Any], field: str) -> Iterator[Envelope]:
    entries = body.get(field, [])
    if not isinstance(entries, list):
        raise invalid(field, "a list")
    for entry in entries:
        if not isinstance(entry, dict):
            raise invalid(field, "a list of objects")
        payload = bytes_of(entry, "payload")
        yield Envelope(
            payload,
            sha256(payload).digest(),
            bytes.fromhex(hex_of(entry, "prev_link")),
            bytes.fromhex(hex_of(entry, "link")),
            bytes_of(entry, "signature"),
        )


def versions(have: Any) -> dict[str, int]:
    """{dossier: version}; the dossier's name in the one spelling the server uses."""
    if not isinstance(have, dict):
        raise invalid("have", "an object")
    for name, version in have.items():
        if not isinstance(version, int) or isinstance(version, bool) or version < 0:
            raise invalid("have", "versions are whole numbers")
        try:
            if str(UUID(name)) != name:
                raise ValueError
        except ValueError as error:
            raise invalid("have", "dossiers are lower-case UUIDs") from error
    return have


def invalid(field: str, reason: str) -> Fault:
    return Fault("input.invalid", errors={field: [reason]})


def want(body: dict[str, Any], field: str, kind: type) -> Any:
    value = body.get(field)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise invalid(field, f"missing or not {kind.__name__}")
    return value


def maybe(body: dict[str, Any], field: str, kind: type) -> Any:
    return None if body.get(field) is None else want(body, field, kind)


def count(body: dict[str, Any], field: str) -> int:
    value: int = want(body, field, int)
    if not 0 <= value < 2**53:
        raise invalid(field, "a whole number")
    return value


def short(body: dict[str, Any], field: str) -> str:
    value: str = want(body, field, str)
    if not 0 < len(value) <= 100 or not value.isprintable():
        raise invalid(field, "1 to 100 printable characters")
    return value


def device_id(body: dict[str, Any]) -> UUID:
    name: str = want(body, "device", str)
    try:
        found = UUID(name)
    except ValueError as error:
        raise invalid("device", "a UUID") from error
    if str(found) != name:
        raise invalid("device", "a UUID in lower case with hyphens")
    return found


def hex_of(body: dict[str, Any], field: str) -> str:
    value: str = want(body, field, str)
    try:
        from_hex(value, 32)
    except ValueError as error:
        raise invalid(field, "32 bytes as lower-case hex") from error
    return value


def bytes_of(body: dict[str, Any], field: str) -> bytes:
    try:
        return from_b64u(want(body, field, str))
    except ValueError as error:
        raise invalid(field, "base64url without padding") from error
