"""What a release makes of work that came after the lock: a supplement beside the signed record (R94, P149).

The verb is not run: its gates are those of an open record. What the author wrote stands beside what was signed.
"""

from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.held.telling import Teller
from sync import dossiers, release
from sync.anchors import to_ms
from sync.ledger import Settled
from sync.payload import Payload
from sync.release import Rows

# A new row of these changes nothing that was signed.
ADDS = {"evidence", "clues", "services", "papers", "recorders", "contacts", "supplements"}
Change = dict[str, Any]  # {row, before, after, beside}


def is_due(session: Session, line: Settled, content: Payload | None) -> bool:
    """Must it become a supplement? Yes where the record is locked without it and a signed row would change."""
    if content is None or not release.lies_outside(session, line):
        return False
    return not all(adds(session, content, row) for row in content.base)


def adds(session: Session, content: Payload, row: str) -> bool:
    return split(row)[0] in ADDS and value_of(session, content, row) is None


def split(row: str) -> tuple[str, str]:
    collection, _, key = row.partition("/")
    return collection, key


def value_of(session: Session, content: Payload, row: str) -> dict[str, Any] | None:
    collection, key = split(row)
    return dossiers.read_rows(session, content.dossier, collection).get(key)


def changes(session: Session, teller: Teller, content: Payload) -> list[Change]:
    """Each row it is about: what was signed, and what its author wrote."""
    return [
        {
            "row": teller.row(*split(row)), "before": teller.text(value_of(session, content, row)),
            "after": teller.text(content.args), "beside": True,
        }
        for row in content.base
    ]  # fmt: skip


def rows_for(
    session: Session, teller: Teller, actor: User, line: Settled, content: Payload, reason: str
) -> Rows:
    """SupplementRow for each row."""
    rows: Rows = {}
    for row in content.base:
        made: dict[str, Any] = {
            "id": str(uuid4()), "row": row, "why": reason or f"锁定之后到达，由{actor.name}决定采用",
            "old": teller.text(value_of(session, content, row)), "new": teller.text(content.args),
            "by": str(line.made_by), "at": to_ms(line.effective_at or line.received_at), "state": "accepted",
        }  # fmt: skip
        rows["supplements", made["id"]] = made
    return rows
