"""The counties differ: parameters are data with a date and an ancestor, never constants."""

from datetime import date

import pytest
from sqlalchemy import select

from backend import clock
from backend.audit.models import AuditEntry
from backend.problems import Problem
from backend.profiles import service
from backend.profiles.models import JurisdictionProfile
from backend.profiles.parameters import Parameters, laid_over
from tests import factories

DAY = date(2026, 5, 13)


@pytest.fixture
def counties(session):
    factories.counties(session)


def test_it_works(session, counties):
    wuzhi = service.parameters_on(session, "WUZHI", DAY)
    assert wuzhi.entry_responsibility == "LEAD"
    assert wuzhi.coordinator_name == "武陟县“双随机、一公开”领导小组办公室"


@pytest.mark.rule("R99")
@pytest.mark.parametrize("place", ["LUSHI", "LUOYANG", "LUANCHUAN", "XINXIAN", "WUZHI"])
def test_all_five_agree_on_twenty_days(session, counties, place):
    assert service.parameters_on(session, place, DAY).result_entry_days == 20


@pytest.mark.rule("R101")
def test_only_wuzhi_enters_by_the_lead(session, counties):
    places = ["LUSHI", "LUOYANG", "LUANCHUAN", "XINXIAN", "WUZHI"]
    found = {place: service.parameters_on(session, place, DAY).entry_responsibility for place in places}
    assert [place for place in places if found[place] == "LEAD"] == ["WUZHI"]


def test_luanchuan_inherits_from_luoyang(session, counties):
    child, parent = (service.parameters_on(session, place, DAY) for place in ("LUANCHUAN", "LUOYANG"))
    assert child.plan_submit_deadline == parent.plan_submit_deadline == "04-30"
    assert child.coordinator_name != parent.coordinator_name
    assert child.neighbour_area_allowed and not parent.neighbour_area_allowed


def test_what_nobody_says_is_the_product_default(session, counties):
    assert (
        service.parameters_on(session, "WUZHI", DAY).unreachable_attempts_min
        == Parameters().unreachable_attempts_min
    )


def test_a_new_version_holds_from_its_day_on(session, counties):
    old = service.profile_on(session, "WUZHI", DAY)
    old.effective_to = date(2027, 1, 1)
    session.add(
        JurisdictionProfile(
            code="WUZHI", name="武陟县", area_code="410823", effective_from=date(2027, 1, 1),
            parameters={"entry_responsibility": "EACH"}, source="新办法",
        )
    )  # fmt: skip
    session.flush()
    assert service.parameters_on(session, "WUZHI", date(2026, 12, 31)).entry_responsibility == "LEAD"
    assert service.parameters_on(session, "WUZHI", date(2027, 1, 1)).entry_responsibility == "EACH"


def test_a_place_without_profile_is_a_problem_in_words(session, counties):
    with pytest.raises(Problem) as refused:
        service.parameters_on(session, "WUZHI", date(2020, 1, 1))
    assert refused.value.code == "profiles.unknown"


def test_an_unknown_parameter_is_refused():
    with pytest.raises(ValueError, match="result_days"):
        laid_over([{"result_days": 10}])


def test_loading_the_counties_again_adds_nothing(session, counties):
    assert service.load_counties(session) == 0


@pytest.mark.rule("R100")
def test_importing_a_year_reckons_provisional_deadlines_again(session, cast):
    cast.task.completed_on, cast.task.entry_deadline = date(2040, 12, 10), date(2041, 1, 8)
    cast.task.deadline_provisional = True
    rows = ["日期,是否放假,名称,来源", "2040-12-25,1,试放假,通知", "2041-01-01,1,元旦,通知"]
    service.import_calendar(session, None, service.read_calendar(rows))
    assert not cast.task.deadline_provisional
    assert cast.task.entry_deadline == date(2041, 1, 9)
    logged = session.scalars(select(AuditEntry).where(AuditEntry.action == "task.deadline")).one()
    assert logged.details["before"] == "2041-01-08"


def test_a_broken_row_names_its_line(session):
    with pytest.raises(Problem) as refused:
        service.read_calendar(["date,is_off_day,name,source", "2027-01-01,yes,元旦,通知"])
    assert refused.value.details["line"] == 2


def test_a_year_is_replaced_whole(session):
    service.import_calendar(session, None, service.read_calendar(["2041-05-01,1,劳动节,草案"]))
    service.import_calendar(session, None, service.read_calendar(["2041-05-02,1,劳动节,通知"]))
    assert set(service.work_calendar(session).imported) == {date(2041, 5, 2)}
    assert clock.today().year < 2041
