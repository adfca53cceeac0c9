"""python -m backend.launch.restore BACKUP — restore where `make run` keeps its database. Nothing is deleted.

Embedded: into a new database, which then takes the place of the old one; the old one stays under another name.
With a DATABASE_URL: into that database, which must be empty.
"""

import os
import sys
from datetime import UTC, datetime
from typing import Any

import click
import psycopg
from psycopg import sql

from backend import cli, embedded
from backend.config import BadSetting
from backend.launch.database import DATABASE, open_embedded
from backend.launch.settings import Launch, application_env
from backend.launch.steps import StartFailed, fail, step


def main(backup: str) -> int:
    try:
        launch = Launch.from_env()
        if not launch.embedded:
            os.environ |= application_env(launch, os.environ, {})
            cli.main(["restore", backup], standalone_mode=False)
            return 0
        return restore_embedded(launch, backup)
    except click.ClickException as error:
        return fail(StartFailed(error.format_message()))
    except (StartFailed, BadSetting) as error:
        return fail(StartFailed(str(error)))


def restore_embedded(launch: Launch, backup: str) -> int:
    server, _ = open_embedded(launch)
    try:
        refuse_in_use(server)
        fresh = f"{DATABASE}_{datetime.now(UTC):%Y%m%d_%H%M%S}"
        embedded.prepare(server, fresh)
        addresses = {
            "DATABASE_URL": embedded.address(server, embedded.RUNTIME, fresh),
            "OWNER_DATABASE_URL": embedded.address(server, embedded.OWNER, fresh),
        }
        os.environ |= application_env(launch, os.environ, addresses)
        cli.main(["restore", backup], standalone_mode=False)
        with step("换用恢复后的数据库 / putting it in place"):
            change_places(server, fresh)
    finally:
        server.cleanup()
    return 0


def refuse_in_use(server: Any) -> None:
    """The old database takes another name; that cannot be done under a running application."""
    with psycopg.connect(server.get_uri()) as connection:
        query = "select count(*) from pg_stat_activity where datname = %s"
        (users,) = connection.execute(query, [DATABASE]).fetchone() or (0,)
    if users:
        raise StartFailed("请先停止 make run 再恢复 / stop make run first")


def change_places(server: Any, fresh: str) -> None:
    """The restored database becomes the one that is started; the old one keeps its data beside it."""
    old = f"{DATABASE}_before_{fresh.removeprefix(DATABASE + '_')}"
    rename = sql.SQL("alter database {} rename to {}")
    with psycopg.connect(server.get_uri()) as connection:  # one transaction: both names change, or none
        connection.execute(rename.format(sql.Identifier(DATABASE), sql.Identifier(old)))
        connection.execute(rename.format(sql.Identifier(fresh), sql.Identifier(DATABASE)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "latest"))
