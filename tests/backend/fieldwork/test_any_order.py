"""G3, sync.md 1: whatever order phones report in, the result is the same and so is what is legal about it.

Captured once on three phones; sent in drawn order, in drawn pieces, with pieces repeated and work carried for a
colleague; the bytes of a photo come before or after all of it. What is lawful (every outcome, every line of the completeness list, what was entered) never differs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from backend import clock
from backend.fieldwork import jobs
from backend.results import standing
from backend.results.case import all_departments, case_of
from backend.results.facts import completeness
from backend.results.sheet import latest_word, sheet_of
from sync import tables as t
from tests.backend.fieldwork.played import closed, sign, signed_rows
from tests.backend.fieldwork.site import Visit

PHONES = ("lead", "partner", "second")
COLLECTIONS = (
    "task",
    "checkins",
    "findings",
    "evidence",
    "parts",
    "confirmation",
    "record",
    "supplements",
    "review",
)
LAWFUL = {"contested": "applied"}  # which of two stands beside the other is a matter of arrival, not of law
STEP = st.tuples(st.sampled_from((*PHONES, "bytes")), st.integers(1, 4), st.booleans())


@pytest.fixture
def captured(visit: Visit) -> Visit:
    """A whole visit on three phones, nothing sent: two parts, a lock, and a phone that is not in the cut."""
    visit = visit.under(entry_responsibility="EACH")
    theirs = closed(visit, "partner", ["M1", "M2"], M1={"fact": "三号机铅封缺失"})
    visit.attach("lead", "photo", line="C1")
    visit.record("second", "C2", fact="没有给当事人看过")
    ours = closed(visit, "lead", ["C1", "C2"], C1={"fact": "证照齐全"})
    visit.check_out("second")
    visit.check_out("partner2", by="partner")
    sign(visit)
    visit.lock("lead", [("lead", ours), ("partner", theirs)], signed_rows(visit))
    user = str(visit.cast.second.id)
    visit.capture("second", "team.confirm", {"user": user}, [f"checkins/{user}"])
    for number, who in enumerate(("partner", "lead"), 1):
        key = f"00000000-0000-4000-8000-00000000000{number}"
        args = {"id": key, "row": "record/self", "why": "补充说明", "old": "", "new": who}
        visit.capture(who, "supplement.propose", args, [f"supplements/{key}"])
    return visit


@contextmanager
def undone(visit: Visit) -> Iterator[None]:
    """Everything sent inside is taken back afterwards."""
    session = visit.session
    session.commit()
    savepoint = session.get_bind().begin_nested()
    for phone in visit.phones.values():
        phone.settled_seq = 0
    try:
        yield
    finally:
        session.rollback()
        savepoint.rollback()
        session.expire_all()


def deliver(visit: Visit, steps: list[tuple[str, int, bool]], last: tuple[str, ...]) -> None:
    """Send piece by piece; `True` repeats the piece and carries the partner's part for him."""
    sent = dict.fromkeys(PHONES, 0)
    part = next(made for made in visit.phone("partner").mutations if b"part.close/1" in made.payload)
    for who, count, again in steps:
        if who == "bytes":
            visit.verify("photo" if again else "the record")
            continue
        piece = visit.phone(who).mutations[sent[who] : sent[who] + count]
        sent[who] += len(piece)
        visit.send(who, piece, relayed=[part] if again and who == "lead" else [])
        if again:
            visit.send(who, piece)
    for who in last:
        visit.send(who, visit.phone(who).mutations[sent[who] :])
    visit.verify("photo")
    visit.verify("the record")
    jobs.look_again(visit.session)


def seen(visit: Visit) -> dict[str, Any]:
    """Everything lawful about the visit, without names of writes and without which came first."""
    session, task = visit.session, visit.task
    rows = {name: visit.rows(name) for name in COLLECTIONS}
    facts = completeness(case_of(session, task, sheet_of(session, task.id), all_departments(task)))
    results = [standing.find(session, task.id, each) for each in all_departments(task)]
    m = t.mutation.c
    words = session.execute(
        select(m.device_id, m.seq, m.name, latest_word()).order_by(m.device_id, m.seq)
    ).all()
    return {
        "rows": rows,
        "facts": [(fact.code, fact.ok, fact.text) for fact in facts],
        "results": [(one.state, one.outcome, str(one.entered_by), one.entry) for one in results if one],
        "words": [(device, seq, name, LAWFUL.get(word, word)) for device, seq, name, word in words],
        "state": task.state,
    }


def everything(visit: Visit, steps: list[tuple[str, int, bool]], last: tuple[str, ...]) -> dict[str, Any]:
    with undone(visit), clock.at(datetime(2026, 5, 13, 10, tzinfo=UTC)):
        deliver(visit, steps, last)
        return seen(visit)


@pytest.mark.rule("R75", "R94", "R96", "R139")
def test_any_order_gives_the_same_result_and_the_same_legality(captured: Visit):
    expected = everything(captured, [], PHONES)
    assert [word for *_, name, word in expected["words"] if name == "record.lock/1"] == ["applied"]
    assert expected["rows"]["record"]["self"]["incomplete"] is False
    assert len(expected["results"]) == 2

    @settings(max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(STEP, max_size=8), st.permutations(PHONES))
    def holds(steps: list[tuple[str, int, bool]], last: list[str]) -> None:
        assert everything(captured, steps, tuple(last)) == expected

    holds()
