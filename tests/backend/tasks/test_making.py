"""Making a task freezes what it needs, and lets in only what the lists and the draw allow."""

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from backend.libraries import service as libraries
from backend.lists import service as lists
from backend.lists.models import Guidance, InspectionItem
from backend.problems import Problem
from sync import tables as t
from tests import factories


def rows_of(session, dossier_id):
    found = session.execute(select(t.row).where(t.row.c.dossier_id == dossier_id)).mappings()
    return {(row["collection"], row["key"]): row["value"] for row in found}


def holders(session, dossier_id):
    return set(session.scalars(select(t.access.c.user_id).where(t.access.c.dossier_id == dossier_id)))


def item_of(session, code):
    return session.scalars(select(InspectionItem).where(InspectionItem.code == code)).one()


@pytest.mark.rule("R10")
def test_it_works(session, cast):
    rows = rows_of(session, cast.task.id)
    assert rows["task", "self"]["state"] == "APPROVED"
    assert rows["task", "self"]["departments"][0] == {
        "id": str(cast.com.id), "code": "WZ-COM", "name": "武陟县商务局", "role": "INITIATING",
    }  # fmt: skip
    owners = {key: row["department"] for (collection, key), row in rows.items() if collection == "lines"}
    com, amr = str(cast.com.id), str(cast.amr.id)
    assert owners == {"C1": com, "C2": com, "M1": amr, "M2": amr}


@pytest.mark.rule("R136")
def test_only_the_team_holds_the_dossier(session, cast):
    team = {cast.lead.id, cast.second.id, cast.partner.id, cast.partner2.id}
    assert holders(session, cast.task.id) == team


@pytest.mark.rule("R14")
def test_a_renamed_object_keeps_its_old_name_in_the_task(session, cast):
    libraries.change_object(session, None, cast.object, name="改名加油站有限公司")
    shown = rows_of(session, cast.task.id)["task", "self"]["object"]
    assert shown["name"] == "测试加油站有限公司"
    assert shown["changed_since"] is True


@pytest.mark.rule("R14")
def test_a_member_keeps_the_certificate_of_the_day(session, cast):
    cast.inspectors["lead"].certificate_no = "豫H测试-换证"
    session.flush()
    frozen = rows_of(session, cast.task.id)["members", str(cast.lead.id)]
    assert frozen["certificate_no"] != "豫H测试-换证"


@pytest.mark.rule("R14")
@pytest.mark.parametrize("column", ["object_frozen", "lines_frozen", "profile_frozen", "checklist_frozen"])
def test_the_database_refuses_to_change_what_was_frozen(session, cast, column):
    with pytest.raises(DatabaseError, match="frozen"):
        session.execute(text(f"update inspection_task set {column} = '[]'"))


@pytest.mark.rule("R9", "R14")
def test_new_guidance_does_not_reach_a_task_made_before(session, cast):
    session.add(Guidance(item_code="C1", version=2, how_to_check=["新"], evidence_required=[], phrases=[]))
    session.flush()
    later = factories.task(session, cast.checklist, [cast.inspectors["lead"], cast.inspectors["second"]])
    assert cast.task.lines_frozen[0]["guidance_version"] == 1
    assert later.lines_frozen[0]["guidance_version"] == 2


@pytest.mark.rule("R8")
def test_a_task_with_an_abolished_item_is_not_made(session, cast):
    lists.abolish_item(session, None, item_of(session, "M1"), date(2026, 5, 1), "依据废止")
    with pytest.raises(Problem) as refused:
        factories.task(session, cast.checklist, [cast.inspectors["lead"]])
    assert refused.value.code == "tasks.item_not_in_force"
    assert "M1" in refused.value.details["items"]


@pytest.mark.rule("R8")
def test_a_task_drawn_before_keeps_the_item_and_warns(session, cast):
    assert rows_of(session, cast.task.id)["task", "self"]["warnings"] == []
    lists.abolish_item(session, None, item_of(session, "M1"), date(2026, 5, 1), "依据废止")
    shown = rows_of(session, cast.task.id)
    assert shown["task", "self"]["warnings"] == ["依据已失效：M1 事项M1"]
    assert ("lines", "M1") in shown


@pytest.mark.rule("R8")
def test_an_item_abolished_after_the_visit_does_not_warn(session, cast):
    lists.abolish_item(session, None, item_of(session, "M1"), date(2026, 6, 1), "依据废止")
    assert rows_of(session, cast.task.id)["task", "self"]["warnings"] == []


@pytest.mark.rule("R50")
def test_an_object_that_was_not_drawn_is_refused(session, cast):
    locked = factories.draw(session, [factories.inspected(session, "另一加油站")])
    with pytest.raises(Problem) as refused:
        factories.task(session, cast.checklist, [cast.inspectors["lead"]], object=cast.object, draw=locked)
    assert refused.value.code == "tasks.not_drawn"


@pytest.mark.rule("R50")
@pytest.mark.parametrize(
    "statement", ["update draw set result = '[]'", "delete from draw", "truncate draw cascade"]
)
def test_a_locked_draw_cannot_be_changed(session, cast, statement):
    factories.draw(session, [cast.object])
    with pytest.raises(DatabaseError):
        session.execute(text(statement))


@pytest.mark.rule("R69")
def test_a_surprise_needs_a_lead(session, cast):
    with pytest.raises(Problem) as refused:
        factories.task(session, cast.checklist, [cast.inspectors["lead"]], surprise=True)
    assert refused.value.code == "tasks.surprise_without_lead"


def test_the_profile_is_the_one_in_force_on_the_day(cast):
    assert cast.task.profile_frozen["code"] == "WUZHI"
    assert cast.task.profile_frozen["entry_responsibility"] == "LEAD"
