"""python -m backend.launch.command … — a command of the command line, with the environment of `make run`."""

import os
import sys

from backend import cli
from backend.config import BadSetting
from backend.launch import database
from backend.launch.settings import Launch, application_env
from backend.launch.steps import StartFailed, fail


def main(arguments: list[str]) -> int:
    try:
        launch = Launch.from_env()
        server, addresses = database.open_embedded(launch) if launch.embedded else (None, {})
        try:
            os.environ |= application_env(launch, os.environ, addresses)
            cli.main(arguments, standalone_mode=True)
        finally:
            if server is not None:
                server.cleanup()
    except (StartFailed, BadSetting) as error:
        return fail(StartFailed(str(error)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
