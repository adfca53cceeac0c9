"""The web process and the worker: started together, watched, stopped together."""

import os
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping

from backend.launch.settings import REPO, Launch
from backend.launch.steps import StartFailed

GRACE_SECONDS = 8


class Processes:
    """Children in groups of their own, so that a Ctrl-C reaches them once, through us."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = dict(env)
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: list[str]) -> None:
        self.children[name] = subprocess.Popen(command, cwd=REPO, env=self.env, start_new_session=True)

    def dead(self) -> str | None:
        """The name of a child that ended by itself."""
        return next((name for name, child in self.children.items() if child.poll() is not None), None)

    def stop(self) -> None:
        for child in self.children.values():
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        for child in self.children.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def web_command(launch: Launch, certificate: tuple[str, str] | None = None) -> list[str]:
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", launch.host, "--port", str(launch.port),
        "--workers", str(launch.web_workers), "--blocking-threads", "4", "--no-access-log", "--log-level", "warning",
        "--respawn-failed-workers", "--workers-kill-timeout", "5", "backend.wsgi:app",
    ]  # fmt: skip
    if certificate:
        command[-1:-1] = ["--ssl-certificate", certificate[0], "--ssl-keyfile", certificate[1]]
    return command


def worker_command() -> list[str]:
    return [sys.executable, "-m", "backend.worker"]


def refuse_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise StartFailed(
                f"端口 {port} 已被占用，请用 PORT=… 换一个 / port {port} is taken ({error.strerror})"
            ) from error


def wait_until_healthy(launch: Launch, processes: Processes, seconds: float = 60) -> None:
    """Until GET /api/health answers 200; a child that dies meanwhile ends the start."""
    scheme = "https" if launch.phone else "http"
    url = f"{scheme}://127.0.0.1:{launch.port}/api/health"
    context = ssl._create_unverified_context() if launch.phone else None  # our own certificate, on loopback
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if name := processes.dead():
            raise StartFailed(f"{name} ended while starting")
        try:
            with urllib.request.urlopen(url, timeout=2, context=context):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise StartFailed(f"{url} did not answer within {seconds:.0f} s")
