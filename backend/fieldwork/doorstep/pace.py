"""How often one code may be asked for. Counted per code, not per address: a whole township may share one address,
and nobody can guess a code. In the memory of each web process; what may be written is also counted in the database."""

import time
from collections import defaultdict, deque
from threading import Lock

from backend.problems import Problem

A_MINUTE = 60.0
MOST_KEPT = 10_000


class Pace:
    """At most `most` calls a minute for one key; raises party.too_often."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.calls: dict[str, deque[float]] = defaultdict(deque)
        self.lock = Lock()

    def step(self, key: str) -> None:
        now = time.monotonic()
        with self.lock:
            if len(self.calls) > MOST_KEPT:
                self.calls.clear()
            calls = self.calls[key]
            while calls and calls[0] < now - A_MINUTE:
                calls.popleft()
            if len(calls) >= self.most:
                raise Problem("party.too_often")
            calls.append(now)
