"""R93: a department finds nothing of what it inspects; the others go on."""

import pytest

from tests.backend.fieldwork.ending_otherwise import hotel, no_activity
from tests.backend.fieldwork.site import Visit


@pytest.fixture
def there(visit: Visit) -> Visit:
    visit.check_in("lead")
    visit.check_in("second", by="lead")
    return visit


@pytest.mark.rule("R93")
def test_the_seed_shop_is_a_hotel_now(there: Visit):
    hotel(there)
    made = no_activity(there, "lead", ["C1", "C2"])
    assert there.send("lead")[made.seq].outcome == "applied"
    for line in ("C1", "C2"):
        row = there.row(f"findings/{line}")
        assert (row["checked"], row["outcome"]) == (False, "NO_RELEVANT_ACTIVITY")
        assert row["reason"] == "种子门店已改为宾馆"
    assert there.row("findings/M1") is None


@pytest.mark.rule("R93")
def test_lines_not_named_keep_what_was_found(there: Visit):
    there.record("lead", "C1")
    hotel(there)
    no_activity(there, "lead", ["C2"])
    there.send("lead")
    assert there.row("findings/C1")["checked"] is True


@pytest.mark.rule("R93")
def test_it_is_undone_by_recording_the_line(there: Visit):
    hotel(there)
    no_activity(there, "lead", ["C1", "C2"])
    there.record("lead", "C1")
    there.send("lead")
    assert there.row("findings/C1")["outcome"] == "NO_PROBLEM_FOUND"


@pytest.mark.rule("R93")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "no_activity.reason_missing"),
        ({"media": []}, "no_activity.photo_missing"),
        ({"lines": ["M1"]}, "line.not_own"),
        ({"lines": ["X9"]}, "line.unknown"),
        ({"lines": []}, "input.invalid"),
    ],
)
def test_what_it_needs(there: Visit, change, code: str):
    hotel(there)
    made = no_activity(there, "lead", change.pop("lines", ["C1"]), **change)
    assert there.send("lead")[made.seq].problem["code"] == code


@pytest.mark.rule("R93")
def test_a_sound_is_no_photo(there: Visit):
    there.attach("lead", "hotel", kind="AUDIO")
    made = no_activity(there, "lead", ["C1"])
    assert there.send("lead")[made.seq].problem["code"] == "no_activity.photo_missing"


@pytest.mark.rule("R93")
def test_another_department_says_nothing_about_ours(there: Visit):
    hotel(there)
    made = no_activity(there, "lead", ["M1"], department=str(there.cast.amr.id))
    assert there.send("lead")[made.seq].problem["code"] == "part.not_own"
