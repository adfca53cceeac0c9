"""tus over Flask's test client: each call is one request, with the headers a good client sends."""

import hashlib
import io
from base64 import b64encode

from flask.testing import FlaskClient

SESSION = "/api/media/uploads"
HAND_OVER = "/api/sync/hand-over/uploads"
BODY = "application/offset+octet-stream"


def metadata(**values: str) -> str:
    return ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in values.items())


def sha_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Tus:
    """One person's (or device's) uploads."""

    def __init__(self, client: FlaskClient, headers: dict[str, str], door: str = SESSION) -> None:
        self.client, self.door = client, door
        self.headers = {"Tus-Resumable": "1.0.0", **headers}

    def create(self, content: bytes, filetype: str = "", *, sha256: str | None = None, **more):
        """POST; `body` sends bytes along; everything else may be overridden."""
        named = metadata(sha256=sha256 or sha_of(content), filetype=filetype, **more.pop("named", {}))
        headers = {"Upload-Length": str(len(content)), "Upload-Metadata": named} | more.pop("headers", {})
        if "body" in more:
            headers["Content-Type"] = BODY
            return self.client.post(self.door, data=more.pop("body"), headers=self.headers | headers)
        return self.client.post(self.door, headers=self.headers | headers)

    def patch(self, url: str, offset: int, content: bytes, **headers: str):
        sent = {"Upload-Offset": str(offset), "Content-Type": BODY} | headers
        return self.client.patch(url, data=content, headers=self.headers | sent)

    def patch_cut(self, url: str, offset: int, promised: int, arrives: bytes):
        """A body that ends before its Content-Length: the connection broke."""
        sent = {"Upload-Offset": str(offset), "Content-Type": BODY}
        return self.client.patch(
            url,
            environ_overrides={"wsgi.input": Cut(arrives), "CONTENT_LENGTH": str(promised)},
            headers=self.headers | sent,
        )

    def head(self, url: str):
        return self.client.head(url, headers=self.headers)

    def delete(self, url: str):
        return self.client.delete(url, headers=self.headers)

    def send(self, content: bytes, filetype: str = "", **more):
        """Create and send whole; the last answer."""
        made = self.create(content, filetype, **more)
        if made.status_code != 201 or made.headers["Upload-Offset"] == str(len(content)):
            return made
        return self.patch(made.headers["Location"], 0, content)


class Cut(io.RawIOBase):
    """Gives its bytes, then breaks."""

    def __init__(self, content: bytes) -> None:
        self.content = io.BytesIO(content)

    def read(self, size: int = -1, /) -> bytes:
        piece = self.content.read(size)
        if not piece:
            raise ConnectionResetError("cut")
        return piece
