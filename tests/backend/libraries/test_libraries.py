"""The object library and the inspector library."""

from datetime import date

import pytest
from sqlalchemy import select

from backend.audit.models import AuditEntry
from backend.libraries import service
from backend.problems import Problem
from tests import factories
from tests.cast import get

DAY = date(2026, 7, 2)


@pytest.mark.rule("R13")
def test_a_wrong_code_is_refused(session):
    with pytest.raises(Problem) as refused:
        factories.inspected(session, uscc="91350100M000100Y4Z")
    assert refused.value.code == "libraries.uscc_wrong"


@pytest.mark.rule("R11")
def test_a_project_needs_no_code_an_enterprise_does(session):
    station = factories.inspected(session)
    project = factories.inspected(session, kind="PROJECT", name="改造工程", uscc=None, parent_id=station.id)
    assert project.parent_id == station.id
    with pytest.raises(Problem) as refused:
        factories.inspected(session, uscc=None)
    assert refused.value.code == "libraries.code_needed"


@pytest.mark.rule("R17")
def test_an_expired_certificate_leaves_the_pool(session):
    unit = factories.department(session)
    factories.inspector(session, "赵四", unit, certificate_valid_to=date(2026, 6, 30))
    valid = factories.inspector(session, "张一", unit)
    factories.inspector(
        session, "冯六", unit, person_type="AUXILIARY", certificate_no="", certificate_valid_to=None
    )
    assert service.pool(session, unit.id, DAY) == [valid]


@pytest.mark.rule("R18")
def test_who_retires_is_out_of_the_pool_the_same_day(session):
    unit = factories.department(session)
    factories.inspector(session, "孙二", unit, effective_to=date(2026, 7, 1))
    assert len(service.pool(session, unit.id, date(2026, 6, 30))) == 1
    assert service.pool(session, unit.id, date(2026, 7, 1)) == []


@pytest.mark.rule("R16")
def test_without_certificate_nobody_is_registered_as_certified(session):
    unit = factories.department(session)
    with pytest.raises(Problem) as refused:
        factories.inspector(session, "冯六", unit, certificate_no="")
    assert refused.value.code == "libraries.certificate_needed"


@pytest.mark.rule("R21")
def test_a_department_sees_its_own_inspectors_and_the_view_is_logged(client, session, cast):
    found = get(client, cast.dept_admin, "/api/libraries/inspectors").json
    assert {person["name"] for person in found["items"]} == {"张一", "李三"}
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "library.view")).one()
    assert entry.actor_id == cast.dept_admin.id


@pytest.mark.rule("R21")
def test_the_office_sees_no_phones(client, cast):
    found = get(client, cast.clerk, "/api/libraries/inspectors").json["items"]
    assert len(found) == 6
    assert all("phone" not in person for person in found)


@pytest.mark.rule("R22")
def test_the_office_sees_no_risk_class_of_an_object(client, cast):
    own = get(client, cast.dept_admin, "/api/libraries/objects").json["items"][0]
    office = get(client, cast.clerk, "/api/libraries/objects").json["items"][0]
    assert own["credit_risk_class"] == "A"
    assert "credit_risk_class" not in office


@pytest.mark.rule("R12")
def test_objects_are_found_by_name_code_town_and_scope(client, session, cast):
    factories.inspected(session, "演示粮油有限公司", business_scope="粮食收购", town="嘉应观乡")
    found = get(client, cast.clerk, "/api/libraries/objects?q=詹店镇 汽油").json
    assert [one["name"] for one in found["items"]] == ["测试加油站有限公司"]
    assert get(client, cast.clerk, "/api/libraries/objects?q=100%25").json["total"] == 0


def test_an_inspector_does_not_browse_the_libraries(client, cast):
    assert get(client, cast.lead, "/api/libraries/objects").status_code == 403


def test_pages_have_their_limits(client, cast):
    assert get(client, cast.clerk, "/api/libraries/inspectors?size=2&page=2").json["pages"] == 3
    assert get(client, cast.clerk, "/api/libraries/inspectors?size=101").status_code == 422
    assert get(client, cast.clerk, "/api/libraries/inspectors?page=0").status_code == 422


def test_an_inspector_is_found_by_name_number_and_certificate(client, cast):
    lead = cast.inspectors["lead"]
    for words in (lead.name, lead.inspector_no, lead.certificate_no):
        found = get(client, cast.clerk, f"/api/libraries/inspectors?q={words}").json["items"]
        assert lead.inspector_no in [row["inspector_no"] for row in found]
    assert get(client, cast.clerk, "/api/libraries/inspectors?q=不存在的证号").json["total"] == 0
