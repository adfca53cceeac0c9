"""A short run of the chaos harness; `make chaos SEEDS=200` is the long one."""

from backend.app import create_app
from backend.config import Config
from tests.scenarios.chaos.machine import Machine
from tests.scenarios.chaos.plan import Run

SEED, OPERATIONS = 11, 120


def test_nothing_is_lost_doubled_diverged_or_answered_differently(postgres, fresh_database: Config) -> None:
    """G1–G14 (P34, P38–P44, P50–P56, P60–P66, P81, P91, P101–P105) under kills, cuts, re-sends and a restore."""
    machine = Machine.beside(postgres, fresh_database)
    try:
        machine.start()
        result = Run(machine, create_app(fresh_database), SEED, OPERATIONS, with_restore=True).play()
    finally:
        machine.stop()
    assert result.violations == [], "\n".join(map(str, result.violations))
    assert result.captures > OPERATIONS // 4 and result.counts["outcomes"] > result.captures // 2
    faults = ("lost", "cut", "doubled", "answer_lost", "sent_later")
    assert all(result.counts[name] for name in faults), result.counts
