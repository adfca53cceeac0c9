"""What stands beside a line: orders, samples, adopted conclusions, clues."""

from uuid import uuid4

import pytest

from backend.fieldwork.clues.models import ProblemClue
from tests.backend.fieldwork.played import TWO, closed_by_both, recorded, signed_rows
from tests.backend.fieldwork.site import Visit, digest

ORDERED = {"outcome": "PROBLEM_ORDERED_RECTIFY", "fact": "3 号机检定过期", "measure": "RECTIFY_NOW"}
PENDING = {"outcome": None, "methods": ["ON_SITE", "SAMPLING"]}


def ready(visit: Visit, who: str = "partner") -> None:
    """Two officers of the department are on site."""
    for other in TWO[who]:
        visit.check_in(other, by=None if other == who else who)


def refused(settled) -> tuple[str, str | None]:
    return settled.outcome, (settled.problem or {}).get("code")


def lock_with_real_heads(visit: Visit, parts, rows: list[str]):
    """Both phones deliver; the lock names the very writes that were signed."""
    visit.send("partner")
    visit.send("lead")
    phones = {name: visit.phone(who).device_id for name, who in (("M", "partner"), ("C", "lead"))}
    heads = {}
    for row in rows:
        code = row.removeprefix("findings/")
        seqs = [
            s
            for s, one in visit.outcomes("partner" if code[0] == "M" else "lead").items()
            if written(one, row)
        ]
        heads[row] = f"{phones.get(code[0])}:{max(seqs)}" if seqs else "0" * 32
    made = visit.lock("lead", parts, [], rows=[{"row": row, "head": head} for row, head in heads.items()])
    return visit.send("lead")[made.seq]


def written(one, row: str) -> bool:
    return row.encode() in bytes(one.payload)


# -- orders ----------------------------------------------------------------------------------------------


@pytest.mark.rule("R83")
def test_an_order_stands_beside_its_line_under_the_number_every_phone_makes(visit: Visit):
    ready(visit)
    made = visit.order("partner", "M1", deadline="2026-06-10")
    settled = visit.send("partner")[made.seq]
    assert settled.outcome == "applied"
    assert "order_number_differs" not in (settled.flags or [])
    row = visit.row("measures/M1")
    assert row["number"] == f"{visit.task.task_no}-责改-M1"
    assert (row["deadline"], row["by"], "saw" in row) == ("2026-06-10", str(visit.cast.partner.id), False)


def test_another_number_is_kept_and_flagged(visit: Visit):
    ready(visit)
    made = visit.order("partner", "M1", number="自编 1 号")
    settled = visit.send("partner")[made.seq]
    assert settled.outcome == "applied"
    assert "order_number_differs" in settled.flags


@pytest.mark.rule("R83")
def test_rectification_ordered_without_its_form_is_not_locked(visit: Visit):
    parts = [("lead", close_with(visit, "lead", ["C1", "C2"]))]
    ready(visit)
    visit.record("partner", "M1", **ORDERED)  # the word alone
    visit.record("partner", "M2", outcome="QUALIFIED")
    parts.append(("partner", visit.close_part("partner", TWO["partner"], {})))
    visit.capture("lead", "party.confirm", CONFIRMED, ["confirmation/self"])
    settled = lock_with_real_heads(visit, parts, signed_rows(visit))
    assert refused(settled) == ("rejected", "measure.order_missing")
    assert "M1" in settled.problem["details"]["lines"]
    assert visit.row("record/self") is None


@pytest.mark.rule("R83")
def test_with_its_order_it_is_locked(visit: Visit):
    parts = closed_by_both(visit, M1=ORDERED)
    settled = lock_with_real_heads(visit, parts, [*signed_rows(visit), "measures/M1"])
    assert refused(settled) == ("applied", None)


@pytest.mark.rule("R83")
def test_an_order_still_on_a_colleagues_phone_does_not_keep_the_lock_back(visit: Visit):
    """The locking phone showed it to the party; it is not here yet."""
    visit.record("partner", "M1", **ORDERED)
    parts = closed_by_both(visit)
    settled = lock_with_real_heads(visit, parts, [*signed_rows(visit), "measures/M1"])
    assert refused(settled) == ("applied", None)


@pytest.mark.rule("R84")
@pytest.mark.parametrize(
    ("note", "kind", "code"),
    [
        ("", "AUDIO", "measure.note_missing"),
        ("已当面告知刘某停用 3 号机", "PHOTO", "measure.proof_missing"),
        ("已当面告知刘某停用 3 号机", "AUDIO", None),
        ("已当面告知刘某停用 3 号机", "SIGNATURE", None),
    ],
)
def test_an_oral_order_needs_a_note_and_a_recording_or_a_signature(
    visit: Visit, note: str, kind: str, code: str | None
):
    ready(visit)
    visit.attach("partner", "told", kind=kind, line="M1", purpose="MEASURE")
    made = visit.order("partner", "M1", given="ORAL", note=note, media=[digest("told")], deliver_later=True)
    assert refused(visit.send("partner")[made.seq]) == ("rejected" if code else "applied", code)


@pytest.mark.rule("R84")
@pytest.mark.parametrize("given", ["WRITTEN", "PRINTED_BY_DEVICE"])
def test_a_written_order_needs_no_recording(visit: Visit, given: str):
    ready(visit)
    made = visit.order("partner", "M1", given=given)
    assert visit.send("partner")[made.seq].outcome == "applied"


@pytest.mark.rule("R84")
def test_there_is_no_other_way_of_giving_an_order(visit: Visit):
    ready(visit)
    made = visit.order("partner", "M1", given="TELEPATHY")
    assert refused(visit.send("partner")[made.seq]) == ("rejected", "input.invalid")


@pytest.mark.rule("R139")
def test_two_orders_on_one_line_end_by_one_that_saw_both(visit: Visit):
    for who in ("partner", "partner2"):
        visit.check_in(who)
        visit.send(who)
        visit.order(who, "M1")
    visit.send("partner")
    (*_, contested) = visit.send("partner2").values()
    assert contested.outcome == "contested"
    heads = [f"{visit.phone(who).device_id}:2" for who in ("partner", "partner2")]
    made = visit.order("partner", "M1", requirement="商定的要求", saw=heads)
    assert visit.send("partner")[made.seq].outcome == "applied"
    assert (visit.row("measures/M1")["requirement"], visit.contest("measures/M1")) == ("商定的要求", [])


# -- samples ---------------------------------------------------------------------------------------------


@pytest.mark.rule("R82", "R78")
def test_a_sampled_line_is_pending_and_counts_as_done(visit: Visit):
    parts = [("lead", close_with(visit, "lead", ["C1", "C2"]))]
    visit.sample("partner", "M2")
    parts.append(("partner", close_with(visit, "partner", ["M1", "M2"], M2=PENDING)))
    sign_and = [*signed_rows(visit)]
    visit.capture("lead", "party.confirm", CONFIRMED, ["confirmation/self"])
    settled = lock_with_real_heads(visit, parts, sign_and)
    assert refused(settled) == ("applied", None)
    assert visit.row("findings/M2")["outcome"] is None


@pytest.mark.rule("R82", "R78")
def test_without_a_sample_a_line_without_an_outcome_is_open(visit: Visit):
    parts = [("lead", close_with(visit, "lead", ["C1", "C2"]))]
    parts.append(("partner", close_with(visit, "partner", ["M1", "M2"], M2=PENDING)))
    visit.capture("lead", "party.confirm", CONFIRMED, ["confirmation/self"])
    settled = lock_with_real_heads(visit, parts, signed_rows(visit))
    assert refused(settled) == ("rejected", "record.lines_open")
    assert settled.problem["details"]["lines"] == "M2"


@pytest.mark.rule("R82")
def test_a_sample_that_was_signed_and_is_still_under_way_does_not_hold_the_lock(visit: Visit):
    parts = [("lead", close_with(visit, "lead", ["C1", "C2"]))]
    parts.append(("partner", close_with(visit, "partner", ["M1", "M2"], M2=PENDING)))
    visit.capture("lead", "party.confirm", CONFIRMED, ["confirmation/self"])
    settled = lock_with_real_heads(visit, parts, [*signed_rows(visit), f"samples/{uuid4()}"])
    assert refused(settled) == ("applied", None)


@pytest.mark.rule("R82")
def test_a_sampled_line_is_not_called_qualified_before_the_report(visit: Visit):
    ready(visit)
    visit.sample("partner", "M2")
    made = visit.record("partner", "M2", outcome="QUALIFIED")
    assert refused(visit.send("partner")[made.seq]) == ("rejected", "sample.report_awaited")


@pytest.mark.rule("R82")
def test_over_a_colleagues_sample_it_is_only_flagged(visit: Visit):
    ready(visit)
    visit.send("partner")
    visit.sample("partner2", "M2")
    visit.send("partner2")
    made = visit.record("partner", "M2", outcome="QUALIFIED")
    settled = visit.send("partner")[made.seq]
    assert settled.outcome == "applied"
    assert "outcome_before_report" in settled.flags


@pytest.mark.rule("R82")
def test_a_sampling_record_says_what_when_where_and_under_which_seal(visit: Visit):
    ready(visit)
    made = visit.sample("partner", "M2", batch="", seal_no=" ")
    settled = visit.send("partner")[made.seq]
    assert refused(settled) == ("rejected", "sample.incomplete")
    assert settled.problem["details"]["what"] == "批号、封样编号"


@pytest.mark.rule("R77")
@pytest.mark.parametrize("verb", ["order", "sample"])
def test_nothing_is_hung_on_another_departments_line(visit: Visit, verb: str):
    ready(visit)
    made = getattr(visit, verb)("partner", "C1")
    assert refused(visit.send("partner")[made.seq]) == ("rejected", "line.not_own")


# -- adopted conclusions -----------------------------------------------------------------------------------


def adopt(visit: Visit, **change):
    args = {
        "id": str(uuid4()), "line": "M1", "kind": "PROFESSIONAL", "source": "焦作市计量测试所（演示）", "number": "检定字 2026-118",
        "date": "2026-03-02", "summary": "3 号加油机检定合格", "media": [digest("certificate")],
    } | change  # fmt: skip
    return visit.capture("partner", "conclusion.adopt", args, [f"adopted/{args['id']}"])


@pytest.mark.rule("R81")
def test_an_adopted_certificate_carries_the_finding(visit: Visit):
    ready(visit)
    visit.attach("partner", "certificate", kind="DOC_SCAN", line="M1", purpose="ADOPTED")
    made = adopt(visit)
    found = visit.record("partner", "M1", methods=["ADOPTED_CONCLUSION"])
    settled = visit.send("partner")
    assert (settled[made.seq].outcome, settled[found.seq].outcome) == ("applied", "applied")
    (row,) = visit.rows("adopted").values()
    assert (row["source"], row["number"], row["date"]) == (
        "焦作市计量测试所（演示）",
        "检定字 2026-118",
        "2026-03-02",
    )


@pytest.mark.rule("R81")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"source": " "}, "conclusion.incomplete"),
        ({"number": ""}, "conclusion.incomplete"),
        ({"date": None}, "input.invalid"),
        ({"media": []}, "conclusion.copy_missing"),
        ({"kind": "HEARSAY"}, "input.invalid"),
    ],
)
def test_source_number_date_and_copy_are_needed(visit: Visit, change: dict, code: str):
    ready(visit)
    visit.attach("partner", "certificate", line="M1")
    made = adopt(visit, **change)
    assert refused(visit.send("partner")[made.seq]) == ("rejected", code)


# -- clues -------------------------------------------------------------------------------------------------


def clue(visit: Visit, who: str = "lead", **change):
    args = {
        "id": str(uuid4()), "to_department": "武陟县消防救援大队", "matter": "站房灭火器过期", "line": None,
        "media": [digest("extinguisher")],
    } | change  # fmt: skip
    return visit.capture(who, "clue.record", args, [f"clues/{args['id']}"])


@pytest.mark.rule("R86")
def test_an_expired_extinguisher_becomes_a_clue_the_initiating_department_must_dispatch(visit: Visit):
    visit.attach("lead", "extinguisher", purpose="CLUE")
    made = clue(visit)
    assert visit.send("lead")[made.seq].outcome == "applied"
    (kept,) = visit.session.query(ProblemClue).all()
    assert (kept.to_department, kept.matter, kept.state) == (
        "武陟县消防救援大队",
        "站房灭火器过期",
        "RECORDED",
    )
    assert kept.responsible_department_id == visit.cast.com.id
    assert kept.media == [digest("extinguisher")]
    assert kept.to_department_id is None  # not a department of the county's accounts: the name is kept


@pytest.mark.rule("R86")
def test_a_department_of_the_county_is_recognised(visit: Visit):
    made = clue(visit, to_department="武陟县农业农村局")
    visit.send("lead")
    assert made.seq == 1
    (kept,) = visit.session.query(ProblemClue).all()
    assert kept.to_department_id == visit.cast.ara.id


@pytest.mark.rule("R86")
def test_a_clue_sent_twice_is_one(visit: Visit):
    made = clue(visit)
    visit.send("lead", [made])
    visit.send("lead", [made])
    assert visit.session.query(ProblemClue).count() == 1


@pytest.mark.rule("R86")
@pytest.mark.parametrize("change", [{"to_department": ""}, {"matter": " "}])
def test_a_clue_says_to_whom_and_what(visit: Visit, change: dict):
    made = clue(visit, **change)
    assert refused(visit.send("lead")[made.seq]) == ("rejected", "clue.incomplete")
    assert visit.session.query(ProblemClue).count() == 0


CONFIRMED = {
    "signer_name": "刘某（演示）", "signer_role": "当班经理", "signature": digest("hand of the party"), "sealed": False,
    "opinion": "", "record": digest("the record"),
}  # fmt: skip


def close_with(visit: Visit, who: str, lines: list[str], **changes: dict):
    return visit.close_part(who, TWO[who], recorded(visit, who, lines, **changes))
