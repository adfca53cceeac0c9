"""`make rules` counts what is there, and no mark names a rule that does not exist."""

from tests.guards import rules


def test_it_counts_marks_and_titles():
    python = 'import pytest\n@pytest.mark.rule("R88", "R89")\ndef test_a(): ...\ndef test_b(): ...\n'
    assert sorted(rules.marked_in_python(python)) == ["R88", "R89"]
    assert sorted(rules.titled_in_typescript("it('R67–R69 reads offline', () => {})")) == [
        "R67",
        "R68",
        "R69",
    ]


def test_a_module_mark_counts_for_every_test():
    python = 'import pytest\npytestmark = pytest.mark.rule("R1")\ndef test_a(): ...\ndef test_b(): ...\n'
    assert list(rules.marked_in_python(python)) == ["R1", "R1"]


def test_a_mark_outside_a_test_does_not_count():
    assert list(rules.marked_in_python('x = mark.rule("R5")\ndef helper(): ...\n')) == []


def test_no_mark_names_an_unknown_rule():
    unknown = set(rules.count()) - set(rules.RULES)
    assert not unknown
