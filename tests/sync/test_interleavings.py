"""Issue 4, interleavings on PostgreSQL: writers that commit slowly, readers that never stop, and the same push many times.

Beside ours a plain sequence cursor reads the very same writes, as a control: it must miss some, or the test would
prove nothing. Small in every run; the sizes of the promise with `-m soak` (the figures are printed).
"""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from uuid import UUID, uuid4

import orjson
import psycopg
import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, func, select, text
from sqlalchemy.orm import Session

from backend.config import Config
from sync import dossiers, pull
from sync import tables as t
from tests.sync.lab import Lab
from tests.sync.test_concurrency import together

DOSSIERS, READERS = 8, 3
SLOW = 0.2  # share of the transactions that dawdle before their commit


def write_slowly(engine: Engine, scopes: list[UUID], batches: int, rows: int, seed: int) -> int:
    """Batches of rows in two random dossiers, one transaction each; how many rows were written."""
    chance = random.Random(seed)
    for batch in range(batches):
        keys = [f"{seed}-{batch}-{row}" for row in range(rows)]
        with Session(engine) as session:
            for number, scope in enumerate(sorted(chance.sample(scopes, 2))):
                rows_of = {("notes", key): {"text": key} for key in keys[number::2]}
                dossiers.write_online(session, scope, rows_of)
            control = text("insert into control (key) select unnest(cast(:keys as text[]))")
            session.execute(control, {"keys": keys})
            if chance.random() < SLOW:
                time.sleep(chance.uniform(0, 0.02))
            session.commit()
    return batches * rows


@dataclass
class Reader:
    """Follows every dossier by its versions, and the control by its sequence; polls until it is told to stop."""

    user: UUID
    have: dict[str, int] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    by_sequence: set[str] = field(default_factory=set)
    last: int = 0
    polls: int = 0

    def follow(self, engine: Engine, stop: Event) -> None:
        while not stop.is_set():
            self.poll(engine)
        self.poll(engine)

    def poll(self, engine: Engine) -> None:
        """Page by page to the last; `have` advances there, as a phone's does."""
        self.polls += 1
        cursor, versions = None, {}
        while True:
            with pull.reading(engine) as connection:
                page = pull.page(connection, self.user, self.have, cursor, UUID(int=1), recovering=False)
                query = text("select id, key from control where id > :last order by id")
                for number, key in connection.execute(query, {"last": self.last}):
                    self.last = max(self.last, number)
                    self.by_sequence.add(key)
            for entry in orjson.loads(orjson.dumps(page.dossiers)):
                self.seen |= {(entry["id"], key) for _collection, key, _version, _body in entry["changes"]}
                versions[entry["id"]] = entry["version"]
            cursor = page.cursor
            if page.last:
                self.have |= versions
                return


@pytest.fixture
def scopes(real_lab: Lab, real_app: Flask, fresh_database: Config) -> tuple[UUID, list[UUID]]:
    """A reader's dossiers, and the table of the control."""
    reader = uuid4()
    made = [real_lab.dossier(reader) for _ in range(DOSSIERS)]
    owner = fresh_database.owner_database_url.replace("+psycopg", "")
    with psycopg.connect(owner) as connection:
        connection.execute(
            "create table control (id bigint generated always as identity primary key, key text)"
        )
        connection.execute("grant select, insert on control to liancha_runtime")
        connection.execute("grant usage on all sequences in schema public to liancha_runtime")
    return reader, made


@pytest.fixture
def engine(fresh_database: Config):
    """Room for every writer and reader at once."""
    made = create_engine(fresh_database.database_url, pool_size=24)
    yield made
    made.dispose()


def interleave(engine: Engine, scopes: tuple[UUID, list[UUID]], writers: int, batches: int, rows: int) -> str:
    """Every row written is met by every reader; what the sequence cursor missed is counted."""
    user, ids = scopes
    stop, readers = Event(), [Reader(user) for _ in range(READERS)]
    with ThreadPoolExecutor(writers + READERS) as pool:
        following = [pool.submit(reader.follow, engine, stop) for reader in readers]
        writing = [pool.submit(write_slowly, engine, ids, batches, rows, seed) for seed in range(writers)]
        try:
            total = sum(job.result() for job in writing)
        finally:
            stop.set()
        for job in following:
            job.result()
    with Session(engine) as session:
        there = session.execute(select(t.row.c.dossier_id, t.row.c.key).where(t.row.c.collection == "notes"))
        wanted = {(str(scope), key) for scope, key in there}
        control = set(session.scalars(text("select key from control")))
    missed = [len(wanted - reader.seen) for reader in readers]
    lost = [len(control - reader.by_sequence) for reader in readers]
    assert len(wanted) == len(control) == total
    assert missed == [0] * READERS, f"of {len(wanted)} rows were missed: {missed}"
    assert sum(lost) > 0, "the control must miss rows, or nothing is proved"
    polls = sum(reader.polls for reader in readers)
    return f"{writers} writers, {total:,} rows, {polls} polls: versions missed {missed}, a sequence cursor {lost}"


def test_nothing_is_missed_while_commits_come_in_any_order(engine: Engine, scopes, capsys):
    """P62, P64."""
    said = interleave(engine, scopes, writers=16, batches=10, rows=20)
    with capsys.disabled():
        print(f"\n{said}")  # noqa: T201 - the figure is the point


@pytest.mark.soak
def test_nothing_is_missed_in_a_hundred_thousand_rows(engine: Engine, scopes, capsys):
    said = interleave(engine, scopes, writers=16, batches=160, rows=40)
    with capsys.disabled():
        print(f"\n{said}")  # noqa: T201 - the figure is the point


def push_many_times(lab: Lab, app: Flask, rounds: int) -> int:
    """Twenty identical requests at once, again and again; how many answers were compared."""
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    compared = 0
    for number in range(rounds):
        lab.note(phone, dossier, f"k{number % 7}", str(number))
        answers = together(app, [(phone, phone.request())] * 20)
        assert {status for status, _ in answers} == {200}
        words = [{**answer, "anchor": ""} for _, answer in answers]
        assert all(one == words[0] for one in words), f"round {number}"
        compared += len(words)
        phone.take(answers[0][1])
    query = select(func.count()).select_from(t.mutation).where(t.mutation.c.device_id == phone.device_id)
    assert lab.session.execute(query).scalar_one() == rounds, "each applied once"
    return compared


def test_twenty_identical_pushes_at_once_again_and_again(real_lab: Lab, real_app: Flask):
    """P38: to whoever sends it, however often."""
    assert push_many_times(real_lab, real_app, 3) == 60


@pytest.mark.soak
def test_twenty_identical_pushes_at_once_a_hundred_times(real_lab: Lab, real_app: Flask):
    """P38."""
    assert push_many_times(real_lab, real_app, 100) == 2000


@pytest.mark.soak
def test_opposite_orders_for_long(real_lab: Lab, real_app: Flask):
    """P36: overlapping batches over the same dossiers in opposite orders, relayed both ways; no deadlock is seen."""
    phones = [real_lab.phone() for _ in range(10)]
    scopes = [real_lab.dossier(*(phone.user_id for phone in phones)) for _ in range(6)]
    for round_ in range(30):
        for turn, phone in enumerate(phones):
            order = scopes if turn % 2 else scopes[::-1]
            for number in range(12):
                real_lab.note(phone, order[number % 6], f"{turn}-{round_}-{number}", "x")
        bodies = [
            (phone, phone.request(relayed=phones[turn - 1].mutations[-6:]))
            for turn, phone in enumerate(phones)
        ]
        for phone, (status, answer) in zip(phones, together(real_app, bodies), strict=True):
            assert status == 200, answer
            assert {outcome["outcome"] for outcome in answer["outcomes"]} == {"applied"}
            phone.take(answer | {"dossiers": [], "last": True, "leave": []})
    assert {len(real_lab.ledger(phone)) for phone in phones} == {30 * 12}
