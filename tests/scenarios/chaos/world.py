"""One machine and the counties that live on it one after the other, in a process of their own."""

import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from flask import Flask

from backend.app import create_app
from tests.scenarios.chaos.machine import Machine
from tests.scenarios.chaos.node_phones import NodeProcess, bundle
from tests.scenarios.chaos.plan import Result, Run
from tests.scenarios.chaos.truth import Violation


def one_world(portion: tuple[list[int], int, str]) -> list[Result]:
    """One machine, one county after the other; after a crash of the harness itself the rest gets a new machine."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is stopped
    seeds, operations, fault = portion
    results: list[Result] = []
    while len(results) < len(seeds):
        folder = Path(tempfile.mkdtemp(prefix="liancha-chaos-"))
        try:
            results += live(folder, seeds[len(results) :], operations, fault)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return results


def live(folder: Path, seeds: list[int], operations: int, fault: str) -> list[Result]:
    """Seeds on one machine, up to the first on which the harness itself crashed."""
    machine = Machine.alone(folder, fault or None)
    process = NodeProcess(bundle(folder / "node"))
    results: list[Result] = []
    try:
        machine.start()
        app = create_app(machine.config)
        for seed in seeds:
            results.append(told(run(machine, app, process, seed, operations).play()))
    except Exception:
        crash = Violation("the harness crashed", traceback.format_exc())
        results.append(told(Result(seeds[len(results)], operations, 0, Counter(), [crash], 0)))
    finally:
        process.stop()
        machine.stop()
    return results


def run(machine: Machine, app: Flask, process: NodeProcess, seed: int, operations: int) -> Run:
    """What a seed has beyond its operations: every third loses its database, every second has the product's phones."""
    return Run(
        machine, app, seed, operations, with_restore=seed % 3 == 0, process=process if seed % 2 == 0 else None
    )


def told(result: Result) -> Result:
    """Say at once how a seed went, and how to see it again when it went wrong."""
    verdict = "ok" if not result.violations else "FAILED"
    print(
        f"seed {result.seed}: {verdict}, {result.operations} operations, {result.captures} captures, {result.seconds:.1f} s",
        flush=True,
    )
    for one in result.violations[:8]:
        print(f"    {one}", flush=True)
    if result.violations:
        print(
            f"    again: SEED={result.seed} python -m tests.scenarios.chaos --ops {result.operations}",
            flush=True,
        )
    return result
