"""The worker process: `python -m backend.worker`, or `liancha worker`."""

import os

from backend import jobs
from backend.app import create_app
from backend.config import Config

NICENESS = 5


def run(config: Config) -> None:
    """Run background work until told to stop; whoever waits at the door comes first."""
    os.nice(NICENESS)
    jobs.run_worker(create_app(config))


if __name__ == "__main__":
    run(Config.from_env())
