"""G12 as a property: pushes, backups, rotations and restores in any order, each backup and rotation killed at any step.

Phones drop what is durable, as the protocol lets them. A restored server then never asks for what was dropped, and
once the phones have synced nothing that was ever acknowledged is missing. The dumps are copies of the tables inside
one database (pg_dump itself is proved in test_backup.py); everything else is the real thing.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import make_url

from backend import embedded
from backend.extensions import db
from sync import backing_up, backups, epochs, manifests, restoring
from sync.backing_up import Source
from sync.dumps import Tools
from sync.faults import Fault
from sync.manifests import Manifest
from sync.phone import Phone
from sync.stores.disk import DiskStore
from tests.sync.lab import Lab

TABLES = (
    "sync_device", "sync_epoch", "sync_dossier", "sync_access", "sync_row", "sync_write", "sync_mutation",
    "sync_later_decision", "sync_handed_over", "sync_gap", "sync_backup", "sync_backup_device", "app_user",
)  # fmt: skip
PHONES = 2
who = st.integers(0, PHONES - 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("note"), who),
        st.tuples(st.just("sync"), who),
        st.tuples(st.just("lost answer"), who),
        st.tuples(st.just("back up"), st.integers(1, 5)),  # killed after so many steps; 5: not at all
        st.tuples(st.just("forget"), st.integers(0, 3)),
        st.tuples(st.just("forget and die"), st.integers(0, 3)),
        st.tuples(st.just("restore"), st.integers(0, 3)),
    ),
    max_size=30,
)


class Carrying(Phone):
    """A phone that drops what is durable, and never sends what it has dropped."""

    dropped = 0

    def sync(self, lab: Lab, *, answer_lost: bool = False) -> None:
        assert self.settled_seq >= self.dropped, "the server asks for what was durable"
        waiting = [made for made in self.mutations if made.seq > max(self.settled_seq, self.dropped)]
        answer = lab.post(self, self.request(waiting, lowest=self.dropped + 1))
        assert answer.status_code == 200, answer.text
        if not answer_lost:
            self.take(answer.get_json())
            self.dropped = max(self.dropped, min(self.durable, self.settled_seq))


class County:
    """One database, its dumps and its phones."""

    def __init__(self, lab: Lab, superuser: str, store: DiskStore, owner_url: str) -> None:
        self.lab, self.superuser = lab, superuser
        self.source = Source(owner_url, store, store, Tools())
        self.phones: list[Carrying] = []

    def begin(self) -> None:
        with psycopg.connect(self.superuser) as connection:
            connection.execute("set session_replication_role = replica")
            for table in (*TABLES, "procrastinate_jobs"):
                if table != "sync_epoch":
                    connection.execute(f"delete from {table}")  # type: ignore[arg-type]
        for stored in list(self.source.dumps.list("backups/")):
            self.source.dumps.delete(stored.key)
        self.lab.client.application.extensions["liancha_one_life"].looked_at = None
        user = self.lab.user()
        self.phones = [Carrying(uuid4(), user) for _ in range(PHONES)]
        self.dossier = self.lab.dossier(user)
        for phone in self.phones:
            self.enrol(phone)

    def enrol(self, phone: Carrying) -> None:
        made = self.lab.phone(phone.user_id)
        phone.device_id, phone.key = made.device_id, made.key

    def back_up(self, survives: int) -> None:
        """The real steps of sync/backing_up.py, killed after some of them."""
        session, life = db.session(), epochs.current(db.session())
        backing_up.settle_unfinished(session, self.source)
        made, now = uuid4(), datetime.now(UTC)
        content = made.bytes
        rows = session.connection().exec_driver_sql("select id, acknowledged_seq from sync_device").all()
        manifest = Manifest(
            made, life.id, now, sha256(content).hexdigest(), len(content), dict(map(tuple, rows))
        )
        order = [
            lambda: backups.begin(session, made, life.id, manifest.key, now),
            lambda: self.copy(made, content),
            lambda: backups.count(
                session, made, bytes.fromhex(manifest.sha256), manifest.size, manifest.seqs
            ),
            lambda: manifests.put(self.source.dumps, manifest),
            lambda: backups.finish(session, made),
        ]
        for step in order[:survives]:
            step()
            session.commit()

    def copy(self, made: UUID, content: bytes) -> None:
        with psycopg.connect(self.superuser) as connection:
            for table in TABLES:
                connection.execute(f'create table "{made.hex}_{table}" as table {table}')  # type: ignore[arg-type]
        self.source.dumps.put(manifests.dump_key(made), BytesIO(content))

    def forget(self, which: int, *, dies: bool) -> None:
        session = db.session()
        standing = [one.id for one in backups.standing(session) if one.finished_at]
        session.commit()
        if not standing:
            return
        chosen = standing[which % len(standing)]
        if dies and len(standing) > 1:
            manifests.take_away(self.source.dumps, chosen)
            return
        try:
            backing_up.forget_one(session, self.source, chosen)
        except Fault as fault:
            assert fault.code == "backup.last"
            session.rollback()

    def restore(self, which: int) -> None:
        """Any dump a restore may choose, the newest as well as the oldest."""
        found = list(manifests.every(self.source.dumps))
        if not found:
            return
        chosen = found[which % len(found)]
        db.session.remove()
        with psycopg.connect(self.superuser) as connection:
            connection.execute("set session_replication_role = replica")
            for table in TABLES:
                connection.execute(f"delete from {table}")  # type: ignore[arg-type]
                self.refill(connection, table, chosen.id)
        restoring.begin(db.session(), self.source, chosen)
        restoring.open_doors(db.session(), self.source)
        self.lab.session = db.session()

    def refill(self, connection: psycopg.Connection, table: str, made: UUID) -> None:
        query = "select column_name from information_schema.columns where table_name = %s and table_schema = 'public'"
        names = ", ".join(f'"{name}"' for (name,) in connection.execute(query, [table]))
        copied = (
            f'insert into {table} ({names}) overriding system value select {names} from "{made.hex}_{table}"'
        )
        connection.execute(copied)  # type: ignore[arg-type]

    def end(self) -> None:
        """Everybody syncs; then every number ever made is in the ledger, and every note is there."""
        for _ in range(3):
            for phone in self.phones:
                phone.sync(self.lab)
        for phone in self.phones:
            lines = self.lab.ledger(phone)
            assert [line.seq for line in lines] == [made.seq for made in phone.mutations]
            assert [bytes(line.link) for line in lines] == [made.link for made in phone.mutations]
            for made in phone.mutations:
                assert self.lab.row(self.dossier, f"notes/{key_of(phone, made.seq)}") is not None
        with psycopg.connect(self.superuser) as connection:
            copies = connection.execute(
                "select table_name from information_schema.tables where table_name ~ '^[0-9a-f]{32}_'"
            )
            for (name,) in copies.fetchall():
                connection.execute(f'drop table "{name}"')  # type: ignore[arg-type]


def play(county: County, script: list[tuple[str, int]]) -> None:
    county.begin()
    for what, number in script:
        phone = county.phones[number % PHONES]
        if what == "note":
            key = key_of(phone, len(phone.mutations) + 1)
            county.lab.note(phone, county.dossier, key, key)
        elif what in {"sync", "lost answer"}:
            phone.sync(county.lab, answer_lost=what == "lost answer")
        elif what == "back up":
            county.back_up(number)
        elif what == "restore":
            county.restore(number)
        else:
            county.forget(number, dies=what == "forget and die")
    county.end()


def key_of(phone: Phone, seq: int) -> str:
    return f"{phone.device_id}-{seq}"


@pytest.fixture
def county(real_lab: Lab, fresh_database, postgres, tmp_path) -> Iterator[County]:
    superuser = embedded.address(postgres, "postgres", make_url(fresh_database.database_url).database)
    store = real_lab.client.application.extensions["liancha_store"]
    yield County(real_lab, superuser, store, fresh_database.owner_database_url)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=steps)
def test_nothing_acknowledged_is_missing_after_any_restore(county: County, script):
    """P120, P121, P122, P23, P66."""
    play(county, script)


@pytest.mark.soak
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=steps)
def test_nothing_acknowledged_is_missing_after_any_restore_for_long(county: County, script):
    play(county, script)
