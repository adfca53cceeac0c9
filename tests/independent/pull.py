"""Pages, staged durably and shown together; leaving; a new epoch (P60-P67)."""

from collections.abc import Sequence

from .answers import Block
from .store import Store


class Pull:
    """What this phone holds of the server's rows."""

    def __init__(self, store: Store) -> None:
        """Work on a store."""
        self.store = store

    def have(self) -> dict[str, int]:
        """P61: the dossiers held and their versions."""
        return {row["dossier"]: row["version"] for row in self.store.all("SELECT * FROM have")}

    @property
    def number(self) -> int:
        """Count of finished pulls."""
        return int(self.store.get("pulls") or 0)

    def enter(self, epoch: str) -> None:
        """P66: another epoch empties what is held, staged and pointed at; rows stay until they are replaced."""
        for table in ("have", "staged", "staged_rows"):
            self.store.run(f"DELETE FROM {table}")
        for name, value in (("epoch", epoch), ("cursor", ""), ("fresh", "yes"), ("want", "have")):
            self.store.set(name, value)

    def restart(self) -> None:
        """P63: an answer to an old question: nothing staged counts, the next pull begins anew."""
        for table in ("staged", "staged_rows"):
            self.store.run(f"DELETE FROM {table}")
        self.store.set("cursor", "")
        self.store.set("want", "have")

    def stage(self, blocks: Sequence[Block]) -> bool:
        """P63, P64: lay a page aside; say whether it answers what was asked."""
        have = self.have()
        if not all(_usable(block, have) for block in blocks):
            self.restart()
            return False
        for block in blocks:
            self._stage(block)
        return True

    def _stage(self, block: Block) -> None:
        self.store.run(
            "INSERT INTO staged VALUES (?, ?, ?) ON CONFLICT (dossier) DO UPDATE"
            " SET version = max(version, excluded.version), whole = max(whole, excluded.whole)",
            *(block.dossier, block.version, block.whole),
        )
        for change in block.changes:
            self.store.run(
                "INSERT INTO staged_rows VALUES (?, ?, ?, ?, ?) ON CONFLICT (dossier, collection, key)"
                " DO UPDATE SET version = excluded.version, body = excluded.body"
                " WHERE excluded.version > staged_rows.version",
                *(block.dossier, change.collection, change.key, change.version, change.body),
            )

    def note_leaving(self, dossiers: Sequence[str]) -> None:
        """P65: remember which dossiers must go."""
        for dossier in dossiers:
            self.store.run("INSERT OR IGNORE INTO leaving VALUES (?)", dossier)

    def finish(self) -> None:
        """P63-P65: advance rows and `have` together, then let go what must go."""
        self.store.run("DELETE FROM leaving WHERE dossier IN (SELECT dossier FROM staged)")
        self.store.run("DELETE FROM rows WHERE dossier IN (SELECT dossier FROM staged WHERE whole = 1)")
        self.store.run(
            "INSERT INTO rows SELECT * FROM staged_rows WHERE true ON CONFLICT (dossier, collection, key)"
            " DO UPDATE SET version = excluded.version, body = excluded.body"
            " WHERE excluded.version > rows.version"
        )
        self.store.run("DELETE FROM rows WHERE body IS NULL")
        self.store.run("INSERT OR REPLACE INTO have SELECT dossier, version FROM staged")
        for table in ("staged", "staged_rows"):
            self.store.run(f"DELETE FROM {table}")
        self._end_of_pull()

    def _end_of_pull(self) -> None:
        if self.store.get("fresh"):
            sql = "INSERT OR IGNORE INTO leaving SELECT DISTINCT dossier FROM rows WHERE dossier NOT IN"
            self.store.run(f"{sql} (SELECT dossier FROM have)")
        for name, value in (("fresh", ""), ("cursor", ""), ("want", "")):
            self.store.set(name, value)
        self.store.set("pulls", str(self.number + 1))

    def let_go(self) -> None:
        """P65: rows, staged pages and `have` go together, after everything owed is settled."""
        for row in self.store.all("SELECT dossier FROM leaving"):
            if not self._owed(row["dossier"]):
                for table in ("rows", "staged", "staged_rows", "have", "leaving"):
                    self.store.run(f"DELETE FROM {table} WHERE dossier = ?", row["dossier"])

    def _owed(self, dossier: str) -> bool:
        work = "SELECT count(*) FROM mutations WHERE dossier = ? AND answered IS NULL"
        files = (
            "SELECT count(*) FROM media JOIN files USING (sha256)"
            " WHERE dossier = ? AND state NOT IN ('verified', 'quarantined')"
        )
        return self.store.number(work, dossier) + self.store.number(files, dossier) > 0


def _usable(block: Block, have: dict[str, int]) -> bool:
    """P63: whole from nothing, or from exactly what the phone holds."""
    if block.whole:
        return block.start == 0
    return have.get(block.dossier) == block.start
