"""A hook is a list of listeners; a listener is added once, however many applications are made."""

from typing import TypeVar

L = TypeVar("L")


def listen(hook: list[L], listener: L) -> None:
    if listener not in hook:
        hook.append(listener)
