"""A handler runs without a savepoint: what it did before it failed stays, or takes the others with it."""

from contextlib import nullcontext

from sqlalchemy.orm import Session


def plant() -> None:
    Session.begin_nested = lambda self: nullcontext()  # type: ignore[method-assign, assignment, return-value]
