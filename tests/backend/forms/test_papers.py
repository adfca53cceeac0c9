"""Every filled form: its text is the one both sides agreed on, and all of it is on the paper."""

import json
import re

import pytest

from backend.forms import dates, filters
from backend.forms.printing import Press, print_sheets
from backend.forms.rendering import Templates
from sync.faults import Fault
from tests.backend.forms import papers_example as papers
from tests.backend.forms import prefilled_example as prefilled
from tests.backend.forms.test_f09 import press, squeezed, text_of

__all__ = ["press"]
FOOT = re.compile(r"F-\d\d任务编号.+?一式两份，一份交当事人，一份归档。")
AGREED = json.loads(papers.LINES.read_text("utf-8"))


def test_the_agreed_lines_are_those_of_today():
    """python -m tests.backend.forms.papers_example write, after a template was changed."""
    assert json.loads(json.dumps(papers.as_json())) == AGREED


@pytest.mark.rule("R85", "R88", "R89", "R91", "R92")
@pytest.mark.parametrize("name", list(AGREED))
def test_every_line_is_on_the_paper_and_nothing_else(press: Press, name: str):
    sheet = papers.sheets()[name]
    printed = print_sheets(press, [sheet], {}, dates.instant(papers.NOON))
    text = FOOT.sub("", text_of(printed.content))
    for line in (squeezed(each) for each in AGREED[name]["lines"]):
        assert line in text
    heads = [
        squeezed(
            "".join(run.get("text", "") for row in block["head"] for cell in row for run in cell["runs"])
        )
        for block in sheet.laid_out(Templates())["blocks"]
        if block["kind"] == "table" and block["head"]
    ]
    for head in heads:
        first, found, rest = text.partition(head)
        text = first + found + rest.replace(head, "")
    assert text == squeezed("".join(AGREED[name]["lines"]))


@pytest.mark.rule("R85")
def test_the_row_of_an_order_shows_fact_deadline_and_number(press: Press):
    text = text_of(print_sheets(press, [papers.sheets()["F-09"]], {}, dates.instant(papers.NOON)).content)
    row = text.partition("加油机强制检定GS-M2")[2][:160]
    assert "3号机铅封缺失" in row
    assert "责令限期改正（2026-06-10前）文书编号：武市监责改〔2026〕12号" in row


@pytest.mark.rule("R82")
def test_a_sampled_line_without_a_report_is_awaited_on_the_paper():
    line, samples = papers.SAMPLED, papers.visit()["samples"]
    assert filters.outcome(line, samples) == "待检验"
    assert filters.outcome(line, []) == filters.outcome(line | {"checked": False}, samples) == ""
    assert filters.outcome(line | {"outcome": "QUALIFIED"}, samples) == "合格"
    row = AGREED["F-09"]["lines"]
    assert row[row.index("车用汽油质量 GS-M5") :].index("待检验") < 6


@pytest.mark.rule("R95")
def test_a_page_says_which_of_how_many_it_is():
    sheet = papers.sheets()["F-12"]
    assert sheet.page_mark(2, 3) == f"LC1:F-12:T-2026-F1-004:{sheet.sha256[:16].upper()}:1:2/3"


def test_an_office_replaces_a_form_without_code(tmp_path):
    (tmp_path / "f12.liquid").write_text("<p>{{ record.task.task_no }}</p>", "utf-8")
    sheet = papers.sheets()["F-12"]
    assert sheet.lines(Templates(tmp_path)) == ["T-2026-F1-004"]
    assert papers.sheets()["F-13"].lines(Templates(tmp_path)) == AGREED["F-13"]["lines"]


def test_a_broken_template_is_said_in_words(tmp_path):
    (tmp_path / "f12.liquid").write_text("{% if record %}", "utf-8")
    with pytest.raises(Fault) as fault:
        papers.sheets()["F-12"].lines(Templates(tmp_path))
    assert fault.value.code == "forms.template_broken"


def test_a_hole_in_a_record_is_a_blank_never_an_error():
    assert [filters.day(None), filters.span(None), filters.iso_day("2026-06-10T09:05")] == [
        "",
        "",
        "2026年6月10日 9时05分",
    ]
    assert [filters.outcome(None), filters.found(None), filters.person("李", "")] == ["", "", "李"]


@pytest.mark.rule("R71")
def test_what_is_prefilled_is_what_both_sides_agreed_on():
    """python -m tests.backend.forms.prefilled_example, after a template was changed."""
    assert json.loads(json.dumps(prefilled.as_json())) == json.loads(prefilled.LINES.read_text("utf-8"))
