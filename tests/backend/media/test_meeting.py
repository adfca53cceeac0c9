"""A reference and a delivery that arrive at the same moment see each other: two real sessions."""

import threading
import uuid
from hashlib import sha256

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from sync import dossiers, media
from sync import tables as t
from sync.custody import Sender
from tests.media_samples import jpeg

DIGEST = sha256(jpeg("meeting")).digest()


@pytest.fixture
def engine(fresh_database):
    made = create_engine(fresh_database.database_url, poolclass=NullPool)
    yield made
    made.dispose()


@pytest.mark.parametrize("first", ["reference", "delivery"])
def test_whoever_comes_first_the_reference_counts(engine, first):
    by, dossier = Sender(user_id=uuid.uuid4(), device_id=uuid.uuid4()), uuid.uuid4()
    with Session(engine) as session:
        dossiers.open_dossier(session, dossier, "task")
        media.declare(session, DIGEST, by, "image/jpeg")
        session.commit()

    def refer(session: Session) -> None:
        media.reference(session, dossier, [DIGEST], by, seq=1)

    def bring(session: Session) -> None:
        media.lock(session, DIGEST)
        media.deliver(session, DIGEST, by)

    slow, quick = (refer, bring) if first == "reference" else (bring, refer)
    with Session(engine) as one, Session(engine) as two:
        slow(one)
        other = threading.Thread(target=lambda: (quick(two), two.commit()))
        other.start()
        other.join(0.5)
        assert other.is_alive()  # it waits for the file's row
        one.commit()
        other.join(10)
    with Session(engine) as session:
        assert session.scalars(select(t.media_reference.c.counts)).all() == [True]


def test_two_phones_refer_to_one_file_without_waiting(engine):
    dossier = uuid.uuid4()
    with Session(engine) as session:
        dossiers.open_dossier(session, dossier, "task")
        media.declare(session, DIGEST, Sender(user_id=uuid.uuid4()))
        session.commit()
    with Session(engine) as one, Session(engine) as two:
        media.reference(one, dossier, [DIGEST], Sender(device_id=uuid.uuid4()), seq=1)
        other = threading.Thread(
            target=lambda: media.reference(two, dossier, [DIGEST], Sender(device_id=uuid.uuid4()), seq=1)
        )
        other.start()
        other.join(5)
        assert not other.is_alive()
        one.commit()
        two.commit()
