"""The later clock wins: what its author had seen does not matter, and nothing is kept beside."""

from typing import Any

from sync.conflict import Verdict
from sync.work import MutationWork


def plant() -> None:
    judge_row, make_current = MutationWork.judge_row, MutationWork.make_current

    def current(self: MutationWork, where: Any, base: str | None) -> Verdict:
        verdict = judge_row(self, where, base)
        return Verdict.CURRENT if verdict is Verdict.BESIDE else verdict

    def later_wins(self: MutationWork, collection: str, key: str, value: Any, **more: Any) -> None:
        there = self.batch.get(self.where(collection, key))
        if there is None or there.at <= self.effective_at:
            make_current(self, collection, key, value, **more)

    MutationWork.judge_row = current  # type: ignore[method-assign]
    MutationWork.make_current = later_wins  # type: ignore[method-assign]
