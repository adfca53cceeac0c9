"""A lean load generator: the same bytes over kept-alive connections, counted until the time is up."""

import socket
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """What came of it: answers per second, and the bytes of one answer's head for checking."""

    per_second: float
    first_answer: bytes


def post(path: str, body: bytes, headers: dict[str, str] | None = None) -> bytes:
    """The bytes of one POST request."""
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    ]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


def read_answer(connection: socket.socket, buffer: bytearray) -> bytes:
    """One whole answer (Content-Length only); what follows it stays in the buffer."""
    while (end := buffer.find(b"\r\n\r\n")) < 0:
        receive(connection, buffer)
    head = bytes(buffer[:end]).lower()
    at = head.find(b"content-length:")
    length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
    total = end + 4 + length
    while len(buffer) < total:
        receive(connection, buffer)
    answer = bytes(buffer[:total])
    del buffer[:total]
    return answer


def receive(connection: socket.socket, buffer: bytearray) -> None:
    piece = connection.recv(65536)
    if not piece:
        raise ConnectionError("the server closed the connection")
    buffer += piece


def once(port: int, request: bytes) -> bytes:
    """One request on a connection of its own; the whole answer."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(request)
        return read_answer(connection, bytearray())


def measure(port: int, request: bytes, seconds: float = 5.0, connections: int = 8) -> Load:
    """Send `request` again and again on each connection; every answer must be a 200."""
    counts = [0] * connections
    firsts: list[bytes] = []
    stop_at = time.monotonic() + seconds

    def run(index: int) -> None:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            buffer = bytearray()
            while time.monotonic() < stop_at:
                connection.sendall(request)
                answer = read_answer(connection, buffer)
                if not answer.startswith(b"HTTP/1.1 200"):
                    raise AssertionError(answer[:600])
                if not firsts:
                    firsts.append(answer)
                counts[index] += 1

    threads = [threading.Thread(target=run, args=(index,)) for index in range(connections)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Load(sum(counts) / (time.monotonic() - began), firsts[0])
