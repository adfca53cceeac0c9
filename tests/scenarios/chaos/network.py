"""The road between one phone and the server, and its weather: drawn from a seed, one decision per request.

`Road.carry` gives the answer, or None where nothing came back. A request may be lost, cut at a random byte, sent
twice, sent much later; an answer may be lost or come when the phone has long asked something else.
"""

import contextlib
import http.client
import json
import random
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

RESET = struct.pack("ii", 1, 0)
PATIENCE = 20  # seconds
OF_THE_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host", "accept-encoding"}
BROKEN = (OSError, http.client.HTTPException)


@dataclass(frozen=True)
class Asked:
    """One request as the phone made it."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def code(self) -> str:
        """The code of the problem, "" where there is none."""
        try:
            return str(self.json().get("code", ""))
        except (ValueError, AttributeError):
            return ""


FAIR = {"whole": 1.0}
FOUL = {
    "whole": 0.66, "lost": 0.06, "cut": 0.05, "doubled": 0.05, "doubled_at_once": 0.02,
    "sent_later": 0.04, "answer_lost": 0.08, "answer_late": 0.04,
}  # fmt: skip
Ear = Callable[[Asked, Answer, float], None]  # hears every answer the server gives, also those that get lost


@dataclass
class Road:
    """One phone's way to the server. `late`: answers on their way; `parked`: requests on their way."""

    port: int
    chance: random.Random
    hear: Ear
    counts: Counter[str]
    weather: Mapping[str, float] = field(default_factory=lambda: FOUL)
    parked: list[Asked] = field(default_factory=list)
    late: list[tuple[Asked, Answer]] = field(default_factory=list)
    connection: http.client.HTTPConnection | None = None

    def carry(self, asked: Asked) -> Answer | None:
        """One request under today's weather."""
        kinds = list(self.weather)
        kind = self.chance.choices(kinds, [self.weather[one] for one in kinds])[0]
        self.counts["requests"] += 1
        if kind != "whole":
            self.counts[kind] += 1
        return getattr(self, kind)(asked)

    # -- the weather -------------------------------------------------------------------------------------

    def whole(self, asked: Asked) -> Answer | None:
        return self.ask(asked)

    def lost(self, asked: Asked) -> None:
        return None

    def cut(self, asked: Asked) -> None:
        """The connection dies after a random number of bytes."""
        raw = self.as_bytes(asked)
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 5) as wire:
            wire.sendall(raw[: self.chance.randrange(1, len(raw))])
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)

    def doubled(self, asked: Asked) -> Answer | None:
        first = self.ask(asked)
        return self.ask(asked) or first

    def doubled_at_once(self, asked: Asked) -> Answer | None:
        twin = threading.Thread(target=self.ask_alone, args=(asked,))
        twin.start()
        answer = self.ask(asked)
        twin.join()
        return answer

    def sent_later(self, asked: Asked) -> None:
        self.parked.append(asked)

    def answer_lost(self, asked: Asked) -> None:
        self.ask(asked)

    def answer_late(self, asked: Asked) -> None:
        answer = self.ask(asked)
        if answer is not None:
            self.late.append((asked, answer))

    def deliver_parked(self) -> None:
        """Requests that were under way for long arrive now; nobody waits for their answers."""
        parked, self.parked = self.parked, []
        for asked in parked:
            self.ask(asked)

    # -- the wire ----------------------------------------------------------------------------------------

    def ask(self, asked: Asked) -> Answer | None:
        """Send and read; a connection the server has closed meanwhile is opened once more."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        answer = self.exchange(self.connection, asked)
        if answer is None:
            self.connection.close()
            self.connection = None
        return answer

    def ask_alone(self, asked: Asked) -> Answer | None:
        """The same on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            return self.exchange(connection, asked)
        finally:
            connection.close()

    def exchange(self, connection: http.client.HTTPConnection, asked: Asked) -> Answer | None:
        began = time.monotonic()
        try:
            connection.request(asked.method, asked.path, asked.body, dict(asked.headers))
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        except BROKEN:
            self.counts["broken"] += 1
            return None
        self.hear(asked, answer, began)
        return answer

    def as_bytes(self, asked: Asked) -> bytes:
        lines = [f"{asked.method} {asked.path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        headers = {"Content-Length": str(len(asked.body))} | dict(asked.headers)
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + asked.body

    def close(self) -> None:
        if self.connection:
            self.connection.close()
            self.connection = None


class Front:
    """The same road for a phone that speaks HTTP itself: a loopback port that drops what the road swallows."""

    def __init__(self, road: Road) -> None:
        self.road = road
        self.lock = threading.Lock()
        front = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                front.serve(self)

            do_GET = do_POST = do_PATCH = do_HEAD = do_DELETE = do_OPTIONS = handle_any

            def log_message(self, *_: object) -> None:
                """Nothing: the counts say it."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        """Carry one request; silence closes the connection."""
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        kept = {name: value for name, value in handler.headers.items() if name.lower() not in OF_THE_HOP}
        answer = self.road.carry(Asked(handler.command, handler.path, kept, body))
        if answer is None:
            handler.close_connection = True
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            return
        handler.send_response(answer.status)
        for name, value in answer.headers.items():
            if name.lower() not in OF_THE_HOP:
                handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(answer.body)))
        handler.end_headers()
        with contextlib.suppress(OSError):
            handler.wfile.write(answer.body if handler.command != "HEAD" else b"")

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Crowded(Road):
    """A road for a phone that asks several things at once: each request on a connection of its own."""

    def ask(self, asked: Asked) -> Answer | None:
        return self.ask_alone(asked)

    def answer_late(self, asked: Asked) -> Answer | None:
        """Late, but while the phone still waits."""
        answer = self.ask_alone(asked)
        time.sleep(self.chance.uniform(0.05, 0.4))
        return answer
