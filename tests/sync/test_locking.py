"""The lock and its cut: what is inside belongs whenever it arrives; everything outside is a proposed supplement."""

import pytest

from sync import dossiers, release
from sync.faults import Fault
from sync.settling import Context
from tests.sync.test_conflict import team
from tests.sync.verbs import RESTORED

CONTEXT = Context("11" * 32, lambda code: "held")


def cut_at(*mutations):
    return {m["device"]: {"seq": m["seq"], "link": m["link"]} for m in mutations}


def mark(phone, made):
    return {"device": str(phone.device_id), "seq": made.seq, "link": made.link.hex()}


def lock(lab, phone, dossier, *marks):
    phone.make(dossier, "test.lock/1", {"cut": cut_at(*marks)}, base=["record/self"])
    return lab.sync(phone)


@pytest.mark.rule("R94")
def test_p81_what_came_before_the_lock_but_outside_the_cut_is_taken_back(lab):
    dossier, leader, member = team(lab)
    lab.note(member, dossier, "a", "签字时的内容")
    closed = lab.note(member, dossier, "b", "关")
    lab.note(member, dossier, "a", "签字后改的")
    lab.note(member, dossier, "c", "签字后新增")
    lab.sync(member)
    RESTORED.clear()
    assert lab.outcomes(lock(lab, leader, dossier, mark(member, closed))) == [(1, "applied", None)]
    assert lab.texts(dossier, "a") == ["签字时的内容"]
    assert lab.row(dossier, "notes/a").head == f"{member.device_id}:1"
    assert lab.row(dossier, "notes/c").value is None
    assert [(c, k, v and v["text"]) for c, k, v in RESTORED] == [
        ("notes", "a", "签字时的内容"), ("notes", "c", None)
    ]  # fmt: skip
    assert [(one.seq, one.word) for one in release.pending(lab.session, [dossier])] == [
        (3, "held"),
        (4, "held"),
    ]
    lab.sync(member)
    said = {row[2]: body["value"] for row, body in member.rows.items() if row[1] == "decisions" and body}
    assert said[str(member.mutations[2].id)]["outcome"] == "held"
    assert said[str(member.mutations[2].id)]["reason"] == "sync.outside_cut"


@pytest.mark.rule("R94")
def test_p80_p81_inside_the_cut_belongs_whenever_it_arrives_outside_never(lab):
    dossier, leader, member = team(lab)
    lab.note(member, dossier, "a", "里")
    closed = lab.note(member, dossier, "b", "关")
    lab.note(member, dossier, "c", "外")
    member.make(dossier, "test.supplement/1", {"key": "s", "new": "补正"}, base=["supplements/s"])
    lock(lab, leader, dossier, mark(member, closed))
    assert lab.outcomes(lab.sync(member)) == [
        (1, "applied", None), (2, "applied", None), (3, "held", "sync.outside_cut"), (4, "applied", None)
    ]  # fmt: skip
    lab.note(leader, dossier, "d", "组长锁定后")
    assert lab.outcomes(lab.sync(leader)) == [(2, "held", "sync.outside_cut")]


def test_a_second_lock_is_held(lab):
    dossier, leader, member = team(lab)
    lock(lab, leader, dossier)
    assert lab.outcomes(lock(lab, member, dossier)) == [(1, "held", "sync.outside_cut")]


def test_a_contested_value_outside_the_cut_leaves_the_contest(lab):
    dossier, leader, member = team(lab)
    lab.note(leader, dossier, "a", "组长")
    lab.note(member, dossier, "a", "组员")
    lab.sync(leader)
    lab.sync(member)
    lock(lab, leader, dossier)
    assert lab.texts(dossier, "a") == ["组长"]


@pytest.mark.rule("R139")
def test_a_contest_that_was_settled_outside_the_cut_stands_again(lab):
    """P81, G4: what ended the contest does not count any more, so both values stand side by side as before."""
    dossier, leader, member = team(lab)
    lab.note(leader, dossier, "a", "组长")
    lab.note(member, dossier, "a", "组员")
    lab.sync(leader)
    lab.sync(member)
    lab.sync(leader)
    heads = [f"{leader.device_id}:1", f"{member.device_id}:1"]
    args = {"key": "a", "text": "裁定", "saw": heads}
    member.make(dossier, "test.settle/1", args, base={"notes/a": heads[0]})
    lab.sync(member)
    assert lab.texts(dossier, "a") == ["裁定"]
    lock(lab, leader, dossier, mark(member, member.mutations[0]))
    assert lab.texts(dossier, "a") == ["组长", "组员"]
    assert lab.row(dossier, "notes/a").contest[0]["head"] == heads[1]


def test_a_contest_that_was_settled_inside_the_cut_stays_settled(lab):
    dossier, leader, member = team(lab)
    lab.note(leader, dossier, "a", "组长")
    lab.note(member, dossier, "a", "组员")
    lab.sync(leader)
    lab.sync(member)
    heads = [f"{leader.device_id}:1", f"{member.device_id}:1"]
    args = {"key": "a", "text": "裁定", "saw": heads}
    settled = member.make(dossier, "test.settle/1", args, base={"notes/a": heads[0]})
    lab.note(member, dossier, "a", "签字后改的")
    lab.sync(member)
    lock(lab, leader, dossier, mark(member, settled))
    assert lab.texts(dossier, "a") == ["裁定"]


def test_a_held_supplement_is_released_by_a_person(lab, session):
    dossier, leader, member = team(lab)
    lock(lab, leader, dossier)
    lab.note(member, dossier, "a", "外")
    lab.sync(member)
    now = lab.ledger(member)[0].received_at
    assert release.release(session, member.device_id, 1, CONTEXT, now, leader.user_id, "采用") == "applied"
    session.commit()
    assert lab.texts(dossier, "a") == ["外"]
    lab.sync(member)
    decision = member.value(member.user_id, f"decisions/{member.mutations[0].id}")
    assert (decision["outcome"], decision["reason"]) == ("applied", "采用")
    with pytest.raises(Fault, match=r"sync\.not_held"):
        release.release(session, member.device_id, 1, CONTEXT, now, leader.user_id)
    answer = lab.post(member, member.request(member.mutations)).get_json()
    assert lab.outcomes(answer) == [(1, "held", "sync.outside_cut")], "the first settlement stands"


@pytest.mark.rule("R139")
def test_p56_the_conflict_check_runs_again_at_release(lab, session):
    dossier, leader, member = team(lab)
    lab.note(member, dossier, "a", "离组前")
    dossiers.withdraw(session, dossier, member.user_id)
    session.commit()
    lab.note(leader, dossier, "a", "组长")
    lab.sync(leader)
    lab.sync(member)
    now = lab.ledger(member)[0].received_at
    assert release.release(session, member.device_id, 1, CONTEXT, now, leader.user_id) == "contested"
    session.commit()
    assert lab.texts(dossier, "a") == ["组长", "离组前"]


def test_declined_work_stays_on_record(lab, session):
    dossier, leader, member = team(lab)
    dossiers.withdraw(session, dossier, member.user_id)
    session.commit()
    lab.note(member, dossier, "a", "1")
    lab.sync(member)
    now = lab.ledger(member)[0].received_at
    release.decline(session, member.device_id, 1, CONTEXT, now, leader.user_id, "与事实不符")
    session.commit()
    lab.sync(member)
    decision = member.value(member.user_id, f"decisions/{member.mutations[0].id}")
    assert (decision["outcome"], decision["reason"]) == ("rejected", "与事实不符")
    assert release.pending(session, [dossier]) == [] and len(lab.ledger(member)) == 1


@pytest.mark.rule("R94")
def test_what_the_server_wrote_after_an_outside_write_goes_with_it(lab, session):
    dossier, leader, member = team(lab)
    closed = lab.note(member, dossier, "b", "关")
    lab.note(member, dossier, "a", "签字后新增")
    lab.sync(member)
    dossiers.write_online(session, dossier, {("notes", "a"): {"text": "签字后新增", "state": "verified"}})
    dossiers.write_online(session, dossier, {("notes", "b"): {"text": "关", "state": "verified"}})
    session.commit()
    lock(lab, leader, dossier, mark(member, closed))
    assert lab.row(dossier, "notes/a").value is None
    assert lab.row(dossier, "notes/b").value["state"] == "verified"
