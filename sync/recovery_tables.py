"""Tables of backup and recovery: which dumps a restore may choose, how far each holds every device, witness copies."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from sync.tables import metadata, stamp

# One dump. counted: it holds `durable` down; finished: a restore can surely choose it; forgotten: no restore can.
backup = Table(
    "sync_backup",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("epoch", Uuid, nullable=False),  # the life of the database it was taken from
    stamp("began_at"),
    Column("counted_at", DateTime(timezone=True), nullable=True),
    Column("finished_at", DateTime(timezone=True), nullable=True),
    Column("forgotten_at", DateTime(timezone=True), nullable=True),
    Column("key", Text, nullable=False),  # of the dump in its store
    Column("sha256", LargeBinary, nullable=True),
    Column("size", BigInteger, nullable=True),
    CheckConstraint("finished_at is null or counted_at is not null", name="finished_is_counted"),
)

# The end of each device's chain inside a dump. No reference to the device: a restored database may not know it.
backup_device = Table(
    "sync_backup_device",
    metadata,
    Column("backup_id", Uuid, ForeignKey("sync_backup.id", ondelete="CASCADE"), nullable=False),
    Column("device_id", Uuid, nullable=False),
    Column("seq", BigInteger, nullable=False),
    PrimaryKeyConstraint("backup_id", "device_id"),
    Index("ix_sync_backup_device_device_id", "device_id"),
)

# Rows of a dossier that a restored database does not know, as a phone holds them. For people; never merged.
witness = Table(
    "sync_witness",
    metadata,
    Column("device_id", Uuid, nullable=False),
    Column("dossier_id", Uuid, nullable=False),
    Column("collection", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("epoch", Uuid, nullable=False),  # the life in which it was offered
    Column("version", BigInteger, nullable=False),
    Column("body", JSONB(none_as_null=True), nullable=True),
    stamp("received_at"),
    PrimaryKeyConstraint("device_id", "dossier_id", "collection", "key"),
    Index("ix_sync_witness_dossier_id", "dossier_id"),
)
