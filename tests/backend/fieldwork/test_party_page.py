"""What the party is told and what it may ask for: receipt, recusal, objection (R60, R70, R87)."""

import pytest

from backend.accounts.models import User
from backend.fieldwork.doorstep import cases, recusal
from backend.fieldwork.doorstep.models import PartyCase
from backend.tasks.approvals import service as approvals
from backend.web.store import current_store
from sync import dossiers, media
from tests.backend.fieldwork.door import ask, scan, shown_by, tell, token_of
from tests.backend.fieldwork.played import closed_by_both, play, signed_rows
from tests.backend.fieldwork.site import Visit
from tests.backend.forms import record_example as example
from tests.cast import get, post


@pytest.fixture
def locked(visit: Visit) -> bytes:
    """A locked record whose bytes are still on the phone."""
    content = example.canonical(example.record())
    parts = closed_by_both(visit)
    visit.lock("lead", parts, signed_rows(visit), record=example.sha256(content))
    visit.send("partner")
    visit.send("lead")
    return content


def deliver(visit: Visit, content: bytes) -> None:
    digest = bytes.fromhex(example.sha256(content))
    current_store().put(media.key_of(digest), content)
    visit.verify_digest(digest)


def cards_of(visit: Visit, head: User) -> list[dict]:
    """The head's cards about recusal."""
    cards = dossiers.read_rows(visit.session, head.id, "approvals").values()
    return [card for card in cards if card["kind"] == "RECUSAL"]


@pytest.mark.rule("R70", "R74")
def test_whoever_is_there_is_told(visit: Visit):
    visit.check_in("lead")
    assert tell(visit).outcome == "applied"
    row = visit.row("told/self")
    assert (row["shown_to"], row["shown_role"], row["by"]) == (
        "刘某（演示）",
        "当班经理",
        str(visit.cast.lead.id),
    )
    assert row["at"] > 0


@pytest.mark.rule("R70")
def test_nobodys_name_or_title_is_demanded(visit: Visit):
    settled = tell(visit, shown_to="", shown_role="", officers=[])
    assert (settled.outcome, settled.flags) == ("applied", None)


def test_naming_somebody_who_is_not_on_the_team_is_flagged_not_refused(visit: Visit):
    settled = tell(visit, officers=[str(visit.cast.outsider.id)])
    assert (settled.outcome, settled.flags) == ("applied", ["told_names_outsider"])


@pytest.mark.rule("R60")
def test_recusal_asked_for_at_the_door_becomes_a_case_of_that_persons_own_head(visit: Visit, client):
    tell(visit, recusal=True, recusal_of=[str(visit.cast.partner.id)], recusal_reason="与我方有债务纠纷")
    (case,) = cases.of_task(visit.session, visit.task.id)
    assert (case.number[:8], case.source, case.department_id) == ("HB-2026-", "ON_SITE", visit.cast.amr.id)
    assert visit.row(f"cases/{case.id}")["state"] == "OPEN"
    assert visit.row("task/self")["state"] != "SUSPENDED"


@pytest.mark.rule("R60")
def test_recusal_without_a_name_or_reason_is_not_lost(visit: Visit):
    tell(visit, recusal=True)
    (case,) = cases.of_task(visit.session, visit.task.id)
    assert case.department_id == visit.cast.com.id
    assert case.words


@pytest.mark.rule("R60")
def test_the_party_asks_for_recusal_the_head_rejects_with_a_reason_the_party_sees_it(visit: Visit, client):
    code = shown_by(visit, "lead")
    asked = ask(client, code, kind="RECUSAL", about=str(visit.cast.lead.id), words="与我方有亲属关系")
    assert (asked.status_code, asked.json["number"][:8]) == (201, "HB-2026-")
    (case,) = scan(client, code).json["cases"]
    assert (case["state"], case["about"], case["department"]) == ("OPEN", "张一", "武陟县商务局")
    url = f"/api/doorstep/cases/{visit.session.query(PartyCase).one().id}/decide"
    said = {"granted": False, "opinion": "经核实无亲属关系，不予回避。"}
    assert post(client, visit.cast.amr_head, url, said).status_code == 404
    assert post(client, visit.cast.reviewer, url, said).json["code"] == "party.not_decider"
    assert post(client, visit.cast.head, url, said).status_code == 200
    assert post(client, visit.cast.head, url, said).json["code"] == "party.decided_already"
    (case,) = scan(client, code).json["cases"]
    assert (case["state"], case["opinion"], case["suspends"]) == (
        "DECLINED",
        "经核实无亲属关系，不予回避。",
        False,
    )
    (row,) = visit.rows("cases").values()
    assert row["state"] == "DECLINED"


@pytest.mark.rule("R60")
def test_the_head_decides_on_the_card_too(visit: Visit, client):
    tell(visit, recusal=True, recusal_of=[str(visit.cast.partner.id)], recusal_reason="与我方有债务纠纷")
    (case,) = cases.of_task(visit.session, visit.task.id)
    (card,) = cards_of(visit, visit.cast.amr_head)
    assert card["state"] == "WAITING"
    assert {"label": "当事人的理由", "value": "与我方有债务纠纷"} in card["facts"]
    request = recusal.waiting_for(visit.session, case)
    approvals.decide(visit.session, visit.cast.amr_head, request, "APPROVE", "")
    visit.session.commit()
    (shown,) = scan(client, token_of(visit)).json["cases"]
    assert (shown["state"], shown["opinion"]) == ("GRANTED", "同意回避")


@pytest.mark.rule("R60")
def test_only_the_head_says_that_work_stops(visit: Visit, client):
    tell(visit, recusal=True, recusal_of=[str(visit.cast.lead.id)], recusal_reason="亲属")
    (case,) = cases.of_task(visit.session, visit.task.id)
    said = {"granted": True, "opinion": "属实，改派他人。", "suspends": True}
    assert post(client, visit.cast.head, f"/api/doorstep/cases/{case.id}/decide", said).status_code == 200
    (row,) = visit.rows("cases").values()
    assert (row["state"], row["suspends"]) == ("GRANTED", True)
    (card,) = cards_of(visit, visit.cast.head)
    assert card["state"] == "APPROVED"


@pytest.mark.rule("R60", "R138")
def test_a_recusal_granted_puts_the_replacement_on_the_heads_desk(visit: Visit, client):
    tell(visit, recusal=True, recusal_of=[str(visit.cast.second.id)], recusal_reason="亲属")
    (case,) = cases.of_task(visit.session, visit.task.id)
    said = {"granted": True, "opinion": "属实，改派他人。"}
    assert post(client, visit.cast.head, f"/api/doorstep/cases/{case.id}/decide", said).status_code == 200
    cards = dossiers.read_rows(visit.session, visit.cast.head.id, "approvals").values()
    waiting = [card for card in cards if card["state"] == "WAITING"]
    assert [card["kind"] for card in waiting] == ["REPLACEMENT"]
    assert visit.row(f"members/{visit.cast.second.id}") is None
    (asked,) = visit.rows("replacements").values()
    assert (asked["user"], asked["reason"], asked["state"]) == (
        str(visit.cast.second.id),
        "RECUSAL",
        "WAITING",
    )


@pytest.mark.rule("R60")
def test_a_recusal_declined_changes_no_seat(visit: Visit, client):
    tell(visit, recusal=True, recusal_of=[str(visit.cast.second.id)], recusal_reason="亲属")
    (case,) = cases.of_task(visit.session, visit.task.id)
    said = {"granted": False, "opinion": "不是亲属。"}
    post(client, visit.cast.head, f"/api/doorstep/cases/{case.id}/decide", said)
    assert visit.rows("replacements") == {}
    assert visit.row(f"members/{visit.cast.second.id}") is not None


@pytest.mark.rule("R60")
def test_recusal_names_somebody_of_the_team(visit: Visit, client):
    for about in ("", str(visit.cast.outsider.id), "nonsense"):
        answer = ask(client, token_of(visit), kind="RECUSAL", about=about, words="x")
        assert (answer.status_code, answer.json["code"]) == (422, "party.nobody_named")


def test_before_the_lock_there_is_no_receipt(visit: Visit, client):
    assert scan(client, token_of(visit)).json["stage"] == "BEFORE"
    visit.check_in("lead")
    visit.send("lead")
    page = scan(client, token_of(visit)).json
    assert (page["stage"], page["receipt"]) == ("ON_SITE", None)


@pytest.mark.rule("R87")
def test_a_receipt_that_is_still_on_the_phone_says_so(visit: Visit, client):
    page = scan(client, shown_by(visit, "lead", code="48217730")).json
    assert (page["stage"], page["scanned_code"]) == ("UPLOADING", "48217730")


@pytest.mark.rule("R87")
def test_the_receipt_is_the_record_as_signed(visit: Visit, locked: bytes, client):
    assert scan(client, token_of(visit)).json["stage"] == "UPLOADING"
    deliver(visit, locked)
    page = scan(client, token_of(visit)).json
    receipt = page["receipt"]
    assert (page["stage"], receipt["mode"], receipt["sha256"]) == ("LOCKED", "签名", example.sha256(locked))
    assert receipt["code"] == visit.row("record/self")["code"]
    (duty,) = receipt["duties"]
    assert (duty["measure"], duty["fact"]) == ("责令限期改正（2026-06-10前）", "3号机铅封缺失")
    assert receipt["lines"][1]["reason"] == "台账送审，当日不在现场"
    assert page["deadline"]["date"] == "2026-06-10"


def test_an_objection_gets_a_number_and_an_answer(visit: Visit, locked: bytes, client):
    code = token_of(visit)
    first = ask(client, code, kind="OBJECTION", department=str(visit.cast.amr.id), words="3号机当日已报修")
    second = ask(client, code, kind="OBJECTION", words="另有补充", contact="13900000000")
    numbers = [answer.json["number"] for answer in (first, second)]
    assert [number[:8] for number in numbers] == ["YY-2026-"] * 2
    assert int(numbers[1][8:]) == int(numbers[0][8:]) + 1
    waiting = get(client, visit.cast.amr_reviewer, "/api/doorstep/cases?state=OPEN").json
    assert [(one["number"], one["may_decide"]) for one in waiting["items"]] == [(numbers[0], True)]
    url = f"/api/doorstep/cases/{waiting['items'][0]['id']}/decide"
    said = {"granted": True, "opinion": "已核实报修记录，予以更正。"}
    assert post(client, visit.cast.amr_reviewer, url, said).json["state"] == "GRANTED"
    shown = {one["number"]: one["opinion"] for one in scan(client, code).json["cases"]}
    assert shown[numbers[0]] == "已核实报修记录，予以更正。"


def test_the_partys_telephone_is_for_whoever_answers(visit: Visit, client):
    ask(client, token_of(visit), kind="OBJECTION", words="有异议", contact="13900000000")
    url = f"/api/doorstep/tasks/{visit.task.id}"
    assert get(client, visit.cast.reviewer, url).json["cases"][0]["contact"] == "13900000000"
    assert get(client, visit.cast.amr_reviewer, url).json["cases"][0]["contact"] == ""


@pytest.mark.parametrize("words", ["", "   ", "长" * 2001])
def test_an_objection_says_something_and_not_a_book(visit: Visit, client, words: str):
    answer = ask(client, token_of(visit), kind="OBJECTION", words=words)
    assert answer.status_code == 422


def test_nobody_is_flooded(visit: Visit, client):
    answers = [
        ask(client, token_of(visit), kind="OBJECTION", words=f"第{n}件") for n in range(cases.MOST_A_DAY + 1)
    ]
    assert [answer.status_code for answer in answers] == [201] * cases.MOST_A_DAY + [429]
    assert answers[-1].json["code"] == "party.too_many_cases"


@pytest.mark.rule("R60")
def test_a_visit_with_a_recusal_is_locked_like_any_other(visit: Visit, client):
    tell(visit, recusal=True, recusal_of=[str(visit.cast.second.id)], recusal_reason="亲属")
    (case,) = cases.of_task(visit.session, visit.task.id)
    said = {"granted": False, "opinion": "经核实不是亲属。"}
    post(client, visit.cast.head, f"/api/doorstep/cases/{case.id}/decide", said)
    settled = play(visit)
    assert (settled.outcome, settled.problem) == ("applied", None)
    assert visit.row("record/self")["incomplete"] is False
