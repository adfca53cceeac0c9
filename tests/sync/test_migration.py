"""Migration 0001: up, down and up again; append-only tables refuse everybody."""

import psycopg
import pytest
from flask_migrate import downgrade, upgrade

from backend.app import create_app
from tests.conftest import REPO

MIGRATIONS = str(REPO / "backend" / "migrations")
APPEND_ONLY = ["sync_mutation", "sync_later_decision", "sync_handed_over", "sync_write", "sync_gap"]


def connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def test_it_goes_down_and_up_again(fresh_database):
    with create_app(fresh_database, pooled=False).app_context():
        downgrade(directory=MIGRATIONS, revision="base")
        with connect(fresh_database.owner_database_url) as owner:
            left = owner.execute("select count(*) from pg_tables where tablename like 'sync_%'").fetchone()
        assert left == (0,)
        upgrade(directory=MIGRATIONS)
    with connect(fresh_database.database_url) as runtime:
        assert runtime.execute("select count(*) from sync_epoch").fetchone() == (1,)


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    "statement", ["delete from {}", "update {} set device_id = device_id", "truncate {}"]
)
def test_append_only_tables_refuse_even_their_owner(config, table, statement):
    for url in (config.database_url, config.owner_database_url):
        with connect(url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement.format(table))
