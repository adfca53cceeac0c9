"""How bytes reach the server, and what it says when it refuses a whole request (chapter 11)."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol
from urllib.parse import urlsplit

from .encodings import Fields, ShapeError, parse

Remedy = Literal["sign_in", "enrol", "hand_over", "update", "later", "none"]
REMEDIES: Mapping[str, Remedy] = {
    "sync.protocol_unknown": "update",
    "sync.schema_unknown": "update",
    "access.sign_in_needed": "sign_in",
    "access.expired": "sign_in",
    "sync.device_unknown": "enrol",
    "sync.device_of_another": "hand_over",
    "sync.device_revoked": "hand_over",
    "sync.account_ended": "hand_over",
    "sync.chain_closed": "hand_over",
    "sync.busy": "later",
}


class Transport(Protocol):
    """One request and its answer; a cut line is an OSError."""

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str], bytes]:
        """Send and wait."""
        ...


class HttpTransport:
    """A transport over plain HTTP or HTTPS."""

    def __init__(self, base: str, timeout: float = 30.0) -> None:
        """Remember where the server is."""
        self.base = urlsplit(base)
        self.timeout = timeout

    def _connect(self) -> http.client.HTTPConnection:
        host = self.base.netloc
        if self.base.scheme == "https":
            return http.client.HTTPSConnection(host, timeout=self.timeout)
        return http.client.HTTPConnection(host, timeout=self.timeout)

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str], bytes]:
        """Send and wait."""
        line = self._connect()
        try:
            line.request(method, self.base.path.rstrip("/") + path, body or None, dict(headers))
            answer = line.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            line.close()


def header(headers: Mapping[str, str], name: str) -> str:
    """Find a header whatever its case; a missing one is empty."""
    return next((value for key, value in headers.items() if key.lower() == name.lower()), "")


@dataclass
class Refused(Exception):
    """A whole request was refused; nothing has changed on the server."""

    status: int
    code: str
    title: str
    detail: str

    @property
    def remedy(self) -> Remedy:
        """What to do about it."""
        by_status: dict[int, Remedy] = {401: "sign_in", 426: "update", 503: "later"}
        return REMEDIES.get(self.code) or by_status.get(self.status, "none")

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.status} {self.code}: {self.title} {self.detail}".strip()


def refusal(status: int, body: bytes) -> Refused:
    """Read a refusal; the problem stands in the body itself or under `problem` or `error`."""
    try:
        fields = Fields(parse(body), "problem")
        for name in ("problem", "error"):
            if isinstance(fields.raw.get(name), dict):
                fields = fields.fields(name)
        return Refused(status, *(fields.text_or(name, "") for name in ("code", "title", "detail")))
    except ShapeError:
        return Refused(status, "", "", body[:300].decode("utf-8", "replace"))
