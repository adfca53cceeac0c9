"""G1: an acknowledged mutation survives kill -9 of the web process and is applied exactly once."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest
from flask_jwt_extended import create_access_token
from sqlalchemy import func, select

from sync import tables as t

REPO = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(config, port: int) -> Iterator[subprocess.Popen]:
    """A real web process of its own process group; whatever is left of it is killed at the end."""
    environment = os.environ | {
        "DATABASE_URL": config.database_url, "SECRET_KEY": config.secret_key, "SIGNING_KEY": config.signing_key,
        "RECOVERY_KEY": config.recovery_key,
        "DATA_DIR": str(config.data_dir), "PYTHONPATH": str(REPO),
    }  # fmt: skip
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "tests.sync.granian_app:application",
    ]  # fmt: skip
    process = subprocess.Popen(
        command, cwd=REPO, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )  # fmt: skip
    try:
        wait_for(port)
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen) -> None:
    """SIGKILL to the whole group: no handler, no farewell."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(20)


BROKEN = (OSError, http.client.HTTPException)


def ask(port: int, method: str, path: str, body: object = None, token: str = "") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        connection.request(method, path, json.dumps(body), headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            if ask(port, "GET", "/api/health")[0] == 200:
                return
        except BROKEN:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


def push_until_killed(lab, phone, port, token, process, after: float) -> int:
    """Push piece by piece while the process dies; the highest number it ever acknowledged to us."""
    Timer(after, kill, [process]).start()
    acknowledged = 0
    for end in range(5, len(phone.mutations) + 1, 5):
        body = phone.request(phone.mutations[end - 5 : end])
        try:
            status, answer = ask(port, "POST", "/api/sync", body, token)
        except BROKEN:
            break
        assert status == 200, answer
        acknowledged = json.loads(answer)["acknowledged"]["seq"]
    process.wait(30)
    return acknowledged


@pytest.mark.parametrize("round_", range(3))
def test_p34_a_killed_server_keeps_what_it_acknowledged(real_lab, fresh_database, round_):
    lab, port = real_lab, free_port()
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    for number in range(600):
        lab.note(phone, dossier, f"k{number}", str(number))
    token = create_access_token(identity=str(phone.user_id))
    with server(fresh_database, port) as process:
        told = push_until_killed(lab, phone, port, token, process, random.uniform(0.05, 0.8))
    kept = len(lab.ledger(phone))
    assert kept >= told, "what was acknowledged is there"
    assert [line.seq for line in lab.ledger(phone)] == list(range(1, kept + 1)), "and nothing is half there"
    again = free_port()
    with server(fresh_database, again):
        assert ask(again, "POST", "/api/sync", phone.request(), token)[0] == 200
    assert len(lab.ledger(phone)) == 600
    writes = select(func.count(), func.count(t.write.c.key.distinct())).where(t.write.c.dossier_id == dossier)
    assert tuple(lab.session.execute(writes).one()) == (600, 600), "each applied exactly once"
