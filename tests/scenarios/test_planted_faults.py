"""The harness is tested by breaking the product: each of eight planted faults must be found, by the check that is for it.

Server faults are patched into the web process by tests/scenarios/chaos/faults/; faults of a phone are flags of the
harness's own phone. The product carries no switch for any of them.
"""

from pathlib import Path

import pytest

from backend.app import create_app
from tests.scenarios.chaos.machine import Machine
from tests.scenarios.chaos.plan import Run
from tests.scenarios.chaos.truth import Violation

SEEDS, OPERATIONS = 6, 300
ON_THE_SERVER = {
    "answer_before_commit": {"acknowledged fell", "lost", "chain", "wrong answer to a re-send"},
    "missing_savepoint": {"half done", "server answered 500", "does not come to rest"},
    "chain_check_off": {"chain", "gap", "lost"},
    "clock_based_ordering": {"overwritten unseen", "applied without effect"},
    "page_cut_inside_a_version": {"diverged"},
    "evidence_wants_its_file_first": {"rejected without reason"},
}
ON_THE_PHONE = {
    "purge before acknowledge": {"lost", "does not come to rest", "gap"},
    "blob dropped when unreadable": {"file lost"},
}


def hunt(folder: Path, fault: str | None, on_phone: frozenset[str]) -> tuple[int, list[Violation]]:
    """The first seed that finds something, and what it found."""
    machine = Machine.alone(folder, fault)
    try:
        machine.start()
        app = create_app(machine.config)
        for seed in range(1, SEEDS + 1):
            found = Run(machine, app, seed, OPERATIONS, on_phone).play().violations
            if found:
                return seed, found
        return SEEDS, []
    finally:
        machine.stop()


@pytest.mark.soak
@pytest.mark.parametrize("fault", ON_THE_SERVER)
def test_a_fault_of_the_server_is_found(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed, found = hunt(tmp_path, fault, frozenset())
    tell(capsys, fault, seed, found)
    assert {one.check for one in found} & ON_THE_SERVER[fault], found


@pytest.mark.soak
@pytest.mark.parametrize("fault", ON_THE_PHONE)
def test_a_fault_of_a_phone_is_found(fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed, found = hunt(tmp_path, None, frozenset({fault}))
    tell(capsys, fault, seed, found)
    assert {one.check for one in found} & ON_THE_PHONE[fault], found


def tell(capsys: pytest.CaptureFixture[str], fault: str, seed: int, found: list[Violation]) -> None:
    """Which check found it, and how soon."""
    with capsys.disabled():
        checks = sorted({one.check for one in found})
        print(f"\n{fault}: seed {seed}, found by {', '.join(checks) or 'nothing'}")  # noqa: T201
