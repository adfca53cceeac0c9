"""The machine under the phones: database, web and worker processes, object store; and everything that breaks them.

Two gunicorn workers stand for two web nodes: the master has the application loaded, so a worker killed with SIGKILL
is replaced in milliseconds and a run can afford many kills.
"""

import atexit
import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
from flask import Flask
from psycopg import sql

from backend import embedded
from backend.app import create_app
from backend.config import Config
from backend.recovery import backing_up, restoring
from tests.conftest import make_config, migrate
from tests.processes import environment, wait_until_healthy
from tests.s3_server import free_port
from tests.scenarios.chaos.store import SWITCH

REPO = Path(__file__).resolve().parents[3]
WEB = "tests.scenarios.chaos.application"


class Machine:
    """One database with its processes. `own_postgres` False: the server is shared, so it is never restarted."""

    def __init__(
        self, server: Any, database: str, folder: Path, *, own_postgres: bool, fault: str | None = None
    ) -> None:
        self.server, self.database, self.folder, self.own_postgres = server, database, folder, own_postgres
        self.fault, self.port = fault, free_port()
        self.config: Config = make_config(server, database, folder)
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.restarted_at = 0.0

    @classmethod
    def alone(cls, folder: Path, fault: str | None = None) -> "Machine":
        """A machine with a PostgreSQL of its own. Nothing here survives a power cut, everything a killed process."""
        folder.mkdir(parents=True, exist_ok=True)
        server = embedded.start(folder / "postgres")
        atexit.unregister(server._cleanup)  # this machine stops it itself, as a crash would
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("alter system set fsync = off")
            connection.execute("alter system set full_page_writes = off")
            connection.execute("select pg_reload_conf()")
        machine = cls(server, "chaos", folder / "data", own_postgres=True, fault=fault)
        machine.prepare()
        return machine

    @classmethod
    def beside(cls, server: Any, config: Config, fault: str | None = None) -> "Machine":
        """A machine over a migrated database of a server that others use too."""
        database = config.database_url.split("@/")[1].split("?")[0]
        return cls(server, database, config.data_dir, own_postgres=False, fault=fault)

    def prepare(self) -> None:
        """The database, migrated."""
        self.folder.mkdir(parents=True, exist_ok=True)
        embedded.prepare(self.server, self.database)
        migrate(self.config)

    # -- processes ---------------------------------------------------------------------------------------

    def start(self) -> None:
        self.start_web()
        self.start_worker()
        wait_until_healthy(self.port)

    def start_web(self) -> None:
        self.run(
            "web", "-m", "gunicorn", "--preload", "--worker-class", "gthread", "--workers", "2", "--threads", "4",
            "--bind", f"127.0.0.1:{self.port}", "--log-level", "critical", "--timeout", "60", "--keep-alive", "30",
            "--graceful-timeout", "2", f"{WEB}:application",
        )  # fmt: skip

    def start_worker(self) -> None:
        self.run("worker", "-m", WEB, "worker")

    def run(self, name: str, *command: str) -> None:
        env = environment(self.config) | {"CHAOS_FAULT": self.fault or ""}
        with (self.folder / f"{name}.log").open("ab") as log:
            self.children[name] = subprocess.Popen(
                [sys.executable, *command], cwd=REPO, env=env, start_new_session=True, stdout=log, stderr=log
            )

    def kill_web(self) -> int:
        """SIGKILL to every web worker; the master makes new ones. How many died."""
        master = self.children["web"].pid
        found = subprocess.run(["pgrep", "-P", str(master)], capture_output=True, text=True, check=False)
        victims = [int(pid) for pid in found.stdout.split()]
        for pid in victims:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.restarted_at = time.monotonic()
        return len(victims)

    def kill_worker(self) -> None:
        """SIGKILL to the job worker, and a new one."""
        self.kill("worker")
        self.start_worker()

    def supervise(self) -> None:
        """What ended by itself is started again, as a service manager does it (the worker goes with its database)."""
        for name, begin in (("web", self.start_web), ("worker", self.start_worker)):
            if name in self.children and self.children[name].poll() is not None:
                begin()

    def kill(self, name: str) -> None:
        child = self.children.pop(name)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()

    def stop(self) -> None:
        for name in list(self.children):
            self.kill(name)
        if self.own_postgres:
            self.control_postgres("stop")

    # -- database and store ------------------------------------------------------------------------------

    def restart_postgres(self) -> None:
        """As a crash does it: no checkpoint, every connection gone."""
        self.restarted_at = time.monotonic()
        self.control_postgres("restart")

    def control_postgres(self, verb: str) -> None:
        pg = self.server
        how = ["-D", str(pg.pgdata), "-m", "immediate", "-w", "-l", str(pg.log), verb]
        command = [str(pg.bin_path / "pg_ctl"), *how]
        subprocess.run(
            command, user=pg.system_user, cwd="/", check=True, stdout=subprocess.DEVNULL, timeout=60
        )

    def store(self, word: str) -> None:
        """`refuse`, `stall`, or "" for a store that works."""
        (self.folder / SWITCH).write_text(word)
        self.restarted_at = time.monotonic()

    def admin(self) -> "psycopg.Connection[Any]":
        """A superuser's connection to the server itself."""
        return psycopg.connect(self.server.get_uri(), autocommit=True)

    def backup(self, app: Flask) -> None:
        """The product's own backup; older ones are forgotten, so this is the one a restore chooses."""
        backing_up.backup(app, keep=1)

    def restore(self) -> None:
        """The database is gone; the product's own restore brings back the newest dump as a new life."""
        self.restarted_at = time.monotonic()
        self.kill("worker")
        self.empty_database()
        restorer = create_app(self.config, pooled=False)
        restoring.restore(restorer, None)
        self.kill_web()
        self.start_worker()
        self.restarted_at = time.monotonic()

    def empty_database(self) -> None:
        name = sql.Identifier(self.database)
        with self.admin() as connection:
            connection.execute(sql.SQL("drop database if exists {} with (force)").format(name))
        embedded.prepare(self.server, self.database)
