"""What the team takes along: every section with source and date, or 未获取."""

import pytest

from backend.lists.models import Guidance
from backend.tasks import preparation
from tests import factories
from tests.backend.tasks.test_making import rows_of

SECTIONS = [name for name, _ in preparation.SECTIONS]


def sections(session, cast):
    rows = rows_of(session, cast.task.id)
    return {key: row for (collection, key), row in rows.items() if collection == "preparation"}


@pytest.mark.rule("R67")
def test_it_works(session, cast):
    found = sections(session, cast)
    assert sorted(found, key=lambda name: found[name]["order"]) == SECTIONS
    assert found["registration"]["source"] == "检查对象名录库"
    assert {"label": "名称", "value": "测试加油站有限公司"} in found["registration"]["body"]
    assert found["guidance"]["body"][0]["value"] == "看证"


@pytest.mark.rule("R67")
def test_what_nobody_obtained_is_empty(session, cast):
    for section in ("filings", "penalties", "last_results"):
        assert sections(session, cast)[section]["body"] is None


@pytest.mark.rule("R67")
def test_a_section_is_filled_with_source_and_date(session, cast):
    body = [{"label": "行政处罚", "value": "近三年无记录"}]
    preparation.fill(session, cast.lead, cast.task, "penalties", "公示系统", "2026-05-12", body)
    found = sections(session, cast)["penalties"]
    assert (found["source"], found["date"], found["body"]) == ("公示系统", "2026-05-12", body)


@pytest.mark.rule("R67")
def test_carried_files_are_named_with_their_hash(session, cast):
    file = {"sha256": b"\x01" * 32, "size": 12, "mime": "image/jpeg", "title": "上次照片", "kind": "PHOTO"}
    preparation.carry(session, cast.lead, cast.task, [file])
    assert rows_of(session, cast.task.id)["files", "01" * 32] == file | {"sha256": "01" * 32}


@pytest.mark.rule("R22")
def test_the_risk_class_is_marked_as_internal(session, cast):
    assert "不公开" in sections(session, cast)["credit"]["body"][0]["value"]


@pytest.mark.rule("R9")
def test_a_line_keeps_the_guidance_of_its_making(session, cast):
    """A newer version of the guidance changes later tasks, never one that was made before."""
    newer = Guidance(
        item_code="C1", version=2, how_to_check=["看证", "核对年检"], evidence_required=[], phrases=[]
    )
    session.add(newer)
    session.flush()
    line = next(line for line in cast.task.lines_frozen if line["code"] == "C1")
    assert (line["guidance_version"], line["how_to_check"]) == (1, ["看证"])
    people = [cast.inspectors[name] for name in ("lead", "second")]
    later = factories.task(session, cast.checklist, people)
    line = next(line for line in later.lines_frozen if line["code"] == "C1")
    assert (line["guidance_version"], line["how_to_check"]) == (2, ["看证", "核对年检"])
    assert rows_of(session, later.id)["lines", "C1"]["guidance_version"] == 2
