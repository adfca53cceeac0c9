"""Findings line by line: own items, exact categories, nothing overwritten unseen."""

import pytest

from tests.backend.fieldwork.site import Visit, evidence, finding

LINES = "findings/C1"


def test_it_works(visit: Visit):
    made = visit.record("lead", "C1", fact="证照齐全")
    assert visit.send("lead")[made.seq].outcome == "applied"
    row = visit.row(LINES)
    assert row["outcome"] == "NO_PROBLEM_FOUND"
    assert row["recorded_by"] == str(visit.cast.lead.id)
    assert row["department"] == str(visit.cast.com.id)


@pytest.mark.rule("R77")
def test_another_departments_line_is_refused(visit: Visit):
    made = visit.record("partner", "C1")
    settled = visit.send("partner")[made.seq]
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "line.not_own")
    assert settled.problem["details"]["department"] == "武陟县商务局"
    assert visit.row(LINES) is None


@pytest.mark.rule("R77")
def test_a_file_is_not_hung_on_another_departments_line(visit: Visit):
    made = visit.attach("partner", "photo", line="C1")
    assert visit.send("partner")[made.seq].problem["code"] == "line.not_own"


@pytest.mark.rule("R97")
@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "优秀"},
        {"outcome": "FINE"},
        {"sub_code": "GONE"},
        {"measure": "FINE"},
        {"deadline": "tomorrow"},
    ],
)
def test_a_category_that_does_not_exist_is_refused(visit: Visit, change: dict):
    made = visit.record("lead", "C1", **change)
    settled = visit.send("lead")[made.seq]
    assert (settled.outcome, settled.problem["code"]) == ("rejected", "input.invalid")
    assert list(settled.problem["details"]["errors"]) == list(change)


@pytest.mark.rule("R97")
def test_a_quality_result_belongs_to_a_quality_line(visit: Visit):
    wrong, right = (
        visit.record("lead", "C1", outcome="QUALIFIED"),
        visit.record("partner", "M2", outcome="QUALIFIED"),
    )
    assert visit.send("lead")[wrong.seq].problem["code"] == "finding.outcome_not_offered"
    assert visit.send("partner")[right.seq].outcome == "applied"


@pytest.mark.rule("R79")
def test_methods_are_exactly_those_of_the_rules(visit: Visit):
    good = visit.record("lead", "C1", methods=["ON_SITE", "NETWORK", "ADOPTED_CONCLUSION"])
    bad = visit.record("lead", "C2", methods=["DRONE"])
    settled = visit.send("lead")
    assert settled[good.seq].outcome == "applied"
    assert settled[bad.seq].problem["code"] == "input.invalid"
    assert visit.row(LINES)["methods"] == ["ON_SITE", "NETWORK", "ADOPTED_CONCLUSION"]


@pytest.mark.rule("R139")
def test_the_same_finding_pushed_twice_is_one(visit: Visit):
    made = visit.record("lead", "C1", fact="一次")
    visit.send("lead", [made])
    version = (
        visit.session.connection()
        .exec_driver_sql("select version from sync_dossier where kind = 'task'")
        .scalar()
    )
    visit.send("lead", [made])
    after = (
        visit.session.connection()
        .exec_driver_sql("select version from sync_dossier where kind = 'task'")
        .scalar()
    )
    assert (version, len(visit.contest(LINES))) == (after, 0)


@pytest.mark.rule("R139")
def test_two_phones_on_one_line_keep_both_and_a_person_settles(visit: Visit):
    visit.record("lead", "C1", fact="甲看到的")
    visit.record("second", "C1", fact="乙看到的")
    visit.send("lead")
    (contested,) = visit.send("second").values()
    assert contested.outcome == "contested"
    assert visit.row(LINES)["fact"] == "甲看到的"
    (beside,) = visit.contest(LINES)
    assert beside["value"]["fact"] == "乙看到的"
    heads = [f"{visit.phone(who).device_id}:1" for who in ("lead", "second")]
    value = finding("C1", fact="商定")
    settled = visit.do("lead", "finding.settle", {"line": "C1", "value": value, "saw": heads}, [LINES])
    assert settled.outcome == "applied"
    assert (visit.row(LINES)["fact"], visit.contest(LINES)) == ("商定", [])


@pytest.mark.rule("R139")
def test_a_contest_is_not_settled_by_who_did_not_see_every_value(visit: Visit):
    visit.record("lead", "C1", fact="甲")
    visit.record("second", "C1", fact="乙")
    visit.send("lead")
    visit.send("second")
    args = {"line": "C1", "value": finding("C1"), "saw": [f"{visit.phone('lead').device_id}:1"]}
    assert visit.do("lead", "finding.settle", args, [LINES]).outcome != "applied"
    assert len(visit.contest(LINES)) == 1


@pytest.mark.rule("R77", "R139")
def test_another_department_settles_nothing(visit: Visit):
    visit.record("lead", "C1", fact="甲")
    visit.record("second", "C1", fact="乙")
    visit.send("lead")
    visit.send("second")
    heads = [f"{visit.phone(who).device_id}:1" for who in ("lead", "second")]
    settled = visit.do(
        "partner", "finding.settle", {"line": "C1", "value": finding("C1"), "saw": heads}, [LINES]
    )
    assert settled.problem["code"] == "line.not_own"
    assert len(visit.contest(LINES)) == 1


@pytest.mark.rule("R57", "R73")
def test_the_leader_assigns_within_each_department(visit: Visit):
    args = {"lines": ["C1"], "users": [str(visit.cast.second.id)]}
    assert visit.do("lead", "line.assign", args, ["assignments/C1"]).outcome == "applied"
    assert visit.row("assignments/C1")["users"] == [str(visit.cast.second.id)]


@pytest.mark.rule("R73")
def test_a_line_is_not_assigned_across_departments(visit: Visit):
    args = {"lines": ["C1"], "users": [str(visit.cast.partner.id)]}
    settled = visit.do("lead", "line.assign", args, ["assignments/C1"])
    assert settled.problem["code"] == "line.assigned_across"
    assert visit.row("assignments/C1") is None


@pytest.mark.rule("R57", "R73")
@pytest.mark.parametrize("who", ["second", "partner"])
def test_only_the_leader_assigns(visit: Visit, who: str):
    args = {"lines": ["C1"], "users": [str(visit.cast.second.id)]}
    assert visit.do(who, "line.assign", args, ["assignments/C1"]).problem["code"] == "team.not_leader"


def test_a_line_nobody_knows_is_named(visit: Visit):
    made = visit.record("lead", "X9")
    assert visit.send("lead")[made.seq].problem["code"] == "line.unknown"


def test_a_file_that_the_mutation_does_not_name_is_refused(visit: Visit):
    args = evidence("photo", "PHOTO")
    settled = visit.do("lead", "evidence.attach", args, [f"evidence/{args['sha256']}"])
    assert settled.problem["code"] == "evidence.not_named"
