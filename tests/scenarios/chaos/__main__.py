"""`make chaos SEEDS=20`, or `SEED=7 python -m tests.scenarios.chaos` for one seed again.

--seeds N  --first N  --ops N  --worlds N  --fault NAME
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter

from tests.scenarios.chaos.plan import Result
from tests.scenarios.chaos.world import one_world

FRESH_AFTER = 12  # seeds on one database


def main() -> int:
    wanted = arguments()
    began = time.monotonic()
    with multiprocessing.get_context("spawn").Pool(wanted.worlds, maxtasksperchild=1) as pool:
        results: list[Result] = []
        for some in pool.imap_unordered(one_world, portions(wanted)):
            results += some
    total: Counter[str] = sum((one.counts for one in results), Counter())
    report(results, total, time.monotonic() - began)
    bad = [one for one in results if one.violations]
    return 1 if bad else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="chaos")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--ops", type=int, default=500)
    parser.add_argument("--worlds", type=int, default=2)
    parser.add_argument("--fault", default="")
    wanted = parser.parse_args()
    if one := os.environ.get("SEED"):
        wanted.first, wanted.seeds = int(one), 1
    return wanted


def portions(wanted: argparse.Namespace) -> list[tuple[list[int], int, str]]:
    """Seeds a few at a time: each portion gets a machine of its own."""
    seeds = list(range(wanted.first, wanted.first + wanted.seeds))
    size = min(FRESH_AFTER, -(-len(seeds) // wanted.worlds))
    return [(seeds[at : at + size], wanted.ops, wanted.fault) for at in range(0, len(seeds), size)]


def report(results: list[Result], total: Counter[str], seconds: float) -> None:
    operations = sum(one.operations for one in results)
    captures = sum(one.captures for one in results)
    print(
        f"\n{len(results)} seeds, {operations} operations, {captures} captures, {total['requests']} requests, {seconds:.0f} s"
    )
    for name in sorted(total):
        print(f"  {name:<24} {total[name]}")
    found = Counter(one.check for result in results for one in result.violations)
    print("violations: " + (", ".join(f"{name} {count}" for name, count in found.items()) or "none"))


if __name__ == "__main__":
    sys.exit(main())
