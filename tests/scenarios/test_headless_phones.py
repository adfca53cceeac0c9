"""The phone's own engine (pwa/src/sync), headless in Node, against real web and worker processes."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.config import Config
from backend.extensions import db
from sync import tables as t
from tests import cast, factories

REPO = Path(__file__).parents[2]
STARTS_WITHIN, STORY_WITHIN = 60, 180  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(config: Config, port: int) -> Iterator[str]:
    """The web process and the worker of this database; the origin."""
    env = os.environ | {
        "DATABASE_URL": config.database_url, "SECRET_KEY": config.secret_key, "SIGNING_KEY": config.signing_key,
        "RECOVERY_KEY": config.recovery_key,
        "DATA_DIR": str(config.data_dir), "PYTHONPATH": str(REPO),
    }  # fmt: skip
    web = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "backend.wsgi:app",
    ]  # fmt: skip
    commands = [web, [sys.executable, "-m", "backend.worker"]]
    children = [subprocess.Popen(one, cwd=REPO, env=env, start_new_session=True) for one in commands]
    try:
        origin = f"http://127.0.0.1:{port}"
        wait_for(f"{origin}/api/health")
        yield origin
    finally:
        for child in children:
            os.killpg(child.pid, signal.SIGTERM)
        for child in children:
            child.wait(20)


def wait_for(url: str) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer")


def seat(people: cast.Cast, name: str) -> dict[str, str]:
    user, inspector = getattr(people, name), people.inspectors[name]
    return {"id": str(user.id), "username": user.username, "certificate_no": inspector.certificate_no}


def county_of(people: cast.Cast, origin: str) -> dict[str, object]:
    """What the phones are told: where the county is, who they are, which task."""
    return {
        "origin": origin, "password": factories.PASSWORD, "task": str(people.task.id),
        "com": str(people.com.id), "amr": str(people.amr.id),
        "seats": {name: seat(people, name) for name in ("lead", "second", "partner", "partner2")},
    }  # fmt: skip


def play(county: dict[str, object], story: Path) -> dict[str, str]:
    """Run the story with vitest; what the phones say they made."""
    command = ["npx", "vitest", "run", "--config", "vitest.scenarios.config.ts"]
    env = os.environ | {"LIANCHA_COUNTY": json.dumps(county), "LIANCHA_STORY": str(story)}
    told = subprocess.run(
        command, cwd=REPO / "pwa", env=env, capture_output=True, text=True, timeout=STORY_WITHIN, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr
    made: dict[str, str] = json.loads(story.read_text())
    return made


@pytest.mark.rule("R96", "R139", "R140")
def test_a_joint_inspection_offline_and_back(real_app: Flask, fresh_database: Config, tmp_path: Path) -> None:
    with real_app.app_context():
        people = cast.make_cast(db.session())
        db.session.commit()
        with running(fresh_database, free_port()) as origin:
            story = play(county_of(people, origin), tmp_path / "story.json")
        db.session.rollback()
        check(db.session(), story)


def check(session: Session, story: dict[str, str]) -> None:
    """The county's side of the story: everything applied, every file verified, the record among them."""
    outcomes = session.scalars(select(t.mutation.c.outcome)).all()
    assert outcomes and set(outcomes) == {"applied"}
    states = {
        digest.hex(): state for digest, state in session.execute(select(t.media.c.sha256, t.media.c.state))
    }
    assert set(states.values()) == {"verified"}
    assert {story["record"], story["photo"]} <= states.keys()
