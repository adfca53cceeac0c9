"""Item lists: what may be published, what may be inspected on a day."""

from datetime import date

import pytest

from backend.lists import service
from backend.lists.models import Guidance
from backend.problems import Problem
from tests import factories
from tests.cast import get


def draft(session, **over):
    unit = factories.department(session, "武陟县农业农村局")
    return factories.item(session, unit, over.pop("code", "X1"), status="DRAFT", published_at=None, **over)


def test_it_works(session):
    item = draft(session)
    service.publish_item(session, None, item)
    assert item.status == "PUBLISHED"
    assert service.is_in_force(item, date(2030, 1, 1))


@pytest.mark.rule("R1")
def test_an_item_without_legal_basis_stays_a_draft(session):
    item = draft(session, legal_basis=[])
    with pytest.raises(Problem) as refused:
        service.publish_item(session, None, item)
    assert refused.value.code == "lists.fields_missing"
    assert "legal_basis" in refused.value.details["errors"]
    assert item.status == "DRAFT"


@pytest.mark.rule("R7")
def test_a_general_item_needs_a_cap_a_key_item_none(session):
    general = draft(session, item_class="GENERAL")
    with pytest.raises(Problem) as refused:
        service.publish_item(session, None, general)
    assert refused.value.code == "lists.cap_missing"
    service.publish_item(session, None, draft(session, code="X2", item_class="KEY", ratio="100%"))


@pytest.mark.rule("R9")
def test_an_item_without_guidance_is_not_published(session):
    item = draft(session)
    session.query(Guidance).delete()
    with pytest.raises(Problem) as refused:
        service.publish_item(session, None, item)
    assert refused.value.code == "lists.guidance_missing"


@pytest.mark.rule("R8")
def test_an_unpublished_item_is_not_in_force(session):
    assert not service.is_in_force(draft(session), date(2026, 5, 13))


@pytest.mark.rule("R8")
def test_an_abolished_item_is_in_force_until_its_day(session):
    item = draft(session)
    service.publish_item(session, None, item)
    service.abolish_item(session, None, item, date(2026, 6, 1), "依据废止")
    assert service.is_in_force(item, date(2026, 5, 31))
    assert not service.is_in_force(item, date(2026, 6, 1))


@pytest.mark.rule("R8")
def test_a_law_must_be_in_force_on_the_day(session):
    basis = {"law": "旧办法", "article": "第三条", "text": "…", "mark": "V", "effective_to": "2026-06-01"}
    item = draft(session, legal_basis=[basis])
    service.publish_item(session, None, item)
    assert service.is_in_force(item, date(2026, 5, 31))
    assert not service.is_in_force(item, date(2026, 6, 1))


@pytest.mark.rule("R9")
def test_the_newest_guidance_is_the_one_a_task_will_freeze(session):
    item = draft(session)
    session.add(
        Guidance(item_code=item.code, version=2, how_to_check=["新方法"], evidence_required=[], phrases=[])
    )
    session.flush()
    assert service.guidance_of(session, [item.code])[item.code].version == 2


@pytest.mark.rule("R10")
def test_the_office_reads_lists_and_checklists(client, cast):
    items = get(client, cast.clerk, "/api/lists/items?q=M").json
    assert [item["code"] for item in items["items"]] == ["M1", "M2"]
    listed = get(client, cast.lead, "/api/lists/checklists").json["items"][0]
    assert listed["lead_department"] == "武陟县商务局"
    assert [line["code"] for line in listed["lines"]] == ["C1", "C2", "M1", "M2"]
