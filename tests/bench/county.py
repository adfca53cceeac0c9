"""A county of its own for the measurements: an embedded database, one team, a phone per user, the real web server."""

import contextlib
import json
import os
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask_migrate import upgrade

from backend import embedded
from backend.app import create_app
from backend.config import Config
from backend.extensions import db
from sync.phone import Phone
from sync.proofs.text import to_b64u
from tests import cast, factories
from tests.bench import servers

REPO = Path(__file__).resolve().parents[2]


@dataclass
class County:
    """A running product: where it listens, the environment of its processes, its configuration."""

    port: int
    env: dict[str, str]
    config: Config
    task: UUID
    lead: str

    def call(self, path: str, body: dict[str, Any], token: str | None = None) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", json.dumps(body).encode(), headers
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            return dict(json.loads(answer.read()))

    def enrolled(self) -> tuple[Phone, str]:
        """A new phone of the team leader, and an access token."""
        signed_in = self.call(
            "/api/accounts/sign-in", {"username": self.lead, "password": factories.PASSWORD}
        )
        phone = Phone(uuid4(), UUID(signed_in["user"]["id"]))
        wanted = {"id": str(phone.device_id), "public_key": to_b64u(phone.public_key), "label": "bench"}
        phone.epoch = self.call("/api/accounts/devices", wanted, signed_in["access_token"])["epoch"]
        return phone, signed_in["access_token"]

    def sync(self, phone: Phone, token: str, **changed: Any) -> dict[str, Any]:
        answer = self.call("/api/sync", phone.request(**changed), token)
        phone.take(answer)
        return answer


@contextlib.contextmanager
def running() -> Iterator[County]:
    """The product on granian with two processes, over a fresh embedded database with fsync on."""
    with tempfile.TemporaryDirectory(prefix="liancha-bench-") as folder:
        server = embedded.start(Path(folder) / "postgres")
        try:
            embedded.prepare(server, "bench")
            env = dict(os.environ) | {
                "DATABASE_URL": embedded.address(server, embedded.RUNTIME, "bench"),
                "OWNER_DATABASE_URL": embedded.address(server, embedded.OWNER, "bench"),
                "SECRET_KEY": "bench-only-" + "k" * 32,
                "SIGNING_KEY": "22" * 32,
                "RECOVERY_KEY": "33" * 32,
                "DATA_DIR": f"{folder}/data",
                "PWA_DIR": str(REPO / "pwa" / "dist"),
            }
            config = Config.from_env(env)
            task, lead = people(config)
            port = servers.free_port()
            with servers.running(servers.granian("backend.wsgi:app", port), port, env):
                yield County(port, env, config, task, lead)
        finally:
            server.cleanup()


def people(config: Config) -> tuple[UUID, str]:
    app = create_app(config, pooled=False)
    with app.app_context():
        upgrade(directory=str(REPO / "backend" / "migrations"))
        made = cast.make_cast(db.session())
        db.session.commit()
        return made.task.id, made.lead.username
