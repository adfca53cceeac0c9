"""What happens between two pages of a pull, and between two lives of the server: nothing is missed (found by tests/model)."""

import pytest
from sqlalchemy import text

from sync import dossiers, pull
from tests.sync.test_pull import write


@pytest.fixture
def two_rows_a_page(monkeypatch):
    monkeypatch.setattr(pull, "PAGE_ROWS", 2)


def permit(lab, dossier, user, *, yes):
    (dossiers.permit if yes else dossiers.withdraw)(lab.session, dossier, user)
    lab.session.commit()


def notes(phone, dossier):
    return sorted(key for where, _, key in phone.rows if where == str(dossier) and phone.rows[where, _, key])


def one_page(lab, phone):
    body = lab.post(phone, phone.request([])).get_json()
    phone.take(body)
    return body


def begin_a_new_life(lab, *, recovering=False):
    lab.session.execute(
        text("insert into sync_epoch (id, began_at, recovering) values (gen_random_uuid(), now() + interval '1 day', :r)"),
        {"r": recovering},
    )  # fmt: skip
    lab.session.commit()


def test_p64_a_dossier_withdrawn_between_two_pages_is_whole_when_it_comes_back(lab, two_rows_a_page):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 3)
    assert not one_page(lab, phone)["last"]
    permit(lab, dossier, phone.user_id, yes=False)
    assert one_page(lab, phone)["last"]
    permit(lab, dossier, phone.user_id, yes=True)
    lab.sync(phone)
    assert notes(phone, dossier) == ["n0000", "n0001", "n0002"]


def test_p64_a_page_that_ends_in_a_dossier_says_what_is_whole_with_it(lab, two_rows_a_page):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    for number in range(3):
        write(lab, dossier, 1, start=number)
    (entry,) = [one for one in one_page(lab, phone)["dossiers"] if one["id"] == str(dossier)]
    assert (entry["version"], len(entry["changes"])) == (1, 2)


def test_p64_a_page_that_ends_with_a_dossier_has_all_of_it(lab, two_rows_a_page):
    phone = lab.phone()
    first, second = sorted(lab.dossier(phone.user_id) for _ in range(2))
    write(lab, first, 2)
    write(lab, second, 1)
    found = {one["id"]: one["version"] for one in one_page(lab, phone)["dossiers"]}
    assert found[str(first)] == 1


def test_p64_a_row_deleted_after_its_page_is_deleted_by_a_later_one(lab, two_rows_a_page):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 3)
    assert not one_page(lab, phone)["last"]
    dossiers.write_online(lab.session, dossier, {("notes", "n0000"): None})
    lab.session.commit()
    lab.sync(phone)
    assert notes(phone, dossier) == ["n0001", "n0002"]


def test_p64_what_was_deleted_before_the_first_page_is_not_sent(lab, two_rows_a_page):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 3)
    dossiers.write_online(lab.session, dossier, {("notes", "n0001"): None})
    lab.session.commit()
    entries = [entry for entry in lab.sync(phone)["dossiers"] if entry["id"] == str(dossier)]
    assert [change[1] for change in entries[0]["changes"]] == ["n0000", "n0002"]


def test_p66_what_was_withdrawn_before_the_new_life_leaves_in_it(lab):
    phone = lab.phone()
    kept, lost = lab.dossier(phone.user_id), lab.dossier(phone.user_id)
    write(lab, kept, 1)
    write(lab, lost, 1)
    lab.sync(phone)
    permit(lab, lost, phone.user_id, yes=False)
    begin_a_new_life(lab)
    assert lab.sync(phone)["leave"] == [str(lost)]
    assert notes(phone, lost) == []
    assert notes(phone, kept) == ["n0000"]


def test_p66_a_recovering_server_keeps_the_names_until_it_has_confirmed(lab):
    phone = lab.phone()
    lost = lab.dossier(phone.user_id)
    write(lab, lost, 1)
    lab.sync(phone)
    permit(lab, lost, phone.user_id, yes=False)
    begin_a_new_life(lab, recovering=True)
    assert lab.sync(phone)["leave"] == []
    assert phone.have[str(lost)] == 0
    lab.session.execute(text("update sync_epoch set recovering = false"))
    lab.session.commit()
    assert lab.sync(phone)["leave"] == [str(lost)]


@pytest.mark.parametrize("version", [0, 1])
def test_p63_a_version_of_another_life_asks_for_all_of_it(lab, version):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 1)
    write(lab, dossier, 1, start=1)
    lab.sync(phone)
    body = lab.post(phone, phone.request([], have={str(dossier): version})).get_json()
    (entry,) = [one for one in body["dossiers"] if one["id"] == str(dossier)]
    assert (entry["whole"], len(entry["changes"])) == (version == 0, 2 - version)
