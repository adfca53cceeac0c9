"""Media: MiB/s from the first byte to *verified* (durable, read again from the store, hashed), beside @tus/server to *received*.

The same client, the same bytes, four connections, one run: 8 × 16 MiB (recordings) and 40 × 1 MiB (photos).
"""

import contextlib
import hashlib
import http.client
import os
import signal
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.bench import county, servers

MIB = 1024 * 1024
LOADS = (("8 × 16 MiB", 8, 16 * MIB), ("40 × 1 MiB", 40, MIB))
CONNECTIONS = 4
BODY = "application/offset+octet-stream"


@dataclass(frozen=True)
class Place:
    """A tus server: where it listens and what its requests need."""

    port: int
    path: str
    headers: dict[str, str]
    to_verified: bool


class Client:
    """Uploads over one kept connection."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=120)

    def ask(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> http.client.HTTPResponse:
        self.connection.request(method, path, body, {"Tus-Resumable": "1.0.0"} | self.place.headers | headers)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status >= 300:
            raise AssertionError(f"{method} {path}: {answer.status}")
        return answer

    def upload(self, content: bytes, digest: str) -> None:
        """Create with the bytes in the same request, as our phone does, and wait for the server's word."""
        named = f"sha256 {b64encode(digest.encode()).decode()}"
        headers = {"Upload-Length": str(len(content)), "Upload-Metadata": named, "Content-Type": BODY}
        done = self.ask("POST", self.place.path, content, headers)
        if done.headers["Upload-Offset"] != str(len(content)):
            raise AssertionError("not every byte was taken")
        url = done.headers["Location"]
        while self.place.to_verified and done.headers["Liancha-State"] != "verified":
            time.sleep(0.01)
            done = self.ask("HEAD", url, None, {})


def mib_per_second(place: Place, count: int, size: int) -> float:
    """The whole batch over four connections, from the first byte to the last word."""
    batch = [os.urandom(size) for _ in range(count)]
    named = [hashlib.sha256(content).hexdigest() for content in batch]
    clients = [Client(place) for _ in range(CONNECTIONS)]

    def lane(index: int) -> None:
        for number in range(index, count, CONNECTIONS):
            clients[index].upload(batch[number], named[number])

    began = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(lane, range(CONNECTIONS)))
    return count * size / MIB / (time.perf_counter() - began)


@contextlib.contextmanager
def ours() -> Iterator[Place]:
    """The product with its worker, disk store, fsync on."""
    with county.running() as running:
        worker = subprocess.Popen(
            [sys.executable, "-m", "backend.worker"], env=running.env, start_new_session=True
        )
        try:
            wait_for_worker(running.env["DATABASE_URL"])
            _, token = running.enrolled()
            yield Place(running.port, "/api/media/uploads", {"Authorization": f"Bearer {token}"}, True)
        finally:
            os.killpg(worker.pid, signal.SIGTERM)
            worker.wait(20)


def wait_for_worker(address: str) -> None:
    """Its start costs a second of a core: not part of the measurement."""
    with psycopg.connect(address, autocommit=True) as connection:
        while not connection.execute("select 1 from procrastinate_workers").fetchone():
            time.sleep(0.1)


@contextlib.contextmanager
def peer() -> Iterator[Place]:
    script = Path(__file__).with_name("tus_server.mjs")
    with tempfile.TemporaryDirectory(prefix="liancha-tus-") as folder:
        port = servers.free_port()
        with servers.running(["node", str(script), str(port), folder], port):
            yield Place(port, "/files", {}, False)


def measure(place: Place) -> list[float]:
    """Warm, then the better of two runs of each load."""
    mib_per_second(place, CONNECTIONS, MIB)
    return [max(mib_per_second(place, count, size) for _ in range(2)) for _, count, size in LOADS]


def run() -> list[tuple[str, str]]:
    """The lines of `make bench` about media."""
    with peer() as place:
        theirs = measure(place)
    with ours() as place:
        own = measure(place)
    return [
        (f"media {name}, to verified", f"{mine:,.0f} MiB/s; @tus/server to received {other:,.0f} MiB/s")
        for (name, _, _), mine, other in zip(LOADS, own, theirs, strict=True)
    ]


if __name__ == "__main__":
    for name, figure in run():
        print(f"{name:<46} {figure}")
