"""The states of a task: every transition of domain.md 5.5 and no other."""

import pytest
from sqlalchemy import select

from backend.audit.models import AuditEntry
from backend.problems import Problem
from backend.tasks import service, states
from tests import factories
from tests.backend.tasks.test_making import rows_of


def refused(act):
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.code


@pytest.fixture
def fresh(session, cast):
    """A task nobody has approved."""
    names = ("lead", "second", "partner", "partner2")
    return factories.task(session, cast.checklist, [cast.inspectors[name] for name in names])


@pytest.mark.rule("R40")
def test_it_is_approved_when_every_head_has_approved(session, cast, fresh):
    service.approve(session, cast.head, fresh)
    assert fresh.state == "GENERATED"
    service.approve(session, cast.amr_head, fresh)
    assert fresh.state == "APPROVED"


@pytest.mark.rule("R40")
def test_a_missing_approval_stands_in_the_dossier(session, cast, fresh):
    service.approve(session, cast.head, fresh)
    approvals = rows_of(session, fresh.id)["task", "self"]["approvals"]
    assert approvals[str(cast.amr.id)] is None
    assert approvals[str(cast.com.id)]["by_name"] == cast.head.name


@pytest.mark.rule("R40")
def test_each_head_approves_once_and_only_for_the_own_department(session, cast, fresh):
    service.approve(session, cast.head, fresh)
    assert refused(lambda: service.approve(session, cast.head, fresh)) == "tasks.approved_already"
    stranger = factories.user(session, "农业局负责人", "DEPT_HEAD", department=cast.ara)
    assert refused(lambda: service.approve(session, stranger, fresh)) == "tasks.not_taking_part"


def test_only_the_leader_prepares_and_gives_notice(session, cast):
    assert refused(lambda: service.prepare(session, cast.second, cast.task)) == "tasks.only_leader"
    service.prepare(session, cast.lead, cast.task, vehicle="豫H·00001")
    service.give_notice(session, cast.lead, cast.task, means="电话")
    assert cast.task.state == "NOTIFIED"


@pytest.mark.rule("R69")
def test_a_surprise_is_never_announced(session, cast):
    made = factories.task(
        session,
        cast.checklist,
        [cast.inspectors["lead"]],
        surprise=True,
        surprise_reason="12345 转办〔2026〕3号",
    )
    for head in (cast.head, cast.amr_head):
        service.approve(session, head, made)
    service.prepare(session, cast.lead, made)
    service.give_notice(session, cast.lead, made, means="")
    assert made.state == "SURPRISE"


@pytest.mark.rule("R137")
def test_every_transition_is_on_the_trail(session, cast):
    service.prepare(session, cast.lead, cast.task)
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "task.prepare")).one()
    assert (entry.details["before"], entry.details["after"]) == ("APPROVED", "PREPARED")


def test_an_event_happens_only_where_the_table_says_so(session, cast):
    cast.task.surprise_reason = "线索"
    with session.no_autoflush:
        for event, transition in states.TABLE.items():
            for state in states.LABELS:
                cast.task.state = state
                moved = moves(session, cast, event)
                assert moved == (state in transition.sources), (state, event)
                assert cast.task.state == (transition.target if moved else state)


def moves(session, cast, event):
    try:
        states.advance(session, cast.lead, cast.task, event)
    except Problem as problem:
        assert problem.code == "tasks.not_in_this_state"
        return False
    return True


def test_every_state_can_be_reached():
    reached = {transition.target for transition in states.TABLE.values()} | {"GENERATED"}
    assert reached == set(states.LABELS)


def test_published_never_goes_back():
    after = {"PUBLISHED", "CORRECTED", "STOPPED", "NOT_DISCLOSED", "ARCHIVED"}
    for transition in states.TABLE.values():
        if set(transition.sources) & after:
            assert transition.target in after


@pytest.mark.rule("R99")
def test_completion_starts_the_clock(session, cast):
    cast.task.state = "CONFIRMED"
    service.complete(session, cast.lead, cast.task, factories.PLANNED.date())
    assert cast.task.entry_deadline.isoformat() == "2026-06-10"
    assert cast.task.deadline_provisional is False
