"""Is every file here, and does the row of each say so?"""

import hashlib
from collections.abc import Iterator

from sqlalchemy import select

from sync import media
from sync import tables as t
from tests.scenarios.chaos.evidence import Evidence
from tests.scenarios.chaos.truth import Violation


def files_are_here(e: Evidence) -> Iterator[Violation]:
    """G9: every file a mutation names and a phone had is verified, and the store gives back its bytes."""
    m = t.media.c
    named = {
        name for one in e.county.truth.captures.values() for name in one.media if name in e.county.truth.files
    }
    wanted = [bytes.fromhex(name) for name in named]
    states = {
        one.sha256.hex(): one.state
        for one in e.session.execute(select(m.sha256, m.state).where(m.sha256.in_(wanted)))
    }
    for name in sorted(named):
        path = e.machine.config.data_dir / "objects" / media.key_of(bytes.fromhex(name))
        if states.get(name) != "verified":
            yield Violation("file lost", f"{name[:12]} is {states.get(name)}")
        elif not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != name:
            yield Violation("file lost", f"{name[:12]} is verified, but the store gives other bytes")


def evidence_knows_its_file(e: Evidence) -> Iterator[Violation]:
    """Once the queue is empty the row of every verified file says so."""
    for where, row in e.rows.items():
        if (
            where[1] == "evidence"
            and row.value
            and where[2] in e.county.truth.files
            and row.value["state"] != "verified"
        ):
            yield Violation(
                "evidence not told", f"{where[2][:12]} is verified, its row says {row.value['state']}"
            )
