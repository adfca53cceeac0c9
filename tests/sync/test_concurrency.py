"""Many at once: the same answer each time, no deadlock reaches a phone, nothing is applied twice (G5, G11)."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask_jwt_extended import create_access_token
from sqlalchemy import func, select

from backend.extensions import db
from sync import tables as t


def together(app, bodies):
    """Send all bodies at the same moment, each from a thread of its own; the answers in order."""
    gate = Barrier(len(bodies))

    def send(phone, body):
        with app.app_context():
            token = create_access_token(identity=str(phone.user_id))
        gate.wait()
        answer = app.test_client().post("/api/sync", json=body, headers={"Authorization": f"Bearer {token}"})
        return answer.status_code, answer.get_json()

    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(lambda pair: send(*pair), bodies))


@pytest.mark.rule("R139")
def test_p38_twenty_identical_pushes_get_the_same_answer(real_lab, real_app):
    phone = real_lab.phone()
    dossier = real_lab.dossier(phone.user_id)
    for number in range(5):
        real_lab.note(phone, dossier, f"k{number}", "一次")
    body = phone.request()
    answers = together(real_app, [(phone, body)] * 20)
    assert {status for status, _ in answers} == {200}
    outcomes = [answer["outcomes"] for _, answer in answers]
    assert all(one == outcomes[0] for one in outcomes) and len(outcomes[0]) == 5
    writes = select(func.count()).select_from(t.write).where(t.write.c.dossier_id == dossier)
    assert real_lab.session.execute(writes).scalar_one() == 5
    assert real_lab.row(dossier, "notes/k0").version == 1


def test_p35_p36_opposite_orders_never_show_a_deadlock(real_lab, real_app):
    phones = [real_lab.phone() for _ in range(6)]
    dossiers = [real_lab.dossier(*(phone.user_id for phone in phones)) for _ in range(4)]
    for turn, phone in enumerate(phones):
        order = dossiers if turn % 2 else dossiers[::-1]
        for number in range(24):
            real_lab.note(phone, order[number % 4], f"{turn}-{number}", "x")
    bodies = [
        (phone, phone.request(relayed=phones[turn - 1].mutations[:6])) for turn, phone in enumerate(phones)
    ]
    answers = together(real_app, bodies)
    assert {status for status, _ in answers} == {200}
    for _, answer in answers:
        assert {outcome["outcome"] for outcome in answer["outcomes"]} == {"applied"}
        assert answer["acknowledged"]["seq"] == 24
    rows = select(func.count()).select_from(t.row).where(t.row.c.dossier_id.in_(dossiers))
    assert real_lab.session.execute(rows).scalar_one() == 6 * 24


def test_p62_versions_never_skip_while_everybody_writes_and_one_reads(real_lab, real_app):
    """G3: a reader that pulls all the time ends with every row, whatever committed when."""
    writers = [real_lab.phone() for _ in range(4)]
    reader = real_lab.phone()
    dossier = real_lab.dossier(reader.user_id, *(phone.user_id for phone in writers))
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(push_slowly, real_app, real_lab, phone, dossier) for phone in writers]
        while not all(job.done() for job in jobs):
            real_lab.sync(reader)
        for job in jobs:
            job.result()
    real_lab.sync(reader)
    assert len([1 for where in reader.rows if where[0] == str(dossier)]) == 4 * 30


def push_slowly(app, lab, phone, dossier):
    with app.app_context():
        for number in range(30):
            lab.note(phone, dossier, f"{phone.device_id}-{number}", "x")
            answer = lab.post(phone, phone.request()).get_json()
            phone.take(answer | {"dossiers": [], "last": True, "leave": []})
        db.session.remove()
