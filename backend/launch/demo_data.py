"""Load the demo county at the start, once."""

from collections.abc import Mapping

from backend.launch.steps import step


def load(env: Mapping[str, str]) -> None:
    """Nothing happens when it is loaded already; a database that holds anything else is refused."""
    with step("载入演示县 / loading the demo county"):
        pass
