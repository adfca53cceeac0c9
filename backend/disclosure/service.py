"""Adding to the log: one writer at a time, so that positions have no gaps."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from backend.disclosure.leaf import commitment, leaf_content, leaf_hash
from backend.disclosure.models import LeafSalt, LogLeaf

ONE_WRITER = 0x11A9_C4A0  # advisory lock, held to the end of the transaction


def commit_to(
    session: Session, kind: str, version_id: UUID, content: dict[str, Any], salt: bytes,
    earlier: int | None = None, department: str | None = None,
) -> LogLeaf:  # fmt: skip
    """Add the leaf of a published version and keep its salt."""
    session.execute(text("select pg_advisory_xact_lock(:key)"), {"key": ONE_WRITER})
    position = (session.scalar(select(func.max(LogLeaf.position))) or 0) + 1
    made = leaf_content(kind, commitment(salt, content), earlier, department)
    leaf = LogLeaf(position=position, kind=kind, content=made, leaf_hash=leaf_hash(made))
    session.add(leaf)
    session.flush()
    session.add(LeafSalt(id=version_id, position=position, salt=salt))
    return leaf
