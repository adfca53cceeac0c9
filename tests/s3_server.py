"""A real S3 server on a loopback port: `rclone serve s3` over a folder, with a key pair made for the run.

with S3Server(folder) as s3:
    s3.address      # for sync.stores.s3.S3Store
    s3.env()        # S3_* for a process started with the store
"""

import json
import secrets
import socket
import subprocess
import sysconfig
import time
from pathlib import Path

from sync.stores.s3 import S3Address

BUCKET = "liancha"


class S3Server:
    """Objects of bucket `liancha` lie as files in `folder`/liancha."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = S3Address(
            endpoint=f"http://127.0.0.1:{self.port}",
            bucket=BUCKET,
            access_key="LIANCHA" + secrets.token_hex(6).upper(),
            secret_key=secrets.token_hex(16),
        )

    def __enter__(self) -> "S3Server":
        (self.folder / BUCKET).mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(self.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for_port(self.port, self.process)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)

    def command(self) -> list[str]:
        program = Path(sysconfig.get_path("scripts")) / "rclone"
        keys = f"{self.address.access_key},{self.address.secret_key}"
        where = f"127.0.0.1:{self.port}"
        return [str(program), "serve", "s3", "--config", "", "--addr", where, "--auth-key", keys, str(self.folder)]  # fmt: skip

    def env(self) -> dict[str, str]:
        """The settings of an application that stores its objects here."""
        return {
            "S3_ENDPOINT": self.address.endpoint,
            "S3_BUCKET": self.address.bucket,
            "S3_ACCESS_KEY": self.address.access_key,
            "S3_SECRET_KEY": self.address.secret_key,
            "S3_REGION": self.address.region,
        }

    def as_json(self) -> str:
        """The same for a program that is not Python."""
        return json.dumps(self.env())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(port: int, process: "subprocess.Popen[bytes]", seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError("the server ended while starting")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"nothing answers on port {port}")
