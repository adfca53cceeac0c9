"""A fault is a stable code with details; whoever speaks to people turns it into words and a status."""

from typing import Any


class Fault(Exception):
    """Something asked for cannot be done. `code` is stable, `details` fill the message."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        return f"{self.code} {self.details}" if self.details else self.code
