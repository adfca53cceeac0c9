"""python -m backend.launch — what `make run` does after the Python packages are there."""

import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

from backend.config import BadSetting
from backend.launch import banner, certificates, database, demo_data, phone_help, processes, pwa
from backend.launch.settings import Launch, application_env
from backend.launch.steps import StartFailed, fail, say, step


def main() -> int:
    try:
        return start(Launch.from_env())
    except (StartFailed, BadSetting) as error:
        return fail(StartFailed(str(error)))
    except KeyboardInterrupt:
        say("\n已停止 / stopped")
        return 0


def start(launch: Launch) -> int:
    say("联查 Liancha")
    for number in (signal.SIGTERM, signal.SIGINT):  # a shell's background job would ignore Ctrl-C otherwise
        signal.signal(number, interrupt)
    processes.refuse_taken_port(launch.host, launch.port)
    pwa.build()
    server, addresses = database.open_embedded(launch) if launch.embedded else (None, {})
    try:
        env = application_env(launch, os.environ, addresses)
        database.migrate(env)
        if launch.demo:
            demo_data.load(env)
        serve(launch, env)
    finally:
        if server is not None:
            server.cleanup()
    return 0


def serve(launch: Launch, env: Mapping[str, str]) -> None:
    """Web and worker until Ctrl-C, SIGTERM or the end of one of them."""
    children = processes.Processes(env)
    try:
        with step("启动服务 / starting web and worker"):
            children.start("web", processes.web_command(launch, certificate(launch)))
            children.start("worker", processes.worker_command())
            processes.wait_until_healthy(launch, children)
        banner.show(launch, env)
        while not (name := children.dead()):
            time.sleep(0.5)
        raise StartFailed(f"{name} ended")
    finally:
        children.stop()


def certificate(launch: Launch) -> tuple[str, str] | None:
    """PHONE=1: make the certificate and the page that hands out its authority."""
    if not launch.phone:
        return None
    addresses = certificates.local_addresses()
    chain, key, ca = certificates.prepare(Path(launch.data_dir) / "tls", addresses)
    phone_help.serve(launch.host, launch.port + 1, f"https://{addresses[0]}:{launch.port}/", ca)
    return str(chain), str(key)


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
