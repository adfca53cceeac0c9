"""The WSGI application and worker of a chaos run: the product, the verbs of chaos, a store with a switch, small pages.

A planted fault is named by CHAOS_FAULT and patched in by tests/scenarios/chaos/faults/<name>.py; the product has no
switch for it.
"""

import importlib
import os
import sys

from backend import jobs
from backend.app import create_app
from backend.config import Config
from sync import pull
from tests.scenarios.chaos import verbs
from tests.scenarios.chaos.store import SwitchedStore

__all__ = ["application", "verbs"]

pull.PAGE_ROWS = int(os.environ.get("CHAOS_PAGE_ROWS", "40"))  # pages end often, also inside a version

if fault := os.environ.get("CHAOS_FAULT"):
    importlib.import_module(f"tests.scenarios.chaos.faults.{fault}").plant()

application = create_app(Config.from_env())
application.extensions["liancha_store"] = SwitchedStore(
    application.extensions["liancha_config"].data_dir, application.extensions["liancha_store"]
)

if __name__ == "__main__" and sys.argv[1:] == ["worker"]:
    os.nice(5)
    jobs.run_worker(application)
