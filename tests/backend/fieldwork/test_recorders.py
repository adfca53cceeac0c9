"""A body camera named on site: what it stands for before its files are here."""

from typing import Any
from uuid import uuid4

import pytest

from backend.fieldwork.recorders import rules
from sync.anchors import to_ms
from tests.backend.fieldwork.played import recorded
from tests.backend.fieldwork.site import START, Visit, digest

FROM = to_ms(START)
HOUR = 3_600_000


def entry(**change: Any) -> dict[str, Any]:
    return {
        "id": str(uuid4()), "device_no": "DSJ-0417", "purpose": "SITE", "line": None, "from": FROM,
        "to": FROM + HOUR, "note": "",
    } | change  # fmt: skip


def note(visit: Visit, args: dict[str, Any], who: str = "lead") -> Any:
    return visit.do(who, "recorder.note", args, [f"recorders/{args['id']}"])


def refusal(visit: Visit, **change: Any) -> dict[str, Any]:
    return {
        "reason": "认为铅封并非本站损坏", "document": "实地抽查记录表", "told": True, "media": [],
        "officers": visit.signatures(["lead", "partner"]), "opinion": "", "record": digest("the record"),
    } | change  # fmt: skip


@pytest.mark.rule("R76")
def test_it_works(visit: Visit):
    args = entry()
    assert note(visit, args).outcome == "applied"
    expected = args | {"by": str(visit.cast.lead.id), "state": "AWAITED", "files": []}
    assert visit.row(f"recorders/{args['id']}") == expected


@pytest.mark.rule("R76")
def test_its_end_is_told_later_and_keeps_what_was_imported(visit: Visit):
    args = entry(to=None)
    first = visit.capture("lead", "recorder.note", args, [f"recorders/{args['id']}"])
    later = visit.capture("lead", "recorder.note", args | {"to": FROM + HOUR}, [f"recorders/{args['id']}"])
    outcomes = visit.send("lead")
    assert [outcomes[each.seq].outcome for each in (first, later)] == ["applied", "applied"]
    assert visit.row(f"recorders/{args['id']}")["to"] == FROM + HOUR


@pytest.mark.rule("R88")
@pytest.mark.parametrize("change", [{"purpose": "REFUSAL"}, {"purpose": "SITE", "to": None}])
def test_a_recorder_named_for_the_refusal_or_still_running_meets_the_duty(visit: Visit, change: dict):
    note(visit, entry(**change))
    settled = visit.do("lead", "party.refuse", refusal(visit), ["confirmation/self"])
    assert (settled.outcome, settled.flags) == ("applied", ["recorder_awaited"])


@pytest.mark.rule("R88")
@pytest.mark.parametrize("change", [{"purpose": "NOTICE"}, {"purpose": "SITE"}])
def test_a_recorder_that_had_ended_or_was_for_something_else_does_not(visit: Visit, change: dict):
    note(visit, entry(**change))
    settled = visit.do("lead", "party.refuse", refusal(visit), ["confirmation/self"])
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "refusal.recording_missing")


@pytest.mark.rule("R88")
def test_a_colleagues_recorder_that_travels_with_the_refusal_counts(visit: Visit):
    args = entry(purpose="REFUSAL")
    relayed = visit.capture("second", "recorder.note", args, [f"recorders/{args['id']}"])
    made = visit.capture("lead", "party.refuse", refusal(visit), ["confirmation/self"])
    assert visit.send("lead", relayed=[relayed])[made.seq].outcome == "applied"


@pytest.mark.rule("R92")
def test_a_recorder_stands_for_the_duty_it_was_named_for():
    named = [entry(purpose="UNCOOPERATIVE")]
    assert (rules.meets(named, "UNCOOPERATIVE"), rules.meets(named, "REFUSAL")) == (True, False)


@pytest.mark.rule("R76")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"to": FROM - 1}, "recorder.span_wrong"),
        ({"line": "M1"}, "line.not_own"),
        ({"device_no": ""}, "input.invalid"),
        ({"purpose": "HOLIDAY"}, "input.invalid"),
    ],
)
def test_what_cannot_be_is_refused_in_words(visit: Visit, change: dict, code: str):
    assert note(visit, entry(**change)).problem["code"] == code


@pytest.mark.rule("R77")
def test_who_is_not_on_the_team_names_none(visit: Visit):
    assert note(visit, entry(), who="outsider").outcome != "applied"


@pytest.mark.rule("R76")
def test_files_are_late_two_days_after_the_end():
    kept = entry() | {"state": "AWAITED"}
    assert rules.overdue([kept], FROM + HOUR + rules.IMPORT_WITHIN_MS) == []
    assert rules.overdue([kept], FROM + HOUR + rules.IMPORT_WITHIN_MS + 1) == [kept]
    assert rules.overdue([kept | {"state": "IMPORTED"}], FROM + 99 * rules.IMPORT_WITHIN_MS) == []


@pytest.mark.rule("R76", "R140")
def test_gaps_source_and_what_a_recording_continues_are_kept(visit: Visit):
    gaps = [{"at_ms": 61_000, "lost_ms": 12_000, "why": "MUTED"}]
    recorded(visit, "lead", [])
    visit.attach("lead", "sound", kind="AUDIO", gaps=gaps, source="ALBUM", follows=digest("the part before"))
    visit.send("lead")
    row = visit.row(f"evidence/{digest('sound')}")
    assert (row["gaps"], row["source"], row["follows"]) == (gaps, "ALBUM", digest("the part before"))


@pytest.mark.parametrize(
    "change",
    [{"source": "DREAM"}, {"gaps": [{"at_ms": -1, "lost_ms": 0, "why": "MUTED"}]}, {"follows": "no hash"}],
)
def test_a_wrong_mark_is_refused(visit: Visit, change: dict):
    made = visit.attach("lead", "sound", kind="AUDIO", **change)
    assert visit.send("lead")[made.seq].problem["code"] == "input.invalid"
