"""Nobody looks whether a mutation follows the one before: a later one moves acknowledged over a hole."""

from sync.mutations import Walk


def plant() -> None:
    place_elsewhere = Walk.place_elsewhere

    def anywhere(self: Walk, seq: int | None, checked: object) -> bool:
        if seq is not None and seq > self.seq:
            return self.advance(seq, checked)  # type: ignore[arg-type]
        return place_elsewhere(self, seq, checked)  # type: ignore[arg-type]

    Walk.place_elsewhere = anywhere  # type: ignore[method-assign]
