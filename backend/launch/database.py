"""The database of this start: embedded, or the one the environment names; always migrated."""

from collections.abc import Mapping
from typing import Any

from flask_migrate import upgrade

from backend import embedded
from backend.app import create_app
from backend.config import Config
from backend.launch.settings import REPO, Launch
from backend.launch.steps import step

DATABASE = "liancha"


def open_embedded(launch: Launch) -> tuple[Any, dict[str, str]]:
    """Start the embedded server; returns it (it stops with us) and the two addresses."""
    with step("启动数据库 / starting the database"):
        server = embedded.start(launch.data_dir / "postgres")
        embedded.prepare(server, DATABASE)
    return server, {
        "DATABASE_URL": embedded.address(server, embedded.RUNTIME, DATABASE),
        "OWNER_DATABASE_URL": embedded.address(server, embedded.OWNER, DATABASE),
    }


def migrate(env: Mapping[str, str]) -> None:
    """Bring the schema to the newest version."""
    app = create_app(Config.from_env(env), pooled=False)
    with step("更新数据表 / migrating"), app.app_context():
        upgrade(directory=str(REPO / "backend" / "migrations"))
