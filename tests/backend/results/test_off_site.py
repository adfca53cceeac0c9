"""Material from fixed electronic monitoring supports 立案 only after a legal and a technical review."""

import pytest
from sqlalchemy import select

from backend.followups.models import FollowUp
from backend.problems import Problem
from backend.results import entry, standing
from backend.results.models import EvidenceReview
from tests import factories
from tests.backend.fieldwork.played import TWO, closed_by_both, recorded, signed_rows
from tests.backend.fieldwork.site import Visit, digest
from tests.cast import get, post

pytestmark = pytest.mark.rule("R80")
CLIP = digest("clip of the forecourt camera")
INVESTIGATE = {
    "outcome": "PROBLEM_PENDING_INVESTIGATION",
    "fact": "监控显示夜间跑冒滴漏",
    "measure": "INVESTIGATE",
}
SAID = {"usable": True, "opinion": "设备经检定，画面完整，可以采用。"}


@pytest.fixture
def clipped(visit: Visit) -> Visit:
    """A camera clip on M1, which is to be investigated; everything arrived and was verified."""
    return played(visit.under(entry_responsibility="EACH"))


def played(visit: Visit) -> Visit:
    visit.check_in("partner")
    visit.attach("partner", "clip of the forecourt camera", "VIDEO", "M1", source="OFF_SITE")
    parts = closed_by_both(visit, M1=INVESTIGATE)
    visit.lock("lead", parts, signed_rows(visit))
    visit.send("partner")
    visit.send("lead")
    visit.verify("clip of the forecourt camera")
    visit.verify("the record")
    return visit


@pytest.fixture
def second_judge(clipped: Visit):
    return factories.user(clipped.session, "市监管理员", "DEPT_ADMIN", department=clipped.cast.amr)


def judge(client, visit: Visit, who, kind: str, **change):
    url = f"/api/results/tasks/{visit.task.id}/evidence/{CLIP}/reviews"
    return post(client, who, url, SAID | {"kind": kind} | change)


def clip_on_desk(client, visit: Visit, who=None) -> dict:
    detail = get(client, who or visit.cast.amr_reviewer, f"/api/results/tasks/{visit.task.id}").json
    return next(one for one in detail["evidence"] if one["sha256"] == CLIP)


def facts(client, visit: Visit) -> dict[str, str]:
    detail = get(client, visit.cast.amr_reviewer, f"/api/results/tasks/{visit.task.id}").json
    return {one["code"]: one["text"] for one in detail["completeness"] if not one["ok"]}


def result(visit: Visit):
    return standing.find(visit.session, visit.task.id, visit.cast.amr.id)


def test_the_field_is_never_refused_and_the_office_sees_a_flag(clipped: Visit):
    settled = [one for one in clipped.outcomes("partner").values() if one.name == "finding.record/1"]
    assert [one.outcome for one in settled] == ["applied"] * len(settled)
    assert ["off_site_unreviewed" in (one.flags or []) for one in settled] == [True, False]


def test_the_flag_is_set_whichever_comes_first(visit: Visit):
    recorded(visit, "partner", ["M1"], M1=INVESTIGATE)
    made = visit.attach("partner", "clip of the forecourt camera", "VIDEO", "M1", source="OFF_SITE")
    settled = visit.send("partner")[made.seq]
    assert (settled.outcome, settled.flags) == ("applied", ["off_site_unreviewed"])


def test_without_reviews_nothing_is_entered_and_no_follow_up_opens(client, clipped: Visit):
    assert result(clipped) is None
    assert standing.find(clipped.session, clipped.task.id, clipped.cast.com.id).state == "ENTERED"
    with pytest.raises(Problem) as refused:
        entry.enter(clipped.session, clipped.cast.partner, clipped.task, clipped.cast.amr.id)
    assert (refused.value.code, refused.value.details["lines"]) == ("off_site.unreviewed", "事项M1")
    assert "M1" in facts(client, clipped)["off_site"]
    assert clipped.session.scalars(select(FollowUp)).all() == []


def test_the_second_review_enters_the_result_and_opens_the_investigation(
    client, clipped: Visit, second_judge
):
    assert judge(client, clipped, clipped.cast.amr_reviewer, "LEGAL").status_code == 200
    assert result(clipped) is None
    assert judge(client, clipped, second_judge, "TECHNICAL").status_code == 200
    assert (result(clipped).state, result(clipped).outcome) == ("ENTERED", "PROBLEM_PENDING_INVESTIGATION")
    assert [one.type for one in clipped.session.scalars(select(FollowUp))] == ["INVESTIGATE"]
    assert "off_site" not in facts(client, clipped)


def test_the_two_reviews_are_by_two_people_and_each_is_made_once(client, clipped: Visit, second_judge):
    one = clipped.cast.amr_reviewer
    judge(client, clipped, one, "LEGAL")
    assert judge(client, clipped, one, "TECHNICAL").json["code"] == "off_site.same_person"
    assert judge(client, clipped, second_judge, "LEGAL").json["code"] == "off_site.reviewed_already"
    assert len(clipped.session.scalars(select(EvidenceReview)).all()) == 1


def test_who_said_what_and_when_stands_with_the_evidence_and_on_the_phones(
    client, clipped: Visit, second_judge
):
    assert clip_on_desk(client, clipped)["can_review"] == ["LEGAL", "TECHNICAL"]
    judge(client, clipped, clipped.cast.amr_reviewer, "LEGAL")
    shown = clip_on_desk(client, clipped)
    assert [(one["kind"], one["name"], one["opinion"]) for one in shown["reviews"]] == [
        ("LEGAL", "市监审核员", SAID["opinion"])
    ]
    assert shown["can_review"] == []
    assert clip_on_desk(client, clipped, second_judge)["can_review"] == ["TECHNICAL"]
    row = clipped.row(f"evidence_reviews/{CLIP}")
    assert (row["LEGAL"]["name"], row["LEGAL"]["usable"], "TECHNICAL" in row) == ("市监审核员", True, False)


def test_material_not_to_be_used_is_said_to_the_reviewer(client, clipped: Visit, second_judge):
    judge(
        client, clipped, clipped.cast.amr_reviewer, "LEGAL", usable=False, opinion="告知标志缺失，不予采用。"
    )
    judge(client, clipped, second_judge, "TECHNICAL")
    assert "不予采用" in facts(client, clipped)["off_site_refused"]


@pytest.mark.parametrize(("who", "status"), [("partner", 403), ("reviewer", 403), ("clerk", 403)])
def test_who_inspected_or_is_of_another_department_does_not_review(
    client, clipped: Visit, who: str, status: int
):
    assert judge(client, clipped, getattr(clipped.cast, who), "LEGAL").status_code == status


def test_an_opinion_is_needed_and_ordinary_evidence_is_not_reviewed(client, clipped: Visit):
    assert judge(client, clipped, clipped.cast.amr_reviewer, "LEGAL", opinion="  ").status_code == 422
    url = f"/api/results/tasks/{clipped.task.id}/evidence/{digest('the record')}/reviews"
    assert post(client, clipped.cast.amr_reviewer, url, SAID | {"kind": "LEGAL"}).status_code == 404
    bad = f"/api/results/tasks/{clipped.task.id}/evidence/nonsense/reviews"
    assert post(client, clipped.cast.amr_reviewer, bad, SAID | {"kind": "LEGAL"}).status_code == 404


def test_off_site_material_on_a_line_without_investigation_waits_for_nobody(visit: Visit):
    for who in TWO["partner"]:
        visit.check_in(who, by=None if who == "partner" else "partner")
    visit.attach("partner", "clip of the forecourt camera", "VIDEO", "M1", source="OFF_SITE")
    parts = closed_by_both(visit)
    visit.lock("lead", parts, signed_rows(visit))
    visit.send("partner")
    visit.send("lead")
    visit.verify("clip of the forecourt camera")
    visit.verify("the record")
    assert result(visit).state == "ENTERED"
