"""How the party answered: signature, refusal, nobody there."""

from typing import Any
from uuid import uuid4

import pytest

from tests.backend.fieldwork.site import Visit, digest

ROW = ["confirmation/self"]
RECORD = digest("the record")


def refusal(visit: Visit, **change: Any) -> dict[str, Any]:
    return {
        "reason": "认为铅封并非本站损坏", "document": "实地抽查记录表", "told": True, "media": [digest("sound")],
        "officers": visit.signatures(["lead", "partner"]), "opinion": "", "record": RECORD,
    } | change  # fmt: skip


def nobody(visit: Visit, **change: Any) -> dict[str, Any]:
    return {
        "site_state": "大门紧锁", "address_visited": visit.task.object_frozen["address_registered"],
        "address_explanation": "", "note": "多次联系无人应答", "media": [digest("door")],
        "officers": visit.signatures(["lead", "partner"]), "record": RECORD,
    } | change  # fmt: skip


@pytest.mark.rule("R87")
def test_the_party_signs(visit: Visit):
    args = {
        "signer_name": "刘某",
        "signer_role": "当班经理",
        "signature": digest("hand"),
        "sealed": False,
        "opinion": "属实",
        "record": RECORD,
    }
    assert visit.do("lead", "party.confirm", args, ROW).outcome == "applied"
    row = visit.row("confirmation/self")
    assert (row["mode"], row["signer_role"], row["opinion"]) == ("SIGNED", "当班经理", "属实")
    assert (row["refusal"], row["unreachable"]) == (None, None)


@pytest.mark.rule("R87")
def test_a_signature_without_a_name_is_refused(visit: Visit):
    args = {"signer_name": "", "signature": digest("hand"), "record": RECORD}
    assert visit.do("lead", "party.confirm", args, ROW).problem["code"] == "input.invalid"


@pytest.mark.rule("R88")
def test_a_refusal_with_a_recording_counts(visit: Visit):
    visit.attach("lead", "sound", kind="AUDIO", purpose="REFUSAL", duration_ms=35_000)
    assert visit.do("lead", "party.refuse", refusal(visit), ROW).outcome == "applied"
    assert visit.row("confirmation/self")["refusal"]["told"] is True


@pytest.mark.rule("R88")
@pytest.mark.parametrize("kind", [None, "PHOTO"])
def test_a_note_alone_or_a_photo_is_no_recording(visit: Visit, kind: str | None):
    if kind:
        visit.attach("lead", "sound", kind=kind)
    settled = visit.do("lead", "party.refuse", refusal(visit, media=[digest("sound")] if kind else []), ROW)
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "refusal.recording_missing")


@pytest.mark.rule("R88")
def test_a_recording_on_a_colleagues_phone_never_refuses_the_note(visit: Visit):
    assert visit.do("lead", "party.refuse", refusal(visit), ROW).outcome == "applied"


@pytest.mark.rule("R88")
def test_the_county_may_do_without_a_recording(visit: Visit):
    visit = visit.under(refusal_av_required=False)
    assert visit.do("lead", "party.refuse", refusal(visit, media=[]), ROW).outcome == "applied"


@pytest.mark.rule("R88")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": "  "}, "refusal.reason_missing"),
        ({"document": ""}, "refusal.document_missing"),
        ({"officers": []}, "officers.two_signatures"),
    ],
)
def test_a_refusal_needs_reason_document_and_two_officers(visit: Visit, change: dict, code: str):
    assert visit.do("lead", "party.refuse", refusal(visit, **change), ROW).problem["code"] == code


@pytest.mark.rule("R88")
def test_one_officer_signing_twice_is_one(visit: Visit):
    twice = visit.signatures(["lead", "lead"])
    settled = visit.do("lead", "party.refuse", refusal(visit, officers=twice), ROW)
    assert settled.problem["details"]["present"] == 1


@pytest.mark.rule("R89")
def test_a_witness_is_optional_and_welcome(visit: Visit):
    key = str(uuid4())
    args = {
        "id": key,
        "name": "村干部演示",
        "unit": "村委会",
        "contact": "139",
        "relation": "",
        "statement": "",
        "signature": None,
    }
    assert visit.do("lead", "witness.record", args, [f"witnesses/{key}"]).outcome == "applied"


@pytest.mark.rule("R89")
@pytest.mark.parametrize(("name", "contact"), [("钱一", ""), ("某人", "138-0000-0000")])
def test_a_member_of_the_team_is_no_witness(visit: Visit, name: str, contact: str):
    key = str(uuid4())
    args = {
        "id": key,
        "name": name,
        "unit": "",
        "contact": contact,
        "relation": "",
        "statement": "",
        "signature": None,
    }
    assert (
        visit.do("lead", "witness.record", args, [f"witnesses/{key}"]).problem["code"]
        == "witness.of_the_team"
    )


@pytest.mark.rule("R91")
def test_nobody_reached_is_a_result_of_its_own(visit: Visit):
    visit.attach("lead", "door", purpose="UNREACHABLE")
    assert visit.do("lead", "party.unreachable", nobody(visit), ROW).outcome == "applied"
    assert visit.row("task/self")["state"] == "UNREACHABLE"


@pytest.mark.rule("R91")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"media": []}, "unreachable.photo_missing"),
        ({"note": ""}, "unreachable.note_missing"),
        ({"address_visited": "别处"}, "unreachable.address_unexplained"),
        ({"officers": []}, "officers.two_signatures"),
    ],
)
def test_an_unreachable_party_needs_its_evidence(visit: Visit, change: dict, code: str):
    assert visit.do("lead", "party.unreachable", nobody(visit, **change), ROW).problem["code"] == code


@pytest.mark.rule("R91")
def test_another_address_is_fine_when_explained(visit: Visit):
    args = nobody(visit, address_visited="东门", address_explanation="登记门牌已改")
    assert visit.do("lead", "party.unreachable", args, ROW).outcome == "applied"
