"""The product as processes over a database of a test: granian and a worker, on a loopback port, stopped at the end.

with Running(config) as product:
    product.url                     # http://127.0.0.1:…
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from backend.config import Config
from tests.s3_server import free_port

REPO = Path(__file__).resolve().parents[1]


def environment(config: Config) -> dict[str, str]:
    """The settings of a process that works over the same database and store as `config`."""
    return os.environ | {
        "DATABASE_URL": config.database_url,
        "OWNER_DATABASE_URL": config.owner_database_url,
        "SECRET_KEY": config.secret_key,
        "SIGNING_KEY": config.signing_key,
        "RECOVERY_KEY": config.recovery_key,
        "DATA_DIR": str(config.data_dir),
        "PWA_DIR": str(config.pwa_dir),
        "S3_ENDPOINT": config.s3_endpoint,
        "S3_BUCKET": config.s3_bucket,
        "S3_ACCESS_KEY": config.s3_access_key,
        "S3_SECRET_KEY": config.s3_secret_key,
    }


class Running:
    """One web process per port (`webs`) and one worker."""

    def __init__(self, config: Config, webs: int = 1, worker: bool = True, web_workers: int = 1) -> None:
        self.config, self.web_workers = config, web_workers
        self.ports = [free_port() for _ in range(webs)]
        self.has_worker = worker
        self.children: list[subprocess.Popen[bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.ports[0]}"

    def __enter__(self) -> "Running":
        try:
            for port in self.ports:
                self.start_web(port)
            if self.has_worker:
                self.start("-m", "backend.worker")
            for port in self.ports:
                wait_until_healthy(port)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start_web(self, port: int) -> "subprocess.Popen[bytes]":
        return self.start(
            "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
            "--workers", str(self.web_workers), "--blocking-threads", "8", "--no-access-log",
            "--log-level", "warning", "--workers-kill-timeout", "2", "backend.wsgi:app",
        )  # fmt: skip

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        child = subprocess.Popen(
            [sys.executable, *command], cwd=REPO, env=environment(self.config), start_new_session=True
        )
        self.children.append(child)
        return child

    def kill(self, child: "subprocess.Popen[bytes]") -> None:
        """No warning, no cleaning up: the process and its own children."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()

    def stop(self) -> None:
        for child in self.children:
            child.terminate()
        for child in self.children:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(8)
            self.kill(child)


def wait_until_healthy(port: int, seconds: float = 40) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"port {port} does not get healthy")
