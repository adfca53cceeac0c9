"""What a phone keeps, in SQLite, durable before anything says so (P22, P23, P64)."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS devices (
  device TEXT PRIMARY KEY, user TEXT NOT NULL, scalar BLOB NOT NULL, public BLOB NOT NULL,
  head_seq INTEGER NOT NULL, head_link TEXT NOT NULL,
  settled_seq INTEGER NOT NULL, settled_link TEXT NOT NULL,
  send_from INTEGER NOT NULL, durable INTEGER NOT NULL, ended TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS mutations (
  place INTEGER PRIMARY KEY AUTOINCREMENT, device TEXT NOT NULL, seq INTEGER NOT NULL,
  own INTEGER NOT NULL, dossier TEXT NOT NULL, hash TEXT NOT NULL, payload BLOB NOT NULL,
  prev_link TEXT NOT NULL, link TEXT NOT NULL, signature BLOB NOT NULL,
  answered INTEGER, lifted INTEGER NOT NULL DEFAULT 0, UNIQUE (device, seq));
CREATE TABLE IF NOT EXISTS outcomes (
  device TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT NULL, outcome TEXT NOT NULL,
  code TEXT NOT NULL, title TEXT NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (device, seq));
CREATE TABLE IF NOT EXISTS have (dossier TEXT PRIMARY KEY, version INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS rows (
  dossier TEXT NOT NULL, collection TEXT NOT NULL, key TEXT NOT NULL,
  version INTEGER NOT NULL, body TEXT, PRIMARY KEY (dossier, collection, key));
CREATE TABLE IF NOT EXISTS staged (dossier TEXT PRIMARY KEY, version INTEGER NOT NULL, whole INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS staged_rows (
  dossier TEXT NOT NULL, collection TEXT NOT NULL, key TEXT NOT NULL,
  version INTEGER NOT NULL, body TEXT, PRIMARY KEY (dossier, collection, key));
CREATE TABLE IF NOT EXISTS leaving (dossier TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS media (
  sha256 TEXT NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL, dossier TEXT NOT NULL,
  PRIMARY KEY (sha256, device, seq));
CREATE TABLE IF NOT EXISTS files (
  sha256 TEXT PRIMARY KEY, path TEXT NOT NULL, length INTEGER NOT NULL, filetype TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS uploads (
  sha256 TEXT NOT NULL, via TEXT NOT NULL, location TEXT NOT NULL, PRIMARY KEY (sha256, via));
"""


class Store:
    """The database of one phone; every change is one transaction on disk."""

    def __init__(self, path: Path) -> None:
        """Open or make it."""
        self.db = sqlite3.connect(path, isolation_level=None, timeout=30)
        self.db.row_factory = sqlite3.Row
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.executescript(SCHEMA)

    def close(self) -> None:
        """Close the database."""
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """P22, P64: all of it on disk, or nothing."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def run(self, sql: str, *values: object) -> None:
        """Change something."""
        self.db.execute(sql, values)

    def all(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """Ask for rows."""
        return self.db.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> sqlite3.Row | None:
        """Ask for one row."""
        found: sqlite3.Row | None = self.db.execute(sql, values).fetchone()
        return found

    def number(self, sql: str, *values: object) -> int:
        """Ask for one number; null is 0."""
        found: Any = self.db.execute(sql, values).fetchone()
        return int(found[0] or 0) if found else 0

    def get(self, name: str) -> str:
        """Read one word of state; empty when it was never said."""
        found = self.one("SELECT value FROM meta WHERE name = ?", name)
        return str(found["value"]) if found else ""

    def set(self, name: str, value: str) -> None:
        """Write one word of state."""
        self.run("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", name, value)
