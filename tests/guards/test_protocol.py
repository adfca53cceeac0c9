"""Every MUST of PROTOCOL.md has a test that bears its number, and no test bears a number that is not there."""

from tests.guards import protocol


def test_it_reads_a_rule_to_its_end():
    text = "- **P1** One\n  thing MUST be.\n- **P2** Nothing.\n\n## 2. More\n\n- **P3** It\n  MUST NOT be.\n"
    assert protocol.binding(text) == ["P1", "P3"]


def test_it_finds_numbers_in_names_docstrings_and_titles():
    python = 'def test_p41_a(): ...\ndef test_b():\n    """So says P42."""\ndef test_help(): ...\n'
    assert sorted(protocol.named_in_python(python)) == [("P41", "test_p41_a"), ("P42", "test_b")]
    titles = "it('P7 and P8 hold', () => {}); it('G12 holds', () => {}); it.each([f(1)])('P9 %s', () => {})"
    titles += "describe('P10 at rest', () => { it('one\\'s P11', () => {}) })"
    assert sorted(rule for rule, _ in protocol.named_in_typescript(titles)) == [
        "P10",
        "P11",
        "P7",
        "P8",
        "P9",
    ]


def test_every_must_has_a_test():
    there = protocol.tests_of()
    without = [rule for rule in protocol.binding(protocol.read(protocol.SPECIFICATION)) if not there[rule]]
    assert not without


def test_no_test_bears_an_unknown_number():
    """A block of ten that nobody has written yet is not asked for."""
    rules = {number for number, _ in protocol.PARAGRAPH.findall(protocol.read(protocol.SPECIFICATION))}
    blocks = {number[:-1] for number in rules}
    assert not {rule for rule in protocol.tests_of().keys() - rules if rule[:-1] in blocks}
