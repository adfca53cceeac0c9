"""Backup and restore (G12): a dump holds what it says, `durable` follows the dumps, a restored server asks again."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest
from click.testing import CliRunner
from flask import Flask

from backend import cli, embedded
from backend.app import create_app
from backend.config import Config
from backend.extensions import db
from backend.recovery import standing
from backend.recovery.backing_up import backup, choices, forget, source
from backend.recovery.restoring import restore
from sync import backing_up, backups, epochs, known_again, manifests
from sync.faults import Fault
from sync.proofs import certificate, chain
from sync.proofs.text import to_b64u
from tests.sync.lab import SIGNING_KEY, Lab


@pytest.fixture
def second(postgres, fresh_database: Config) -> Iterator[Flask]:
    """An application over an empty database beside the first, with the same object store."""
    name = f"liancha_second_{uuid4().hex[:10]}"
    embedded.prepare(postgres, name)
    urls = {
        "database_url": embedded.address(postgres, embedded.RUNTIME, name),
        "owner_database_url": embedded.address(postgres, embedded.OWNER, name),
    }
    made = create_app(
        replace(
            fresh_database, **{k: v.replace("postgresql:", "postgresql+psycopg:") for k, v in urls.items()}
        )
    )
    yield made
    with made.app_context():
        db.session.remove()
        db.engine.dispose()
    with psycopg.connect(postgres.get_uri(), autocommit=True) as connection:
        connection.execute(f'drop database if exists "{name}" with (force)')


def test_it_works(real_lab: Lab, real_app: Flask, second: Flask):
    """P66, P123: a phone sends again what the restored server does not know."""
    phone = real_lab.phone()
    dossier = real_lab.dossier(phone.user_id)
    real_lab.note(phone, dossier, "a", "in the backup")
    real_lab.sync(phone)
    backup(real_app)
    real_lab.note(phone, dossier, "b", "after the backup")
    real_lab.sync(phone)
    assert (phone.settled_seq, phone.durable) == (2, 1)
    restore(second, None)
    with second.app_context():
        lab = Lab(db.session(), second.test_client())
        lab.sync(phone)
        assert phone.settled_seq == 1 and phone.have
        lab.sync(phone)
        assert lab.texts(dossier, "a") == ["in the backup"]
        assert lab.texts(dossier, "b") == ["after the backup"]
        assert (phone.settled_seq, phone.durable) == (2, 1)


def code_of(call, *args) -> str:
    with pytest.raises(Fault) as caught:
        call(*args)
    return caught.value.code


def test_only_whole_dumps_can_be_chosen_and_the_last_one_stays(real_lab: Lab, real_app: Flask, second: Flask):
    """P122: rotation, damage, and what a restore refuses."""
    first, newer = backup(real_app), backup(real_app)
    assert [one.id for one in choices(real_app)] == [first.id, newer.id]
    assert code_of(restore, second, uuid4()) == "backup.not_found"
    assert code_of(restore, real_app, first.id) == "backup.database_not_empty"
    with real_app.app_context():
        dumps = source().dumps
        whole = dumps.read(newer.key)
        dumps.put(newer.key, whole[:-200] + bytes(200))
        assert code_of(restore, second, newer.id) == "backup.unreadable"
        dumps.put(newer.key, whole[:-1])
    assert [one.id for one in choices(real_app)] == [first.id], "a dump that was cut is no choice"
    assert code_of(forget, real_app, first.id) == "backup.last", "the other one cannot be restored"
    third = backup(real_app, keep=1)
    assert [one.id for one in choices(real_app)] == [third.id]
    with real_app.app_context():
        assert [stored.key for stored in source().dumps.list("backups/")] == [
            manifests.dump_key(third.id),
            manifests.manifest_key(third.id),
        ]


def test_a_killed_backup_is_settled_by_the_next(real_lab: Lab, real_app: Flask):
    """P121: whichever step it died after, what a restore could choose counts, and what it cannot is tidied."""
    phone = real_lab.phone()
    real_lab.note(phone, real_lab.dossier(phone.user_id), "a", "x")
    real_lab.sync(phone)
    whole = backup(real_app)
    with real_app.app_context():
        session, dumps = db.session(), source().dumps
        begun, counted, restorable = (replace(whole, id=uuid4(), seqs={}) for _ in range(3))
        for one in (begun, counted, restorable):
            backups.begin(session, one.id, one.epoch, one.key, one.began_at)
            dumps.put(one.key, dumps.read(whole.key))
        for one in (counted, restorable):
            backups.count(session, one.id, bytes.fromhex(one.sha256), one.size, one.seqs)
        manifests.put(dumps, restorable)
        session.commit()
        assert real_lab.sync(phone)["durable"] == 0, "they may be restored, and hold nothing of the phone"
        made = backup(real_app)
        assert {one.id for one in choices(real_app)} == {whole.id, restorable.id, made.id}
        assert {one.id for one in backups.standing(session) if one.finished_at} == {
            whole.id,
            restorable.id,
            made.id,
        }
        assert dumps.stat(begun.key) is None and dumps.stat(counted.key) is None
        session.commit()
    forget(real_app, restorable.id)
    assert real_lab.sync(phone)["durable"] == 1


def test_one_at_a_time_and_never_over_another_life(real_lab: Lab, real_app: Flask):
    with real_app.app_context(), backing_up.alone(source().url):
        assert code_of(backup, real_app) == "backup.running"
    with real_app.app_context():
        epochs.publish(source().objects, uuid4(), ready=True)
    assert code_of(backup, real_app) == "server.epoch_superseded"
    assert choices(real_app) == []


def test_a_phone_enrolled_after_the_backup_comes_back(real_lab: Lab, real_app: Flask, second: Flask):
    """P126, P124: its certificate, its work, and the old server that must not answer any more."""
    backup(real_app)
    phone = real_lab.phone()
    text = known_again.issue(SIGNING_KEY, phone.device_id, phone.public_key, phone.user_id, "I-COM-9")
    dossier = real_lab.dossier(phone.user_id)
    real_lab.note(phone, dossier, "a", "only on this phone now")
    real_lab.sync(phone)
    life = restore(second, None)
    with real_app.app_context():
        real_app.extensions["liancha_one_life"].looked_at = None
        answer = real_lab.post(phone, phone.request())
        assert (answer.status_code, answer.get_json()["code"]) == (503, "server.epoch_superseded")
    with second.app_context():
        lab = Lab(db.session(), second.test_client())
        assert lab.post(phone, phone.request()).get_json()["code"] == "sync.device_unknown"
        said = certificate.request_text(phone.device_id, "r", text)
        body = {"id": "r", "certificate": text, "proof": to_b64u(chain.sign(phone.key, said))}
        assert lab.client.post("/api/sync/devices/restore", json=body).status_code == 200
        lab.sync(phone)
        after = lab.sync(phone)
        assert lab.outcomes(after) == [(1, "held", "sync.dossier_unknown")]
        assert after["epoch"] == str(life.id) and after["recovering"] is True
        assert standing.standing(db.session())["held"][0]["count"] == 1
        end = CliRunner().invoke(cli.main, ["recovered", "--yes"], env=environment(second))
        assert end.exit_code == 0, end.output
        assert "recovering" not in lab.sync(phone)


def test_a_phone_that_no_longer_has_what_is_asked_for_leaves_a_gap(
    real_lab: Lab, real_app: Flask, second: Flask
):
    """P40: the office is told which numbers are lost, and the phone goes on."""
    phone = real_lab.phone()
    dossier = real_lab.dossier(phone.user_id)
    backup(real_app)
    for number in range(4):
        real_lab.note(phone, dossier, f"k{number}", "x")
    real_lab.sync(phone)
    restore(second, None)
    with second.app_context():
        lab = Lab(db.session(), second.test_client())
        lab.sync(phone, [], lowest=4)
        assert phone.settled_seq == 0
        assert lab.post(phone, phone.request(phone.mutations[2:], lowest=4)).get_json()["expected"] == 1
        answer = lab.post(phone, phone.request(phone.mutations[3:], lowest=4)).get_json()
        assert answer["acknowledged"]["seq"] == 4
        (gap,) = standing.standing(db.session())["gaps"]
        assert (gap["first"], gap["last"], gap["device"]) == (1, 3, phone.device_id)


def environment(app: Flask) -> dict[str, str]:
    config: Config = app.extensions["liancha_config"]
    return {
        "DATABASE_URL": config.database_url, "OWNER_DATABASE_URL": config.owner_database_url,
        "SECRET_KEY": config.secret_key, "SIGNING_KEY": config.signing_key, "DATA_DIR": str(config.data_dir),
    }  # fmt: skip


def test_the_command_line_backs_up_lists_and_restores(real_lab: Lab, real_app: Flask, second: Flask):
    """Also a promoted database: `recover` begins a new life without a dump."""
    run = CliRunner().invoke
    made = run(cli.main, ["backup", "--keep", "2"], env=environment(real_app))
    assert made.exit_code == 0, made.output
    listed = run(cli.main, ["backups"], env=environment(second)).output.split()[0]
    assert listed in made.output
    restored = run(cli.main, ["restore", listed], env=environment(second))
    assert restored.exit_code == 0, restored.output
    assert "ff/ff" in restored.output
    with second.app_context():
        before = epochs.current(db.session()).id
        db.session.commit()
    assert run(cli.main, ["recover"], env=environment(second)).exit_code == 0
    with second.app_context():
        life = epochs.current(db.session())
        assert life.id != before and life.recovering and life.ready_at
        assert epochs.published(source().objects) == epochs.Published(life.id, True)
    assert run(cli.main, ["restore", "yesterday"], env=environment(second)).exit_code == 2
