"""Files by tus 1.0.0, going on where a cut left them (P100-P106)."""

import base64
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from .encodings import sha256
from .store import Store
from .transport import Refused, Transport, header, refusal

FINAL = ("verified", "quarantined")


@dataclass(frozen=True)
class File:
    """A file to bring."""

    sha256: str
    path: Path
    length: int
    filetype: str

    def piece(self, offset: int, size: int) -> bytes:
        """Read one piece."""
        with self.path.open("rb") as source:
            source.seek(offset)
            return source.read(size)


@dataclass(frozen=True)
class Place:
    """Where an upload stands."""

    location: str
    offset: int
    state: str
    reason: str


class _Again(Exception):
    """Ask the server where it stands and go on from there."""


def _b64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8")).decode("ascii")


def _file_path(location: str, collection: str) -> str:
    parts = urlsplit(urljoin(collection, location))
    return parts.path + (f"?{parts.query}" if parts.query else "")


class Uploader:
    """Brings files to one collection of uploads."""

    def __init__(
        self, store: Store, transport: Transport, collection: str, passes: Callable[[File], Mapping[str, str]]
    ) -> None:
        """Say where to, and by which pass (a token, or the device's proof)."""
        self.store = store
        self.transport = transport
        self.collection = collection
        self.passes = passes
        self.piece = 256 * 1024
        self.tries = 20
        self.pause = 0.2
        self.patience = 120

    def send(self, file: File, device: str) -> str:
        """P101: bring a file, however often the line is cut; its state is returned and kept."""
        for _ in range(self.tries):
            try:
                return self._send(file, device)
            except (OSError, _Again):
                time.sleep(self.pause)
        raise ConnectionError(f"{file.sha256}: the line is cut again and again")

    def _send(self, file: File, device: str) -> str:
        place = self._stand(file) or self._create(file, device)
        self._keep_state(file, place)
        while place.offset < file.length and place.state not in FINAL:
            place = self._patch(file, place)
        for _ in range(self.patience):
            self._keep_state(file, place)
            if place.state in FINAL:
                return place.state
            time.sleep(self.pause)
            place = self._stand(file) or self._lost(file)
        return place.state

    def _lost(self, file: File) -> Place:
        raise _Again(file.sha256)

    def _ask(
        self, method: str, path: str, file: File, more: Mapping[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str], bytes]:
        headers = {"Tus-Resumable": "1.0.0", **self.passes(file), **more}
        return self.transport.request(method, path, headers, body)

    def _location(self, file: File) -> str:
        sql = "SELECT location FROM uploads WHERE sha256 = ? AND via = ?"
        found = self.store.one(sql, file.sha256, self.collection)
        return str(found["location"]) if found else ""

    def _remember(self, file: File, location: str) -> None:
        with self.store.transaction():
            sql = "INSERT OR REPLACE INTO uploads VALUES (?, ?, ?)"
            self.store.run(sql, file.sha256, self.collection, location)

    def _forget(self, file: File) -> None:
        with self.store.transaction():
            sql = "DELETE FROM uploads WHERE sha256 = ? AND via = ?"
            self.store.run(sql, file.sha256, self.collection)

    def _keep_state(self, file: File, place: Place) -> None:
        with self.store.transaction():
            sql = "UPDATE files SET state = ?, reason = ? WHERE sha256 = ? AND state <> 'verified'"
            self.store.run(sql, place.state, place.reason, file.sha256)

    def _stand(self, file: File) -> Place | None:
        """P101: where the server says the upload stands; null when there is none."""
        location = self._location(file)
        if not location:
            return None
        status, headers, body = self._ask("HEAD", location, file, {}, b"")
        if status in (404, 410):
            self._forget(file)
            return None
        if status not in (200, 204):
            raise _trouble(status, body)
        return _place(location, headers, file, 0)

    def _create(self, file: File, device: str) -> Place:
        """P100: name the hash; what is verified already is complete at once (P105)."""
        metadata = {"sha256": file.sha256, "filetype": file.filetype, "device": device}
        said = ",".join(f"{name} {_b64(value)}" for name, value in metadata.items() if value)
        more = {"Upload-Length": str(file.length), "Upload-Metadata": said}
        status, headers, body = self._ask("POST", self.collection, file, more, b"")
        if status not in (200, 201):
            raise _trouble(status, body)
        location = _file_path(header(headers, "Location"), self.collection)
        self._remember(file, location)
        return _place(location, headers, file, 0)

    def _patch(self, file: File, place: Place) -> Place:
        """P101: one piece with its checksum, whole or not at all."""
        piece = file.piece(place.offset, self.piece)
        more = {
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(place.offset),
            "Upload-Checksum": f"sha256 {base64.b64encode(sha256(piece)).decode('ascii')}",
        }
        status, headers, body = self._ask("PATCH", place.location, file, more, piece)
        if status in (404, 409, 410, 423, 460):
            raise _Again(file.sha256)
        if status not in (200, 204):
            raise _trouble(status, body)
        return _place(place.location, headers, file, place.offset + len(piece))


def _trouble(status: int, body: bytes) -> Exception:
    found: Refused = refusal(status, body)
    return _Again(str(found)) if status >= 500 else found


def _place(location: str, headers: Mapping[str, str], file: File, otherwise: int) -> Place:
    """P103: offset, state and reason; what is not said follows from the offset."""
    offset, state = header(headers, "Upload-Offset"), header(headers, "Liancha-State").strip().lower()
    stored = int(offset) if offset.isdecimal() else file.length if state in FINAL else otherwise
    state = state or ("received" if stored >= file.length else "receiving")
    return Place(location, stored, state, header(headers, "Liancha-Reason"))
