"""Web servers on loopback for the time of a measurement."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def granian(target: str, port: int) -> list[str]:
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "2", "--blocking-threads", "4", "--no-access-log", "--log-level", "error", target,
    ]  # fmt: skip


def gunicorn(target: str, port: int) -> list[str]:
    return [
        sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4",
        "--worker-class", "gthread", "--log-level", "error", target,
    ]  # fmt: skip


@contextlib.contextmanager
def running(
    command: list[str], port: int, env: Mapping[str, str] | None = None, patience: float = 30
) -> Iterator[int]:
    """The process, once its port answers (`patience`: seconds); stopped afterwards."""
    child = subprocess.Popen(command, env=dict(env or os.environ), start_new_session=True)
    try:
        wait_for(port, child, patience)
        yield port
    finally:
        os.killpg(child.pid, signal.SIGTERM)
        child.wait(20)


def wait_for(port: int, child: subprocess.Popen[bytes], patience: float) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if child.poll() is not None:
            raise RuntimeError(f"the server ended with {child.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.5):
            time.sleep(0.5)
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")
