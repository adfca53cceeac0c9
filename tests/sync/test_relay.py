"""Work carried by a colleague's phone: never a gap, never moves its author's end; waits for what it builds on."""

import json
from uuid import uuid4

from sync import tables as t
from sync.phone import Phone
from tests.sync.test_conflict import team


def test_p43_relayed_first_then_its_own_arrival(lab):
    dossier, author, carrier = team(lab)
    lab.note(author, dossier, "a", "1")
    lab.note(author, dossier, "b", "2")
    answer = lab.post(carrier, carrier.request([], relayed=author.mutations[1:])).get_json()
    (relayed,) = answer["outcomes"]
    assert (relayed["device"], relayed["seq"], relayed["outcome"]) == (str(author.device_id), 2, "applied")
    assert answer["acknowledged"]["seq"] == 0
    own = lab.sync(author)
    assert lab.outcomes(own) == [(1, "applied", None), (2, "applied", None)]
    assert own["acknowledged"]["seq"] == 2
    assert [line.via for line in lab.ledger(author)] == ["push", "relay"]


def test_p43_p38_own_arrival_first_then_relayed(lab):
    dossier, author, carrier = team(lab)
    lab.note(author, dossier, "a", "1")
    first = lab.sync(author)["outcomes"]
    second = lab.post(carrier, carrier.request([], relayed=author.mutations)).get_json()["outcomes"]
    assert first == second


def test_p42_p43_a_relayed_fork_keeps_both_and_closes_the_author(lab):
    dossier, author, carrier = team(lab)
    lab.note(author, dossier, "a", "1")
    lab.sync(author)
    author.mutations.clear()
    other = lab.note(author, dossier, "a", "2")
    answer = lab.post(carrier, carrier.request([], relayed=[other])).get_json()
    assert answer["outcomes"][0]["problem"]["code"] == "sync.fork"
    kept = lab.session.execute(t.handed_over.select().where(t.handed_over.c.device_id == author.device_id))
    assert [row.payload for row in kept] == [other.payload]
    assert lab.post(author, author.request([])).get_json()["code"] == "sync.chain_closed"


def test_p43_what_was_damaged_on_the_way_is_scanned_again_and_harms_nobody(lab):
    dossier, author, carrier = team(lab)
    lab.note(author, dossier, "a", "1")
    body = carrier.request([], relayed=author.mutations)
    damaged = json.loads(json.dumps(body))
    damaged["relayed"][0]["signature"] = "A" * 86
    answer = lab.post(carrier, damaged).get_json()
    assert answer["outcomes"][0]["problem"]["code"] == "sync.relay_invalid"
    assert lab.ledger(author) == [] and lab.outcomes(lab.sync(author)) == [(1, "applied", None)]


def test_p51_relayed_later_work_waits_for_the_earlier_and_then_goes_through(lab):
    dossier, author, carrier = team(lab)
    lab.note(author, dossier, "a", "1")
    lab.note(author, dossier, "a", "2")
    lab.note(author, dossier, "a", "3")
    answer = lab.post(carrier, carrier.request([], relayed=author.mutations[1:])).get_json()
    waits = "sync.base_unknown"
    assert lab.outcomes(answer) == [(2, "held", waits), (3, "held", waits)]
    own = lab.sync(author)
    assert own["acknowledged"]["seq"] == 3
    assert lab.texts(dossier, "a") == ["3"]
    decisions = {row[2]: body["value"] for row, body in author.rows.items() if row[1] == "decisions" and body}
    assert decisions[str(author.mutations[1].id)]["outcome"] == "applied"


def test_work_of_a_device_nobody_knows_is_kept_by_its_bytes(lab):
    dossier, carrier = team(lab, 1)
    stranger = Phone(uuid4(), lab.user())
    made = lab.note(stranger, dossier, "a", "1")
    answer = lab.post(carrier, carrier.request([], relayed=[made])).get_json()
    (outcome,) = answer["outcomes"]
    assert outcome["outcome"] == "held" and outcome["problem"]["code"] == "sync.device_unknown"
    kept = lab.session.execute(t.handed_over.select().where(t.handed_over.c.device_id == stranger.device_id))
    assert [row.payload for row in kept] == [made.payload]
