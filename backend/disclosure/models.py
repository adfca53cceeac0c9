"""Leaves of the transparency log (append-only) and the salts that open them (destroyed when publication stops)."""

from sqlalchemy import BigInteger, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from backend.columns import Key, Made, Words
from backend.extensions import Model


class LogLeaf(Model):
    """One leaf, in order, without gaps."""

    __tablename__ = "log_leaf"

    position: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[Words]  # publish | correct | stop | record-lock | …
    content: Mapped[bytes] = mapped_column(
        LargeBinary
    )  # canonical JSON: {kind, commitment, earlier, department}
    leaf_hash: Mapped[bytes] = mapped_column(LargeBinary)  # RFC 6962: SHA-256(0x00 ‖ content)
    added_at: Mapped[Made]


class LeafSalt(Model):
    """The 32 bytes that let somebody who has the content check it against its leaf."""

    __tablename__ = "leaf_salt"

    id: Mapped[Key]  # the published version
    position: Mapped[int] = mapped_column(BigInteger, ForeignKey("log_leaf.position"), unique=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary)
