"""Load the demo county at the start, once."""

from collections.abc import Mapping

from backend.app import create_app
from backend.config import Config
from backend.demo.again import ensure_today
from backend.demo.atomic import load_into
from backend.launch.steps import StartFailed, step
from sync.faults import Fault


def load(env: Mapping[str, str]) -> None:
    """Nothing happens when it is loaded already; a database that holds anything else is refused."""
    with step("载入演示县 / loading the demo county"):
        try:
            app = create_app(Config.from_env(env), pooled=False)
            load_into(app)
            ensure_today(app)
        except Fault as fault:
            raise StartFailed(
                f"{fault.code}: the database holds other data; start with DEMO=0 or another DATA_DIR"
            ) from fault
