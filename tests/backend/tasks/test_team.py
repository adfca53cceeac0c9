"""Who may be on a team, who leads, who counts, who gives which line to whom, who replaces whom."""

from datetime import date

import pytest
from sqlalchemy import select

from backend.audit.models import AuditEntry
from backend.problems import Problem
from backend.tasks import replacing, team
from backend.tasks.team import Seat
from tests import factories
from tests.backend.tasks.test_making import holders, rows_of

DAY = date(2026, 5, 13)


def refused(act):
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.code


def seats(cast, leader, *others):
    people = [Seat(cast.inspectors[leader], "LEADER")]
    return people + [Seat(cast.inspectors[name], "MEMBER") for name in others]


@pytest.mark.rule("R57")
def test_the_leader_comes_from_the_initiating_department(session, cast):
    made = factories.task(session, cast.checklist, [], seats=seats(cast, "lead", "partner"))
    assert made.leader.user_id == cast.lead.id
    wrong = seats(cast, "partner", "lead")
    assert (
        refused(lambda: factories.task(session, cast.checklist, [], seats=wrong))
        == "tasks.leader_not_initiating"
    )


@pytest.mark.rule("R57")
@pytest.mark.parametrize("roles", [["MEMBER", "MEMBER"], ["LEADER", "LEADER"]])
def test_there_is_exactly_one_leader(session, cast, roles):
    people = [Seat(cast.inspectors[name], role) for name, role in zip(("lead", "second"), roles, strict=True)]
    assert refused(lambda: factories.task(session, cast.checklist, [], seats=people)) == "tasks.one_leader"


@pytest.mark.rule("R17")
def test_an_expired_certificate_keeps_from_the_team(session, cast):
    expired = factories.inspector(session, "赵四", cast.com, certificate_valid_to=date(2026, 5, 12))
    people = [*seats(cast, "lead"), Seat(expired, "MEMBER")]
    assert (
        refused(lambda: factories.task(session, cast.checklist, [], seats=people))
        == "tasks.certificate_invalid"
    )


@pytest.mark.rule("R17")
def test_an_auxiliary_assists_and_does_not_count(session, cast):
    helper = factories.inspector(
        session, "冯六", cast.amr, person_type="AUXILIARY", certificate_no="", certificate_valid_to=None
    )
    people = [*seats(cast, "lead", "second", "partner"), Seat(helper, "AUXILIARY")]
    made = factories.task(session, cast.checklist, [], seats=people)
    assert team.officers(made.team, DAY)[cast.amr.id] == {cast.partner.id}
    as_member = [*seats(cast, "lead"), Seat(helper, "MEMBER")]
    assert (
        refused(lambda: factories.task(session, cast.checklist, [], seats=as_member))
        == "tasks.certificate_invalid"
    )


def test_a_department_that_takes_no_part_sends_nobody(session, cast):
    people = seats(cast, "lead", "stranger")
    assert (
        refused(lambda: factories.task(session, cast.checklist, [], seats=people))
        == "tasks.outside_departments"
    )


@pytest.mark.rule("R60")
def test_a_declared_interest_keeps_from_the_team(session, cast):
    cast.inspectors["second"].interests = [{"object_no": cast.object.object_no, "relation": "亲属"}]
    people = seats(cast, "lead", "second")
    made = refused(lambda: factories.task(session, cast.checklist, [], seats=people, object=cast.object))
    assert made == "tasks.interest_declared"


@pytest.mark.rule("R56")
def test_a_department_with_one_officer_is_warned_about(session, cast):
    made = factories.task(session, cast.checklist, [], seats=seats(cast, "lead", "second", "partner"))
    warnings = rows_of(session, made.id)["task", "self"]["warnings"]
    assert "武陟县市场监督管理局持证检查人员不足2人，现场检查时其检查项将锁定" in warnings
    assert not any("武陟县商务局持证" in warning for warning in warnings)


def replace(
    session, cast, by="amr_head", leaving="partner2", successor="outsider", reason="POST_CHANGE", words=""
):
    leaves = getattr(cast, leaving).id
    return replacing.replace(
        session, getattr(cast, by), cast.task, leaves, cast.inspectors[successor], reason, words
    )


@pytest.mark.rule("R58", "R62")
def test_the_own_head_names_a_successor_and_the_office_is_told(session, cast):
    made = replace(session, cast)
    assert (made.matched_by, made.approved_by) == ("REPLACEMENT", cast.amr_head.id)
    assert made.filed_at is not None
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "team.replace")).one()
    assert entry.details["filed"] is True


@pytest.mark.rule("R62", "R136")
def test_the_dossier_moves_with_the_seat(session, cast):
    replace(session, cast)
    held = holders(session, cast.task.id)
    assert cast.outsider.id in held
    assert cast.partner2.id not in held
    rows = rows_of(session, cast.task.id)
    assert rows["members", str(cast.partner2.id)] is None
    assert rows["members", str(cast.outsider.id)]["name"] == "吴四"


@pytest.mark.rule("R61", "R62")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"by": "head"}, "tasks.replacement_approver"),
        ({"by": "partner"}, "tasks.replacement_approver"),
        ({"reason": ""}, "tasks.replacement_reason"),
        ({"reason": "OTHER"}, "tasks.replacement_reason"),
        ({"successor": "second"}, "tasks.successor_other_department"),
        ({"successor": "partner"}, "tasks.on_team_already"),
        ({"leaving": "outsider"}, "tasks.not_on_team"),
    ],
)
def test_other_replacements_are_refused(session, cast, change, code):
    assert refused(lambda: replace(session, cast, **change)) == code


@pytest.mark.rule("R62")
def test_nobody_is_replaced_after_the_record_is_locked(session, cast):
    cast.task.state = "COMPLETED"
    assert refused(lambda: replace(session, cast)) == "tasks.not_in_this_state"


@pytest.mark.rule("R62")
def test_a_new_leader_is_shown(session, cast):
    third = factories.inspector(session, "王二", cast.com)
    replacing.replace(session, cast.head, cast.task, cast.lead.id, third, "HEALTH")
    assert rows_of(session, cast.task.id)["task", "self"]["leader"] == str(third.user_id)
