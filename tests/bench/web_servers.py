"""Which web server: a bare Flask route on granian and on gunicorn."""

from tests.bench import load, servers


def bare_per_second() -> dict[str, float]:
    """Answers per second of a bare route, by server."""
    figures = {}
    for name, command in (("granian", servers.granian), ("gunicorn", servers.gunicorn)):
        port = servers.free_port()
        with servers.running(command("tests.bench.bare:app", port), port):
            figures[name] = load.measure(port, load.post("/", b"{}")).per_second
    return figures
