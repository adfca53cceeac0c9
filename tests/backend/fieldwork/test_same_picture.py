"""The same picture attached to two lines stands at both: a row each, the bytes once."""

from uuid import uuid4

from backend.fieldwork.evidence import rules
from tests.backend.fieldwork.played import play
from tests.backend.fieldwork.site import Visit, digest, evidence
from tests.cast import get

NAME = "the same picture"


def attach(visit: Visit, who: str, line: str | None, key: str | None = None):
    args = evidence(NAME, "PHOTO", line) | ({"id": key} if key else {})
    row = f"evidence/{key or args['sha256']}"
    return visit.capture(who, "evidence.attach", args, [row], media=[args["sha256"]])


def test_it_stands_at_both_lines_and_both_learn_that_it_was_verified(visit: Visit):
    keys = [str(uuid4()), str(uuid4())]
    for line, key in zip(("M1", "M2"), keys, strict=True):
        attach(visit, "partner", line, key)
    visit.send("partner")
    visit.verify(NAME)
    rows = rules.rows_of(visit.rows("evidence"), digest(NAME))
    assert {key: (row["line"], row["state"]) for key, row in rows.items()} == {
        keys[0]: ("M1", "verified"),
        keys[1]: ("M2", "verified"),
    }


def test_two_phones_that_attach_it_without_a_network_are_no_contest(visit: Visit):
    keys = {"lead": str(uuid4()), "partner": str(uuid4())}
    made = {who: attach(visit, who, line, keys[who]) for who, line in (("lead", "C1"), ("partner", "M1"))}
    assert [visit.send(who)[made[who].seq].outcome for who in made] == ["applied", "applied"]
    assert {row["line"] for row in visit.rows("evidence").values()} == {"C1", "M1"}
    assert all(visit.contest(f"evidence/{key}") == [] for key in keys.values())


def test_a_phone_of_before_still_names_it_by_its_hash(visit: Visit):
    attach(visit, "partner", "M1")
    visit.send("partner")
    assert list(visit.rows("evidence")) == [digest(NAME)]


def test_the_desk_shows_each_attachment_and_counts_the_file_once(client, visit: Visit):
    visit.check_in("partner")
    keys = [str(uuid4()), str(uuid4())]
    for line, key in zip(("M1", "M2"), keys, strict=True):
        attach(visit, "partner", line, key)
    play(visit)
    visit.verify(NAME)
    detail = get(client, visit.cast.reviewer, f"/api/results/tasks/{visit.task.id}").json
    shown = {one["id"]: one for one in detail["evidence"] if one["sha256"] == digest(NAME)}
    assert [shown[key]["line"] for key in keys] == ["M1", "M2"]
    assert all(one["signature_valid"] for one in shown.values())
    listed = get(client, visit.cast.reviewer, "/api/results/tasks").json["items"]
    assert next(row for row in listed if row["id"] == str(visit.task.id))["media"]["total"] == 1


def test_an_oral_order_is_proved_by_a_recording_attached_under_its_own_id(visit: Visit):
    for who in ("partner", "partner2"):
        visit.check_in(who, by=None if who == "partner" else "partner")
    key = str(uuid4())
    args = evidence("sound", "PHOTO", "M1") | {"id": key}
    visit.capture("partner", "evidence.attach", args, [f"evidence/{key}"], media=[args["sha256"]])
    made = visit.order("partner", "M1", given="ORAL", note="已当面说明", media=[args["sha256"]])
    settled = visit.send("partner")[made.seq]
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "measure.proof_missing")
