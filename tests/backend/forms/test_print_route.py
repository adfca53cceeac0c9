"""GET /api/forms/tasks/<id>/F-09.pdf: for the team and the officials of the departments that took part."""

import re
import subprocess

import pytest

from backend.forms.rendering import FORMS
from backend.web.store import current_store
from sync import media
from tests.backend.fieldwork.played import closed_by_both, signed_rows
from tests.backend.fieldwork.site import Visit, digest
from tests.backend.forms import papers_example as papers
from tests.backend.forms import record_example as example
from tests.backend.forms.test_f09 import handwriting, text_of
from tests.cast import get


@pytest.fixture
def printed(visit: Visit) -> Visit:
    """A locked record whose bytes, and the party's handwriting, are here."""
    return locked(visit, example.record())


def locked(visit: Visit, record: dict) -> Visit:
    content = example.canonical(record)
    parts = closed_by_both(visit, answer=False)
    hand = handwriting()
    args = {
        "signer_name": "刘某（演示）", "signer_role": "当班经理", "signature": example.sha256(hand), "sealed": False,
        "opinion": "情况属实", "record": example.sha256(content),
    }  # fmt: skip
    visit.capture("lead", "party.confirm", args, ["confirmation/self"])
    visit.lock("lead", parts, signed_rows(visit), record=example.sha256(content))
    visit.send("partner")
    visit.send("lead")
    visit.bytes_of = {example.sha256(content): content, example.sha256(hand): hand}
    return visit


def form(visit: Visit, client, name: str):
    return get(client, visit.cast.lead, f"/api/forms/tasks/{visit.task.id}/{name}.pdf")


def deliver(visit: Visit) -> None:
    for name, content in visit.bytes_of.items():
        current_store().put(media.key_of(bytes.fromhex(name)), content)
        visit.verify_digest(bytes.fromhex(name))


def url(visit: Visit) -> str:
    return f"/api/forms/tasks/{visit.task.id}/F-09.pdf"


@pytest.mark.rule("R85", "R87")
def test_it_works(printed: Visit, client):
    deliver(printed)
    answer = get(client, printed.cast.lead, url(printed))
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    out = subprocess.run(["pdftotext", "-raw", "-", "-"], input=answer.data, capture_output=True, check=True)
    text = re.sub(r"\s+", "", out.stdout.decode())
    assert "刘某（演示）/当班经理" in text
    images = subprocess.run(["pdfimages", "-list", "-"], input=answer.data, capture_output=True, check=True)
    assert " image " in images.stdout.decode()


@pytest.mark.parametrize("who", ["second", "partner", "reviewer", "amr_reviewer", "head"])
def test_who_may_print(printed: Visit, client, who: str):
    deliver(printed)
    assert get(client, getattr(printed.cast, who), url(printed)).status_code == 200


@pytest.mark.rule("R136")
@pytest.mark.parametrize("who", ["outsider", "stranger", "clerk", "sysadmin"])
def test_for_everybody_else_there_is_no_such_form(printed: Visit, client, who: str):
    deliver(printed)
    assert get(client, getattr(printed.cast, who), url(printed)).status_code == 404


def test_a_record_still_on_the_phone_is_said_in_words(printed: Visit, client):
    answer = get(client, printed.cast.lead, url(printed))
    assert (answer.status_code, answer.json["code"]) == (404, "forms.record_missing")


def test_a_task_that_is_not_locked_has_no_form(visit: Visit, client):
    assert get(client, visit.cast.lead, url(visit)).json["code"] == "forms.record_missing"
    assert client.get(url(visit)).status_code == 401


def test_bytes_that_are_no_record_are_said_in_words(visit: Visit, client):
    parts = closed_by_both(visit)
    visit.lock("lead", parts, signed_rows(visit), record=digest("the record"))
    visit.send("partner")
    visit.send("lead")
    visit.bytes_of = {digest("the record"): b"the record"}
    deliver(visit)
    answer = get(client, visit.cast.lead, url(visit))
    assert (answer.status_code, answer.json["code"]) == (422, "forms.record_unreadable")


@pytest.mark.rule("R88", "R91", "R92")
@pytest.mark.parametrize(
    ("change", "name", "said"),
    [
        ({"mode": "REFUSED", "refusal": papers.REFUSAL}, "F-12", "等老板来再说"),
        ({"mode": "NOT_PRESENT", "unreachable": papers.UNREACHABLE}, "F-14", "大门紧锁"),
        ({"mode": "UNCOOPERATIVE", "uncooperative": papers.UNCOOPERATIVE}, "F-14", "锁闭大门；拒绝提供台账"),
        ({"visit": papers.visit()}, "F-11", "更换3号机铅封并重新申请强制检定"),
        ({}, "F-10", "3号机铅封缺失"),
    ],
)
def test_each_form_of_the_visit_is_printed(visit: Visit, client, change: dict, name: str, said: str):
    deliver(locked(visit, example.record(**change)))
    answer = form(visit, client, name)
    assert answer.status_code == 200, answer.json
    assert said in text_of(answer.data)
    listed = get(client, visit.cast.reviewer, f"/api/forms/tasks/{visit.task.id}").json["items"]
    assert {"form": name, "title": FORMS[name], "count": 1} in listed


@pytest.mark.parametrize("name", ["F-11", "F-12", "F-13", "F-14", "F-17"])
def test_a_form_the_visit_did_not_need_is_said_in_words(printed: Visit, client, name: str):
    deliver(printed)
    answer = form(printed, client, name)
    assert (answer.status_code, answer.json["code"]) == (404, "forms.not_applicable")
    assert name in answer.json["detail"]


def test_a_form_nobody_knows_is_said_in_words(printed: Visit, client):
    assert form(printed, client, "F-99").json["code"] == "forms.unknown"


@pytest.mark.rule("R136")
def test_the_list_of_forms_is_for_the_same_people(printed: Visit, client):
    address = f"/api/forms/tasks/{printed.task.id}"
    assert get(client, printed.cast.reviewer, address).status_code == 200
    assert get(client, printed.cast.outsider, address).status_code == 404
    assert client.get(address).status_code == 401


@pytest.mark.rule("R87")
def test_before_the_record_is_here_the_forms_about_the_task_are_listed(printed: Visit, client):
    listed = get(client, printed.cast.lead, f"/api/forms/tasks/{printed.task.id}").json["items"]
    assert [one["form"] for one in listed] == ["F-04", "F-06", "F-07"]
