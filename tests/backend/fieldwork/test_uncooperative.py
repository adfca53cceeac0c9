"""R92: the party lets nothing be inspected; the record is complete without a single line."""

import pytest
from sqlalchemy import select

from backend.audit.models import AuditEntry
from tests.backend.fieldwork.ending_otherwise import film, locked_against_resistance, resist, resistance
from tests.backend.fieldwork.site import Visit, digest


def refused(visit: Visit, made) -> str:
    settled = visit.send("lead")[made.seq]
    assert settled.outcome == "rejected"
    return settled.problem["code"]


@pytest.mark.rule("R92")
def test_a_video_and_the_note_are_enough(visit: Visit):
    assert locked_against_resistance(visit).outcome == "applied"
    row = visit.row("confirmation/self")
    assert (row["mode"], row["uncooperative"]["note"]) == ("UNCOOPERATIVE", "经告知仍拒绝")
    assert row["uncooperative"]["behaviours"] == ["拒绝进入", "其他：锁上大门"]
    assert visit.task.completed_on.isoformat() == "2026-05-13"


@pytest.mark.rule("R92")
def test_the_task_shows_it_until_the_record_is_locked(visit: Visit):
    film(visit)
    resist(visit)
    visit.send("lead")
    assert visit.row("task/self")["state"] == "UNCOOPERATIVE"


@pytest.mark.rule("R92")
@pytest.mark.parametrize("kind", [None, "PHOTO"])
def test_without_sound_or_film_it_is_blocked(visit: Visit, kind: str | None):
    if kind:
        visit.attach("lead", "film", kind=kind)
    made = resist(visit, media=[digest("film")] if kind else [])
    assert refused(visit, made) == "uncooperative.recording_missing"


@pytest.mark.rule("R92")
def test_a_colleagues_film_counts_whenever_it_arrives(visit: Visit):
    made = resist(visit)
    assert visit.send("lead")[made.seq].outcome == "applied"


@pytest.mark.rule("R92")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"warned": False}, "uncooperative.not_warned"),
        ({"warning": " "}, "uncooperative.not_warned"),
        ({"behaviours": [""]}, "uncooperative.behaviour_missing"),
        ({"note": ""}, "uncooperative.note_missing"),
        ({"officers": []}, "officers.two_signatures"),
    ],
)
def test_what_the_note_must_say(visit: Visit, change, code: str):
    film(visit)
    assert refused(visit, resist(visit, **change)) == code


@pytest.mark.rule("R92")
def test_one_officer_signing_twice_is_one(visit: Visit):
    film(visit)
    twice = visit.signatures(["lead"]) * 2
    assert refused(visit, resist(visit, officers=twice)) == "officers.two_signatures"


@pytest.mark.rule("R92")
def test_threatened_officers_leave_and_finish_elsewhere_with_true_times(visit: Visit):
    visit.check_in("lead")
    visit.check_in("second", by="lead")
    film(visit)
    visit.check_out("lead")
    left = round(visit.now().timestamp() * 1000) + 60_000
    visit.check_out("second", by="lead")
    elsewhere = {"lat_e7": 351000000, "lon_e7": 1133900000, "accuracy_m": 20, "system": "WGS84"}
    made = visit.capture(
        "lead", "party.uncooperative", resistance(visit), ["confirmation/self"], place=elsewhere
    )
    lock = visit.lock("lead", [], ["confirmation/self"], mode="UNCOOPERATIVE")
    settled = visit.send("lead")
    assert (settled[made.seq].outcome, settled[lock.seq].outcome) == ("applied", "applied")
    assert visit.row(f"checkins/{visit.cast.second.id}")["out_at"] == left
    assert visit.row("record/self")["locked_at"] > left


@pytest.mark.rule("R90")
def test_on_a_safety_check_the_department_is_told(visit: Visit):
    visit.task.field_code = "F3"
    film(visit)
    made = resist(visit)
    settled = visit.send("lead")[made.seq]
    assert "refusal_reported" in settled.flags
    told = visit.session.scalars(select(AuditEntry).where(AuditEntry.action == "refusal.report")).all()
    assert [entry.task_id for entry in told] == [visit.task.id]


@pytest.mark.rule("R90")
def test_elsewhere_nobody_is_told(visit: Visit):
    film(visit)
    made = resist(visit)
    settled = visit.send("lead")[made.seq]
    assert "refusal_reported" not in (settled.flags or [])
