"""The commonest request (nothing new) beside a bare Flask route, and signed mutations pushed per second.

`python -m tests.bench.sync_rates` prints both; everything runs on loopback over an embedded database of its own.
"""

import os
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson
from flask_jwt_extended import create_access_token

from backend import embedded
from backend.app import create_app
from backend.config import Config
from backend.extensions import db
from tests.bench import load, servers
from tests.conftest import make_config, migrate
from tests.sync.lab import Lab

MUTATIONS = 1000
PER_REQUEST = 250


@contextmanager
def county() -> Iterator[Config]:
    """A migrated database that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        postgres = embedded.start(Path(folder) / "postgres")
        name = f"bench_{secrets.token_hex(4)}"
        embedded.prepare(postgres, name)
        config = make_config(postgres, name, Path(folder))
        migrate(config)
        yield config
        postgres.cleanup()


def environment(config: Config) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": config.database_url, "SECRET_KEY": config.secret_key,
        "SIGNING_KEY": config.signing_key, "DATA_DIR": str(config.data_dir),
    }  # fmt: skip


def prepared(config: Config) -> tuple[bytes, list[bytes]]:
    """One quiet request, and pushes of signed mutations, as bytes ready to send."""
    app = create_app(config)
    with app.app_context():
        lab = Lab(db.session(), app.test_client())
        phone = lab.phone()
        dossiers = [lab.dossier(phone.user_id) for _ in range(12)]
        lab.sync(phone)
        quiet = orjson.dumps(phone.request(by_digest=True))
        for number in range(MUTATIONS):
            lab.note(phone, dossiers[number % 5], f"k{number}", "消防通道堵塞，已责令立即改正。")
        pushes = [
            orjson.dumps(phone.request(phone.mutations[at : at + PER_REQUEST]))
            for at in range(0, MUTATIONS, PER_REQUEST)
        ]
        header = {"Authorization": f"Bearer {create_access_token(identity=str(phone.user_id))}"}
        db.session.remove()
        db.engine.dispose()
    return load.post("/api/sync", quiet, header), [load.post("/api/sync", one, header) for one in pushes]


def pushed_per_second(port: int, pushes: list[bytes]) -> float:
    began = time.monotonic()
    for push in pushes:
        answer = load.once(port, push)
        assert answer.startswith(b"HTTP/1.1 200"), answer[:300]
        assert answer.count(b'"outcome":"applied"') == PER_REQUEST
    return MUTATIONS / (time.monotonic() - began)


def figures(seconds: float = 5.0) -> dict[str, float]:
    """{bare, quiet, ratio, pushed}: answers per second, their ratio, mutations per second."""
    port = servers.free_port()
    with servers.running(servers.granian("tests.bench.bare:app", port), port):
        bare = load.measure(port, load.post("/", b"{}"), seconds).per_second
    with county() as config:
        quiet_request, pushes = prepared(config)
        port = servers.free_port()
        command = servers.granian("tests.sync.granian_app:application", port)
        with servers.running(command, port, environment(config)):
            quiet = load.measure(port, quiet_request, seconds).per_second
            pushed = pushed_per_second(port, pushes)
    return {"bare": bare, "quiet": quiet, "ratio": quiet / bare, "pushed": pushed}


if __name__ == "__main__":
    for name, figure in figures().items():
        print(f"{name:8} {figure:10.2f}")
