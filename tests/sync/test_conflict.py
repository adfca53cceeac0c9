"""Two phones on one row: nothing is overwritten unseen (G4), a person settles, everything stays on record (R139)."""

import pytest

from sync import dossiers
from sync import tables as t


def team(lab, size=2):
    phones = [lab.phone() for _ in range(size)]
    dossier = lab.dossier(*(phone.user_id for phone in phones))
    for phone in phones:
        lab.sync(phone)
    return dossier, *phones


@pytest.mark.rule("R139")
def test_both_values_are_kept(lab):
    dossier, first, second = team(lab)
    lab.note(first, dossier, "a", "合格")
    lab.note(second, dossier, "a", "不合格")
    assert lab.outcomes(lab.sync(first)) == [(1, "applied", None)]
    assert lab.outcomes(lab.sync(second)) == [(1, "contested", None)]
    lab.sync(first)
    for phone in (first, second):
        body = phone.rows[str(dossier), "notes", "a"]
        assert body["value"]["text"] == "合格"
        (beside,) = body["contest"]
        assert beside["value"]["text"] == "不合格" and beside["head"] == f"{second.device_id}:1"
        assert beside["by"] == str(second.user_id) and isinstance(beside["at"], int)


def test_a_colleagues_value_that_was_seen_is_replaced(lab):
    dossier, first, second = team(lab)
    lab.note(first, dossier, "a", "1")
    lab.sync(first)
    lab.sync(second)
    lab.note(second, dossier, "a", "2")
    assert lab.outcomes(lab.sync(second)) == [(1, "applied", None)]
    assert lab.texts(dossier, "a") == ["2"]


@pytest.mark.rule("R139")
def test_p55_a_settlement_names_every_value_it_saw(lab):
    dossier, first, second, third = team(lab, 3)
    for phone in (first, second, third):
        lab.note(phone, dossier, "a", str(phone.device_id))
        lab.sync(phone)
    heads = [f"{phone.device_id}:1" for phone in (first, second, third)]
    lab.sync(first)
    first.make(dossier, "test.settle/1", {"key": "a", "text": "定", "saw": heads[:2]}, base=["notes/a"])
    assert lab.outcomes(lab.sync(first)) == [(2, "held", "contest.unseen")]
    assert len(lab.texts(dossier, "a")) == 3
    first.make(dossier, "test.settle/1", {"key": "a", "text": "定", "saw": heads}, base=["notes/a"])
    assert lab.outcomes(lab.sync(first)) == [(3, "applied", None)]
    assert lab.texts(dossier, "a") == ["定"]
    written = lab.session.execute(t.write.select().where(t.write.c.dossier_id == dossier)).all()
    assert {w.value["text"] for w in written} == {"定", *(str(p.device_id) for p in (first, second, third))}


def test_a_contest_stays_while_its_current_value_is_edited(lab):
    dossier, first, second = team(lab)
    lab.note(first, dossier, "a", "1")
    lab.note(second, dossier, "a", "2")
    lab.sync(first)
    lab.sync(second)
    lab.note(first, dossier, "a", "1b")
    lab.sync(first)
    assert lab.texts(dossier, "a") == ["1b", "2"]
    lab.note(second, dossier, "a", "2b", base={"notes/a": f"{second.device_id}:1"})
    assert lab.outcomes(lab.sync(second)) == [(2, "contested", None)]
    assert lab.texts(dossier, "a") == ["1b", "2b"]


def test_an_online_write_is_not_overwritten_unseen(lab):
    dossier, phone, _ = team(lab)
    lab.note(phone, dossier, "a", "1")
    lab.sync(phone)
    dossiers.write_online(lab.session, dossier, {("notes", "a"): {"text": "办公室"}})
    lab.session.commit()
    lab.note(phone, dossier, "a", "2")
    assert lab.outcomes(lab.sync(phone)) == [(2, "contested", None)]
    assert lab.texts(dossier, "a") == ["办公室", "2"]


def test_p15_a_row_that_is_not_in_the_base_is_not_written(lab):
    dossier, phone, _ = team(lab)
    lab.note(phone, dossier, "a", "1", base=["notes/b"])
    assert lab.outcomes(lab.sync(phone)) == [(1, "rejected", "sync.base_missing")]


def test_one_contested_row_does_not_stop_the_next_mutation(lab):
    dossier, first, second = team(lab)
    lab.note(first, dossier, "a", "1")
    lab.sync(first)
    lab.note(second, dossier, "a", "x")
    lab.note(second, dossier, "b", "y")
    assert lab.outcomes(lab.sync(second)) == [(1, "contested", None), (2, "applied", None)]
