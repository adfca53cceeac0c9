"""Signed paper photographed page by page, and documents served; both also after the lock."""

import pytest

from tests.backend.fieldwork.played import play
from tests.backend.fieldwork.site import Visit, digest
from tests.cast import get

ID = "33333333-0000-4000-8000-000000000001"
PAGES = [digest("page one"), digest("page two"), digest("page three")]


def code_of(visit: Visit, form: str = "F-09", record: str | None = None) -> str:
    return f"LC1:{form}:{visit.task.task_no}:{(record or digest('the record'))[:16]}:1".upper()


def attach(visit: Visit, pages: list[str], **change):
    args = {"id": ID, "form": "F-09", "code": code_of(visit), "pages_expected": 3, "pages": pages} | change
    named = [page for page in pages if page]
    return visit.do("lead", "paper.attach", args, [f"papers/{ID}"], media=named)


@pytest.mark.rule("R95")
def test_it_works_after_the_lock(visit: Visit):
    play(visit)
    settled = attach(visit, PAGES)
    assert (settled.outcome, settled.flags or []) == ("applied", [])
    assert visit.row(f"papers/{ID}")["pages"] == PAGES
    assert [visit.row(f"evidence/{page}")["kind"] for page in PAGES] == ["DOC_SCAN"] * 3
    assert visit.row(f"evidence/{PAGES[0]}")["purpose"] == "PAPER"


@pytest.mark.rule("R95")
@pytest.mark.parametrize("pages", [PAGES[:2], [PAGES[0], "", PAGES[2]]])
def test_a_missing_page_is_a_warning_not_a_block(visit: Visit, client, pages):
    play(visit)
    settled = attach(visit, pages)
    assert (settled.outcome, settled.flags) == ("applied", ["paper_pages_missing"])
    answer = get(client, visit.cast.reviewer, f"/api/forms/tasks/{visit.task.id}")
    assert answer.status_code == 200, answer.json
    told = answer.json["papers"]
    assert [one["missing"] for one in told] == [[3] if len(pages) == 2 else [2]]
    assert told[0]["fits"] is True


@pytest.mark.rule("R95")
@pytest.mark.parametrize("wrong", ["LC1:F-09:T-1999-F1-001:0011223344556677:1", "nonsense"])
def test_paper_of_another_record_is_kept_and_flagged(visit: Visit, wrong: str):
    play(visit)
    assert attach(visit, PAGES, code=wrong).flags == ["paper_of_another_record"]
    assert visit.row(f"papers/{ID}")["code"] == wrong


def test_pages_nobody_could_read_are_kept_and_flagged(visit: Visit):
    play(visit)
    assert attach(visit, PAGES, code="").flags == ["paper_code_not_read"]


def test_no_page_at_all_is_no_paper(visit: Visit):
    play(visit)
    assert attach(visit, ["", "", ""]).problem["code"] == "paper.no_pages"


def serve(visit: Visit, **change):
    args = {
        "id": ID, "documents": ["责令改正通知书"], "to_name": "刘某（演示）", "to_role": "当班经理", "place": "加油站",
        "how": "DIRECT", "refused_note": "", "witness": "", "signature": digest("hand of the party"), "media": [],
    } | change  # fmt: skip
    named = [*args["media"], *([args["signature"]] if args["signature"] else [])]
    return visit.do("lead", "service.record", args, [f"services/{ID}"], media=named)


def test_a_delivery_is_recorded_after_the_lock(visit: Visit):
    play(visit)
    assert serve(visit).outcome == "applied"
    assert visit.row(f"services/{ID}")["how"] == "DIRECT"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"how": "LEFT", "signature": None}, "service.left_unproven"),
        ({"how": "LEFT", "signature": None, "refused_note": "拒收"}, "service.left_unproven"),
        ({"signature": None}, "service.no_receipt"),
    ],
)
def test_a_delivery_without_proof_is_none(visit: Visit, change, problem: str):
    play(visit)
    assert serve(visit, **change).problem["code"] == problem


def test_left_behind_with_reason_and_photograph(visit: Visit):
    play(visit)
    photo = digest("the counter")
    assert serve(visit, how="LEFT", signature=None, refused_note="拒收", media=[photo]).outcome == "applied"
    assert visit.row(f"evidence/{photo}")["purpose"] == "SERVICE"
