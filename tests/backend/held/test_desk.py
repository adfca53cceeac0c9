"""The desk of held work: everything listed in words, decided by whom it concerns, the author told (G4, G14)."""

from uuid import UUID

import pytest

from sync import dossiers
from tests.backend.fieldwork.played import play
from tests.backend.fieldwork.site import Visit
from tests.cast import get, post


@pytest.fixture
def left(visit: Visit) -> Visit:
    """Somebody left the team; what he had recorded before arrives afterwards."""
    visit.check_in("partner")
    visit.check_in("partner2", by="partner")
    visit.send("partner")
    visit.record("partner", "M1", outcome="PROBLEM_ORDERED_RECTIFY", fact="3 号加油机铅封缺失")
    dossiers.withdraw(visit.session, visit.task.id, visit.cast.partner.id)
    visit.session.commit()
    visit.send("partner")
    return visit


@pytest.fixture
def late(visit: Visit) -> Visit:
    """The record is locked, and one line is written again afterwards."""
    play(visit)
    visit.record("partner", "M1", outcome="PROBLEM_PENDING_INVESTIGATION", fact="补充：罐车未静置")
    visit.send("partner")
    return visit


def listed(client, user, **query):
    answer = get(client, user, "/api/held?" + "&".join(f"{key}={value}" for key, value in query.items()))
    assert answer.status_code == 200, answer.text
    return answer.json


def decide(client, user, row, decision, reason=""):
    places = [{"device": row["device"], "seq": row["seq"]}]
    return post(
        client, user, "/api/held/decide", {"places": places, "decision": decision, "reason": reason}
    ).json["items"][0]


def read(client, user, row):
    return get(client, user, f"/api/held/{row['device']}/{row['seq']}")


def told(visit: Visit, row, who: str):
    made = next(one for one in visit.phone(who).mutations if one.seq == row["seq"])
    rows = dossiers.read_rows(visit.session, getattr(visit.cast, who).id, "decisions")
    return rows[str(made.id)]


@pytest.mark.rule("R139")
def test_it_works(left: Visit, client):
    (row,) = listed(client, left.cast.head)["items"]
    assert (row["verb"], row["author"]["name"], row["phone"]) == (
        "检查项记录",
        "钱一",
        "partner · Android",
    )
    assert row["task"]["task_no"] == left.task.task_no and row["why"]["title"] == "您已不在该任务检查组"
    detail = read(client, left.cast.head, row).json
    said = {one["name"]: one["text"] for one in detail["said"]}
    assert said["检查项"] == "事项M1（M1）" and said["检查结果"] == "发现问题，依法责令立即改正或者限期改正"
    assert said["事实"] == "3 号加油机铅封缺失"
    assert detail["effects"]["outcome"] == "applied" and detail["proof"]["signature_valid"]
    assert detail["effects"]["changes"][0]["row"] == "检查项 事项M1（M1）"
    assert left.row("findings/M1") is None, "looking changed nothing"
    assert decide(client, left.cast.head, row, "RELEASE", "照片可以佐证")["outcome"] == "applied"
    assert left.row("findings/M1")["fact"] == "3 号加油机铅封缺失"
    assert told(left, row, "partner")["reason"] == "照片可以佐证"
    assert listed(client, left.cast.head)["items"] == []


@pytest.mark.rule("R139")
def test_declined_work_stays_on_record_and_the_author_reads_why(left: Visit, client):
    (row,) = listed(client, left.cast.clerk)["items"]
    assert decide(client, left.cast.clerk, row, "DECLINE")["problem"]["code"] == "held.reason_missing"
    assert decide(client, left.cast.clerk, row, "DECLINE", "与事实不符")["outcome"] == "rejected"
    assert (told(left, row, "partner")["outcome"], left.row("findings/M1")) == ("rejected", None)
    assert decide(client, left.cast.clerk, row, "RELEASE")["problem"]["code"] == "sync.not_held"


@pytest.mark.rule("R136")
def test_who_sees_it_who_reads_it_and_who_decides(left: Visit, client):
    rights = {}
    for who in ("head", "clerk", "amr_head", "amr_reviewer", "reviewer"):
        (row,) = listed(client, getattr(left.cast, who))["items"]
        detail = read(client, getattr(left.cast, who), row).json
        rights[who] = (row["can_decide"], bool(detail["said"]))
    assert rights == {
        "head": (True, True), "clerk": (True, True),  # the leader's department's head; the joint office
        "amr_head": (False, True), "amr_reviewer": (False, True),  # the author's own department reads
        "reviewer": (False, False),
    }  # fmt: skip
    assert decide(client, left.cast.amr_head, row, "RELEASE")["problem"]["code"] == "held.not_yours"
    for who in ("partner", "stranger", "sysadmin"):
        assert get(client, getattr(left.cast, who), "/api/held").status_code == 403
        assert read(client, getattr(left.cast, who), row).status_code == 403


@pytest.mark.rule("R136")
def test_another_departments_tasks_are_not_there(left: Visit, client, session):
    left.cast.stranger.roles = ["DEPT_HEAD"]
    session.commit()
    row = listed(client, left.cast.head)["items"][0]
    assert listed(client, left.cast.stranger)["total"] == 0
    assert read(client, left.cast.stranger, row).status_code == 404
    assert decide(client, left.cast.stranger, row, "RELEASE")["problem"]["code"] == "sync.not_held"


def test_nobody_decides_on_his_own_work(left: Visit, client, session):
    left.cast.partner.roles = ["INSPECTOR", "OFFICE"]
    session.commit()
    (row,) = listed(client, left.cast.partner)["items"]
    assert decide(client, left.cast.partner, row, "RELEASE")["problem"]["code"] == "held.not_yours"


@pytest.mark.rule("R94")
def test_after_the_lock_it_becomes_a_supplement_and_the_signed_value_stays(late: Visit, client):
    """P149."""
    signed = late.row("findings/M1")
    (row,) = listed(client, late.cast.head, why="sync.outside_cut")["items"]
    detail = read(client, late.cast.head, row).json
    assert detail["effects"]["outcome"] == "supplement"
    assert "罐车未静置" in detail["effects"]["changes"][0]["after"]
    assert decide(client, late.cast.head, row, "RELEASE", "补充事实")["outcome"] == "supplement"
    assert late.row("findings/M1") == signed
    (supplement,) = late.rows("supplements").values()
    assert supplement["state"] == "accepted" and supplement["row"] == "findings/M1"
    assert "未发现问题" in supplement["old"] and "罐车未静置" in supplement["new"]
    assert supplement["by"] == str(late.cast.partner.id) and supplement["why"] == "补充事实"


@pytest.mark.rule("R94")
def test_a_photo_after_the_lock_is_added(late: Visit, client):
    late.attach("partner", "late photo", line="M1")
    late.send("partner")
    row = next(one for one in listed(client, late.cast.head)["items"] if one["verb"] == "音像资料")
    assert read(client, late.cast.head, row).json["effects"]["outcome"] == "applied"
    assert decide(client, late.cast.head, row, "RELEASE")["outcome"] == "applied"
    assert len(late.rows("evidence")) == 1


def test_what_stands_against_it_is_said_before_and_when_it_is_tried(visit: Visit, client):
    visit.attach("outsider", "not on the team")
    visit.send("outsider")
    (row,) = listed(client, visit.cast.head)["items"]
    effects = read(client, visit.cast.head, row).json["effects"]
    assert effects["outcome"] == "held" and "检查组" in effects["text"]
    answer = decide(client, visit.cast.head, row, "RELEASE")
    assert (answer["outcome"], answer["problem"]["code"]) == ("held", "team.not_member")
    assert listed(client, visit.cast.head)["total"] == 1


def test_many_at_once_each_judged_by_itself_in_the_chains_order(left: Visit, client):
    left.record("partner", "M2", outcome="QUALIFIED")
    left.capture("partner", "never.heard_of", {}, [])
    left.send("partner")
    page = listed(client, left.cast.head)
    assert {one["code"]: one["count"] for one in page["reasons"]} == {"sync.access_lost": 3}
    places = [{"device": row["device"], "seq": row["seq"]} for row in reversed(page["items"])]
    answer = post(
        client, left.cast.head, "/api/held/decide",
        {"places": places, "decision": "RELEASE", "reason": "调离前的工作"},
    ).json["items"]  # fmt: skip
    assert [one["outcome"] for one in answer] == ["applied", "applied", "held"]
    assert left.row("findings/M2")["outcome"] == "QUALIFIED"


def test_filters_and_pages(left: Visit, client):
    left.record("partner", "M2", outcome="QUALIFIED")
    left.send("partner")
    assert listed(client, left.cast.head, q="钱一")["total"] == 2
    assert listed(client, left.cast.head, q="测试加油站")["total"] == 2
    assert listed(client, left.cast.head, q="张一")["total"] == 0
    assert listed(client, left.cast.head, task=left.dossier, size=1)["pages"] == 2
    assert listed(client, left.cast.head, device=left.phone("lead").device_id)["total"] == 0


def test_unreadable_bytes_are_listed_too(visit: Visit, client, session):
    """P41: damaged on the way, held without a payload; decided on all the same."""
    visit.check_in("partner")
    body = visit.phone("partner").request()
    body["mutations"][0]["payload"] = "eyJ2IjoxfQ"
    from_phone = visit.phone("partner")
    body["proof"] = from_phone.prove(body)
    token = get(client, visit.cast.partner, "/api/health").request.headers["Authorization"]
    client.post("/api/sync", json=body, headers={"Authorization": token})
    (row,) = listed(client, visit.cast.clerk)["items"]
    assert (row["verb"], row["task"], row["why"]["title"]) == ("无法读取的内容", None, "内容与签名不符")
    assert read(client, visit.cast.clerk, row).json["said"] == []
    assert decide(client, visit.cast.clerk, row, "DECLINE", "请重新记录")["outcome"] == "rejected"


def test_an_account_that_does_not_exist_any_more_leaves_its_work_readable(left: Visit, client):
    row = listed(client, left.cast.head)["items"][0]
    assert UUID(row["author"]["id"]) == left.cast.partner.id
    assert read(client, left.cast.head, {"device": row["device"], "seq": 10**6}).status_code == 404
