"""Progress on the terminal: one line a step, with its seconds."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class StartFailed(Exception):
    """The start cannot go on; the message says what to do."""


@contextmanager
def step(words: str) -> Iterator[None]:
    """Say what is being done, then how long it took."""
    print(f"  … {words}", end="", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print(f"\r  ✗ {words}", flush=True)
        raise
    print(f"\r  ✓ {words}  {time.monotonic() - began:.1f} s", flush=True)


def say(line: str = "") -> None:
    print(line, flush=True)


def fail(error: StartFailed) -> int:
    print(f"\n无法启动 / cannot start: {error}", file=sys.stderr, flush=True)
    return 1
