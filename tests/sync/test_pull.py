"""Pull: digest, pages, whole, leave; and what is written while pages are read (G3)."""

from uuid import uuid4

from sqlalchemy import text

from sync import dossiers, pull


def write(lab, dossier, count, start=0, size=10):
    rows = {("notes", f"n{n:04d}"): {"text": f"{n}" + "文" * size} for n in range(start, start + count)}
    dossiers.write_online(lab.session, dossier, rows)
    lab.session.commit()


def test_it_works(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 3)
    answer = lab.sync(phone)
    (entry,) = [one for one in answer["dossiers"] if one["id"] == str(dossier)]
    assert entry["whole"] and entry["from"] == 0 and entry["version"] == 1 and len(entry["changes"]) == 3
    collection, key, version, body = entry["changes"][0]
    assert (collection, key, version) == ("notes", "n0000", 1)
    assert set(body) == {"value", "head", "by", "at"} and len(body["head"]) == 32


def test_only_newer_rows_come_the_next_time(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 3)
    lab.sync(phone)
    write(lab, dossier, 1, start=2)
    (entry,) = lab.sync(phone)["dossiers"]
    assert not entry["whole"] and (entry["from"], entry["version"]) == (1, 2)
    assert [change[1] for change in entry["changes"]] == ["n0002"]


def test_p61_the_digest_that_matches_costs_a_few_bytes(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 3)
    lab.sync(phone)
    answer = lab.post(phone, phone.request(by_digest=True))
    assert answer.get_json()["last"] and answer.get_json()["dossiers"] == [] and len(answer.data) < 700
    write(lab, dossier, 1)
    assert lab.post(phone, phone.request(by_digest=True)).get_json()["want"] == "have"


def test_a_deleted_row_is_a_tombstone(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 2)
    lab.sync(phone)
    dossiers.write_online(lab.session, dossier, {("notes", "n0001"): None})
    lab.session.commit()
    (entry,) = lab.sync(phone)["dossiers"]
    assert entry["changes"] == [["notes", "n0001", 2, None]]
    fresh = lab.phone(phone.user_id)
    answer = lab.sync(fresh)
    assert [c[1] for e in answer["dossiers"] if e["id"] == str(dossier) for c in e["changes"]] == ["n0000"]
    lab.note(phone, dossier, "n0001", "又写", base={"notes/n0001": None})
    assert lab.outcomes(lab.sync(phone)) == [(1, "applied", None)]


def test_p65_what_is_no_longer_permitted_is_left(lab):
    phone = lab.phone()
    mine, lost = lab.dossier(phone.user_id), lab.dossier(phone.user_id)
    lab.sync(phone)
    dossiers.withdraw(lab.session, lost, phone.user_id)
    lab.session.commit()
    assert lab.sync(phone)["leave"] == [str(lost)]
    assert set(phone.have) == {str(mine), str(phone.user_id)}


def test_a_recovering_server_sends_no_leave(lab):
    phone = lab.phone()
    lab.sync(phone, [], have={str(uuid4()): 3})
    lab.session.execute(text("update sync_epoch set recovering = true"))
    lab.session.commit()
    answer = lab.post(phone, phone.request([], have={str(uuid4()): 3})).get_json()
    assert answer["leave"] == []


def test_p66_p67_another_epoch_sends_everything_whole(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 2)
    lab.sync(phone)
    lab.session.execute(
        text("insert into sync_epoch (id, began_at) values (gen_random_uuid(), now() + interval '1 day')")
    )
    lab.session.commit()
    answer = lab.post(phone, phone.request(by_digest=True)).get_json()
    assert answer["want"] == "have" and answer["epoch"] != phone.epoch
    phone.take(answer)
    assert set(phone.have.values()) == {0}
    assert all(entry["whole"] for entry in lab.sync(phone)["dossiers"])


def test_a_version_newer_than_ours_is_sent_whole(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 2)
    lab.sync(phone)
    phone.have[str(dossier)] = 99
    (entry,) = lab.post(phone, phone.request()).get_json()["dossiers"]
    assert entry["whole"] and len(entry["changes"]) == 2


def test_p64_pages_are_bounded_and_miss_nothing(lab, monkeypatch):
    monkeypatch.setattr(pull, "PAGE_ROWS", 7)
    phone = lab.phone()
    first, second, empty = (lab.dossier(phone.user_id) for _ in range(3))
    write(lab, first, 20)
    write(lab, second, 9)
    write(lab, first, 3, start=5)
    answer = lab.sync(phone)
    assert not answer["last"] and sum(len(one["changes"]) for one in answer["dossiers"]) == 7
    assert len([1 for where in phone.rows if where[0] == str(first)]) == 20
    assert len([1 for where in phone.rows if where[0] == str(second)]) == 9
    assert phone.have[str(first)] == 2 and phone.have[str(second)] == 1 and phone.have[str(empty)] == 0
    assert lab.post(phone, phone.request(by_digest=True)).get_json()["dossiers"] == []


def test_a_page_is_bounded_by_bytes_and_holds_at_least_one_row(lab):
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 4, size=100_000)
    answer = lab.sync(phone)
    assert not answer["last"] and 1 <= sum(len(one["changes"]) for one in answer["dossiers"]) < 4
    assert len([1 for where in phone.rows if where[0] == str(dossier)]) == 4


def test_a_cursor_that_cannot_be_read_starts_again(lab):
    phone = lab.phone()
    write(lab, lab.dossier(phone.user_id), 2)
    for cursor in ("x", "W10", "bm9uc2Vuc2U"):
        body = lab.post(phone, phone.request(cursor=cursor)).get_json()
        assert body["last"] and len(body["dossiers"]) == 2


def test_p64_rows_written_between_two_pages_arrive(real_lab, real_app, monkeypatch):
    """Two real sessions: the second page is read after commits on both sides of the cursor."""
    monkeypatch.setattr(pull, "PAGE_ROWS", 5)
    lab = real_lab
    phone = lab.phone()
    dossier = lab.dossier(phone.user_id)
    write(lab, dossier, 12)
    body = lab.post(phone, phone.request()).get_json()
    phone.take(body)
    assert not body["last"]
    with real_app.app_context():
        write(type(lab)(lab.session, lab.client), dossier, 1, start=0)
        write(type(lab)(lab.session, lab.client), dossier, 1, start=99)
    lab.sync(phone)
    assert phone.rows[str(dossier), "notes", "n0000"]["head"] == lab.row(dossier, "notes/n0000").head
    assert (str(dossier), "notes", "n0099") in phone.rows
    assert len([1 for where in phone.rows if where[0] == str(dossier)]) == 13


def test_p62_a_writer_that_commits_late_is_never_skipped(real_lab, real_app):
    """The trap of global sequences: a lower number committed after a higher one was read."""
    lab = real_lab
    phone = lab.phone()
    slow, quick = lab.dossier(phone.user_id), lab.dossier(phone.user_id)
    lab.sync(phone)
    engine = lab.session.get_bind()
    with engine.connect() as other:
        transaction = other.begin()
        other.execute(text("update sync_dossier set version = version + 1 where id = :id"), {"id": slow})
        other.execute(
            text("insert into sync_row (dossier_id, collection, key, version, value, head)"
                 " values (:id, 'notes', 'late', 1, '{}', 'h')"), {"id": slow},
        )  # fmt: skip
        write(lab, quick, 1)
        lab.sync(phone)
        assert (str(slow), "notes", "late") not in phone.rows
        transaction.commit()
    lab.sync(phone)
    assert (str(slow), "notes", "late") in phone.rows


def test_large_answers_are_compressed(lab, client):
    phone = lab.phone()
    write(lab, lab.dossier(phone.user_id), 50)
    plain = lab.post(phone, phone.request())
    assert "Content-Encoding" not in plain.headers
    from_gzip = client.post(
        "/api/sync", json=phone.request(),
        headers={"Authorization": plain.request.headers["Authorization"], "Accept-Encoding": "gzip"},
    )  # fmt: skip
    assert from_gzip.headers["Content-Encoding"] == "gzip" and len(from_gzip.data) < len(plain.data) / 3
