"""A client we did not write, over a road that breaks, against two web nodes and a worker: tus-js-client.

50 MB, three forced disconnections; it resumes, and the file is verified. Once with the disk store, once with S3.
"""

import json
import os
import subprocess
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from backend.config import Config
from backend.web.store import make_store
from sync import media
from tests.cutting_proxy import CuttingProxy
from tests.processes import Running
from tests.s3_server import S3Server

HERE = Path(__file__).parent
MB = 1_000_000
SIZE = 50 * MB
CUTS = [3 * MB + 17, 14 * MB + 1, 20 * MB + 4711]


@pytest.fixture(params=["disk", "s3"])
def stored(request, fresh_database: Config, tmp_path: Path):
    """The configuration of a product with that store."""
    if request.param == "disk":
        yield fresh_database
        return
    with S3Server(tmp_path / "s3") as s3:
        yield replace(
            fresh_database,
            s3_endpoint=s3.address.endpoint,
            s3_bucket=s3.address.bucket,
            s3_access_key=s3.address.access_key,
            s3_secret_key=s3.address.secret_key,
        )


@pytest.mark.rule("R140")
def test_three_disconnections_and_then_verified(stored: Config, person, tmp_path: Path):
    content = os.urandom(SIZE)
    (tmp_path / "film").write_bytes(content)
    with Running(stored, webs=2) as product, CuttingProxy(product.ports, CUTS) as proxy:
        told = upload(tmp_path / "film", proxy.port, person.token, sha256(content).hexdigest())
        assert proxy.broken == 3
        assert told["retries"] >= 3
        wait_until_verified(person.session, sha256(content).digest())
    store = make_store(stored)
    assert sha256(store.read(media.key_of(sha256(content).digest()))).digest() == sha256(content).digest()
    assert list(store.list("incoming/")) == []


def upload(file: Path, port: int, token: str, digest: str) -> dict:
    endpoint = f"http://127.0.0.1:{port}/api/media/uploads"
    command = [
        "node",
        str(HERE / "upload.mjs"),
        str(file),
        endpoint,
        token,
        digest,
        "application/octet-stream",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def wait_until_verified(session, digest: bytes, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        session.rollback()
        if media.find(session, digest).state == "verified":
            return
        time.sleep(0.05)
    raise AssertionError(media.find(session, digest))
