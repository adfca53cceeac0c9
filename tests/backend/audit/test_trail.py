"""The audit trail: append-only, sealed into a chain, read by those who may."""

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DatabaseError

from backend import audit
from backend.audit import sealer
from backend.audit.models import AuditEntry, AuditSeal
from tests import factories
from tests.cast import get


def entries(session, number):
    for index in range(number):
        audit.write(session, None, "test.line", ("test", str(index)), number=index)
    session.flush()


@pytest.mark.rule("R137")
def test_it_works(session):
    entries(session, 3)
    assert sealer.seal(session) >= 3
    assert sealer.seal(session) == 0
    assert sealer.broken(session) is None


@pytest.mark.rule("R137")
def test_sealing_goes_on_where_it_stopped(session):
    entries(session, 2)
    sealer.seal(session)
    entries(session, 2)
    sealer.seal(session)
    positions = session.scalars(select(AuditSeal.position).order_by(AuditSeal.position)).all()
    assert list(positions) == list(range(1, len(positions) + 1))
    assert sealer.broken(session) is None


@pytest.mark.rule("R137")
@pytest.mark.parametrize(
    "statement",
    [
        update(AuditEntry).values(action="something else"),
        delete(AuditEntry),
        update(AuditSeal).values(position=99),
        text("truncate audit_entry cascade"),
    ],
)
def test_nobody_changes_the_trail(session, statement):
    entries(session, 1)
    sealer.seal(session)
    with pytest.raises(DatabaseError):
        session.execute(statement)


@pytest.mark.rule("R137")
def test_a_seal_that_does_not_fit_is_named(session):
    entries(session, 3)
    sealer.seal(session)
    last = session.scalars(select(AuditSeal.position).order_by(AuditSeal.position.desc()).limit(1)).one()
    audit.write(session, None, "test.line", ("test", "4"))
    session.flush()
    newest = session.scalars(select(AuditEntry.id).order_by(AuditEntry.id.desc()).limit(1)).one()
    session.add(AuditSeal(position=last + 1, entry_id=newest, link=b"\x00" * 32))
    session.flush()
    assert sealer.broken(session) == last + 1


@pytest.mark.rule("R137")
def test_the_trail_of_a_task_is_read_by_those_who_see_the_task(client, cast):
    found = get(client, cast.head, f"/api/audit?task={cast.task.id}").json
    assert [entry["action"] for entry in found["items"]] == [
        "task.make", "approval.ask", "approval.ask", "approval.decide", "task.approval", "approval.decide",
        "task.approval", "task.approve",
    ]  # fmt: skip


def test_another_departments_head_finds_nothing(client, session, cast):
    stranger = factories.user(session, "农业局负责人", "DEPT_HEAD", department=cast.ara)
    assert get(client, stranger, f"/api/audit?task={cast.task.id}").status_code == 404
    assert get(client, stranger, "/api/audit").status_code == 404


def test_the_auditor_reads_everything(client, session, cast):
    auditor = factories.user(session, "审计员", "AUDITOR")
    assert get(client, auditor, "/api/audit").json["total"] >= 4


def test_inspectors_do_not_read_the_trail(client, cast):
    assert get(client, cast.lead, f"/api/audit?task={cast.task.id}").status_code == 403


@pytest.mark.rule("R21", "R137")
def test_a_view_of_a_task_is_on_the_trail(client, session, cast):
    get(client, cast.head, f"/api/tasks/{cast.task.id}")
    viewed = session.scalars(select(AuditEntry).where(AuditEntry.action == "task.view")).one()
    assert (viewed.actor_id, viewed.task_id) == (cast.head.id, cast.task.id)
