"""P120–P122: `durable` is the least of what every dump holds that a restore may still choose."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from sync import backups, epochs
from tests.sync.lab import Lab


@pytest.fixture
def phone(lab: Lab):
    return lab.phone()


def begin(lab: Lab) -> UUID:
    made = uuid4()
    backups.begin(
        lab.session, made, epochs.current(lab.session).id, f"backups/{made}.dump", datetime.now(UTC)
    )
    return made


def finished(lab: Lab, seqs: dict[UUID, int]) -> UUID:
    made = begin(lab)
    backups.count(lab.session, made, b"\1" * 32, 1, seqs)
    backups.finish(lab.session, made)
    lab.session.commit()
    return made


def durable(lab: Lab, phone) -> int:
    return int(lab.sync(phone)["durable"])


def work(lab: Lab, phone, notes: int) -> None:
    dossier = lab.dossier(phone.user_id)
    for number in range(notes):
        lab.note(phone, dossier, f"k{number}", "x")
    lab.sync(phone)


def test_it_works(lab: Lab, phone):
    """P120: the least seq over two finished dumps."""
    work(lab, phone, 5)
    finished(lab, {phone.device_id: 5})
    assert durable(lab, phone) == 5
    finished(lab, {phone.device_id: 3})
    assert durable(lab, phone) == 3


def test_nothing_is_durable_before_a_dump_is_finished(lab: Lab, phone):
    """P121: a dump that only counts holds down and gives nothing."""
    work(lab, phone, 4)
    begun = begin(lab)
    backups.count(lab.session, begun, b"\1" * 32, 1, {phone.device_id: 4})
    assert durable(lab, phone) == 0
    backups.finish(lab.session, begun)
    assert durable(lab, phone) == 4
    second = begin(lab)
    assert durable(lab, phone) == 4, "one that has only begun changes nothing"
    backups.count(lab.session, second, b"\1" * 32, 1, {phone.device_id: 2})
    assert durable(lab, phone) == 2, "restorable perhaps: it counts at once"


def test_a_device_a_dump_does_not_know_has_nothing_durable(lab: Lab, phone):
    """P120: enrolled after the oldest dump."""
    older = finished(lab, {})
    work(lab, phone, 2)
    finished(lab, {phone.device_id: 2})
    assert durable(lab, phone) == 0
    backups.forget(lab.session, older)
    assert durable(lab, phone) == 2


def test_forgetting_raises_durable_and_the_last_one_lowers_it(lab: Lab, phone):
    """P122."""
    work(lab, phone, 9)
    old, new = finished(lab, {phone.device_id: 4}), finished(lab, {phone.device_id: 9})
    assert durable(lab, phone) == 4
    backups.forget(lab.session, old)
    assert durable(lab, phone) == 9
    backups.forget(lab.session, new)
    assert durable(lab, phone) == 0, "no dump, nothing durable"


def test_durable_is_never_more_than_acknowledged(lab: Lab, phone):
    """P120: a dump of another life may hold more than this one knows."""
    work(lab, phone, 2)
    finished(lab, {phone.device_id: 7})
    assert durable(lab, phone) == 2
