"""The tables of the sync layer (Core, no classes): devices, dossiers, rows, mutations, media.

Append-only for the runtime role: mutation, later_decision, handed_over, write, gap, custody. Everything else is
current state that can be rebuilt from them, from the domain's tables and from the object store.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def stamp(name: str, *, required: bool = True) -> "Column[object]":
    """An instant; set by the database where the writer says nothing."""
    default = func.now() if required else None
    return Column(name, DateTime(timezone=True), nullable=not required, server_default=default)


# One enrolled phone of one user. acknowledged_* is the end of its contiguous chain.
device = Table(
    "sync_device",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("user_id", Uuid, nullable=False),
    Column("public_key", LargeBinary, nullable=False),  # P-256, uncompressed point, 65 bytes
    Column("label", Text, nullable=False, server_default=""),  # "Android · Chrome 141"
    Column("acknowledged_seq", BigInteger, nullable=False, server_default="0"),
    Column("acknowledged_link", LargeBinary, nullable=False),  # link_0 at enrolment
    Column("acknowledged_signature", LargeBinary, nullable=False, server_default=""),
    Column("durable_seq", BigInteger, nullable=False, server_default="0"),  # in every restorable backup
    Column("clock_offset_ms", BigInteger, nullable=True),  # server minus phone, at the last contact
    stamp("enrolled_at"),
    stamp("last_contact_at", required=False),
    Column("unsent", Integer, nullable=True),  # what the phone said it still holds
    stamp("revoked_at", required=False),
    stamp("ended_at", required=False),  # the account of its user has ended; only hand-over until it resumes
    stamp("closed_at", required=False),  # chain lost, forked or badly signed: only hand-over
    Column("closed_reason", Text, nullable=True),
    stamp("restored_at", required=False),  # made known again by its certificate: the office confirms it
    CheckConstraint("octet_length(public_key) = 65", name="public_key_length"),
    Index("ix_sync_device_user_id", "user_id"),
)

# One row whose `epoch` names this database's life; a restore makes a new one.
epoch = Table(
    "sync_epoch",
    metadata,
    Column("id", Uuid, primary_key=True),
    stamp("began_at"),
    Column("recovering", Boolean, nullable=False, server_default="false"),  # restored: send no `leave` yet
    Column("restored_from", Uuid, nullable=True),  # the backup this life began with
    stamp("restored_to", required=False),  # the moment that backup shows
    Column("listed_to", Text, nullable=True),  # how far the object store was hashed again: "00" … "ff"
    stamp("ready_at", required=False),  # may serve
    stamp("recovered_at", required=False),  # the office has ended the recovering
    Column("recovered_by", Uuid, nullable=True),
)

dossier = Table(
    "sync_dossier",
    metadata,
    Column("id", Uuid, primary_key=True),  # the task's id, or the user's id for a desk
    Column("kind", Text, nullable=False),  # 'task' | 'desk'
    Column("version", BigInteger, nullable=False, server_default="0"),
    Column("locked_by", Text, nullable=True),  # head of the record.lock, once locked
    Column(
        "cut", JSONB(none_as_null=True), nullable=True
    ),  # {device: {seq, link}} once locked, the lock's own device included
)

# Who may hold which dossier.
access = Table(
    "sync_access",
    metadata,
    Column("user_id", Uuid, nullable=False),
    Column("dossier_id", Uuid, ForeignKey("sync_dossier.id"), nullable=False),
    PrimaryKeyConstraint("user_id", "dossier_id"),
    Index("ix_sync_access_dossier_id", "dossier_id"),
)

# The newest state of one row; value NULL is a tombstone.
row = Table(
    "sync_row",
    metadata,
    Column("dossier_id", Uuid, ForeignKey("sync_dossier.id"), nullable=False),
    Column("collection", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("value", JSONB(none_as_null=True), nullable=True),
    Column("head", Text, nullable=False),  # the last write: "<device>:<seq>" or a random id
    Column("device_id", Uuid, nullable=True),  # of the last write, when from a phone
    Column("seq", BigInteger, nullable=True),
    Column(
        "contest", JSONB(none_as_null=True), nullable=True
    ),  # [{head, value, by, at}] kept beside, else NULL
    Column("written_by", Uuid, nullable=True),
    stamp("written_at"),
    PrimaryKeyConstraint("dossier_id", "collection", "key"),
    Index("ix_sync_row_dossier_id_version", "dossier_id", "version"),
)

# Every value a row ever had, or that was ever kept beside one. Names the writes the server knows (conflict rule)
# and brings back the signed value when a lock leaves a later write outside its cut.
write = Table(
    "sync_write",
    metadata,
    Column("dossier_id", Uuid, ForeignKey("sync_dossier.id"), nullable=False),
    Column("collection", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("device_id", Uuid, nullable=True),
    Column("seq", BigInteger, nullable=True),
    Column("beside", Boolean, nullable=False),  # kept beside the current value instead of replacing it
    Column("value", JSONB(none_as_null=True), nullable=True),
    Column("written_by", Uuid, nullable=True),
    stamp("written_at"),
    Column("number", BigInteger, Identity(always=True), nullable=False),  # order of writing
    PrimaryKeyConstraint("number"),
    Index("ix_sync_write_dossier_id_collection_key", "dossier_id", "collection", "key"),
)

# What a device asked for, kept for ever. The payload is the bytes that were signed.
mutation = Table(
    "sync_mutation",
    metadata,
    Column("device_id", Uuid, ForeignKey("sync_device.id"), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("id", Uuid, nullable=True),  # payload.id; NULL when the payload was altered
    Column("dossier_id", Uuid, nullable=True),
    Column("name", Text, nullable=False, server_default=""),
    Column("payload", LargeBinary, nullable=False),
    Column("payload_hash", LargeBinary, nullable=False),
    Column("prev_link", LargeBinary, nullable=False),
    Column("link", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("outcome", Text, nullable=False),  # applied | contested | held | rejected
    Column("problem", JSONB(none_as_null=True), nullable=True),  # {code, details}
    Column("via", Text, nullable=False, server_default="push"),  # push | relay | hand-over | export
    stamp("received_at"),
    Column("effective_at", DateTime(timezone=True), nullable=True),
    Column("time_verified", Boolean, nullable=False, server_default="false"),
    Column("made_by", Uuid, nullable=True),
    Column(
        "flags", JSONB(none_as_null=True), nullable=True
    ),  # [text] for the reviewer: "time_unverified" …; NULL when none
    PrimaryKeyConstraint("device_id", "seq"),
    CheckConstraint("outcome in ('applied', 'contested', 'held', 'rejected')", name="outcome"),
    UniqueConstraint("id"),
    Index("ix_sync_mutation_dossier_id", "dossier_id"),
    Index("ix_sync_mutation_held", "device_id", "seq", postgresql_where=text("outcome = 'held'")),
)

# Decisions taken after the first settlement (held work released or declined, contests ended).
later_decision = Table(
    "sync_later_decision",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("device_id", Uuid, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("decided_by", Uuid, nullable=True),
    stamp("decided_at"),
    Index("ix_sync_later_decision_device_id_seq", "device_id", "seq"),
    Index("ix_sync_later_decision_held", "device_id", "seq", postgresql_where=text("outcome = 'held'")),
)

# Work delivered without the chain's blessing: forks, closed chains, altered payloads. Stored by payload hash.
handed_over = Table(
    "sync_handed_over",
    metadata,
    Column("payload_hash", LargeBinary, primary_key=True),
    Column("device_id", Uuid, nullable=False),
    Column("seq", BigInteger, nullable=True),
    Column("payload", LargeBinary, nullable=False),
    Column("prev_link", LargeBinary, nullable=True),
    Column("link", LargeBinary, nullable=True),
    Column("signature", LargeBinary, nullable=True),
    Column("reason", Text, nullable=False),
    stamp("received_at"),
    Index("ix_sync_handed_over_device_id", "device_id"),
)

# Numbers a device skipped with reason (a restored server asked for more than the phone still held).
gap = Table(
    "sync_gap",
    metadata,
    Column("device_id", Uuid, nullable=False),
    Column("after_seq", BigInteger, nullable=False),
    Column("after_link", LargeBinary, nullable=False),
    Column("next_seq", BigInteger, nullable=False),
    Column("next_link", LargeBinary, nullable=False),  # prev_link of the first mutation after the gap
    stamp("noticed_at"),
    PrimaryKeyConstraint("device_id", "after_seq"),
)

# A file by content. state: declared → receiving → assembled → verified | quarantined | lost; missing: was verified,
# and a restored server no longer finds its bytes.
media = Table(
    "sync_media",
    metadata,
    Column("sha256", LargeBinary, nullable=False),
    Column("state", Text, nullable=False),
    Column("size", BigInteger, nullable=True),
    Column("declared_type", Text, nullable=False, server_default=""),
    Column("detected_type", Text, nullable=True),
    Column("reason", JSONB(none_as_null=True), nullable=True),  # {code, details}; lost: {reason, approved_by}
    Column(
        "facts", JSONB(none_as_null=True), nullable=True
    ),  # width, height, duration_ms, exif, derived keys
    stamp("declared_at"),
    stamp("verified_at", required=False),
    PrimaryKeyConstraint("sha256"),
    CheckConstraint(
        "state in ('declared','receiving','assembled','verified','quarantined','lost','missing')",
        name="state",
    ),
    CheckConstraint("octet_length(sha256) = 32", name="sha256_length"),
    Index("ix_sync_media_state", "state", postgresql_where=text("state in ('receiving', 'assembled')")),
)

# Which dossier speaks of which file, and who said so. `counts` (gives access) only once that sender has
# delivered the bytes or already had access: knowing a hash is not having a file.
media_reference = Table(
    "sync_media_reference",
    metadata,
    Column("sha256", LargeBinary, ForeignKey("sync_media.sha256"), nullable=False),
    Column("dossier_id", Uuid, nullable=False),
    Column("sender", Uuid, nullable=False),  # the device, or the user for an online reference
    Column("device_id", Uuid, nullable=True),
    Column("user_id", Uuid, nullable=True),
    Column("seq", BigInteger, nullable=True),
    Column("counts", Boolean, nullable=False, server_default="false"),
    PrimaryKeyConstraint("sha256", "dossier_id", "sender"),
    Index("ix_sync_media_reference_dossier_id", "dossier_id"),
)

# What happened to a file, in order: declared, delivered, verified, quarantined, lost, derived …
custody = Table(
    "sync_custody",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("sha256", LargeBinary, nullable=False),
    Column("event", Text, nullable=False),
    Column("device_id", Uuid, nullable=True),
    Column("user_id", Uuid, nullable=True),
    Column("details", JSONB(none_as_null=True), nullable=True),
    stamp("at"),
    Index("ix_sync_custody_sha256", "sha256"),
)

# One tus upload. state: receiving → received (a job joins and checks) → verified | quarantined;
# or terminated | expired. `position` moves only together with the segments it counts.
upload = Table(
    "sync_upload",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("sha256", LargeBinary, nullable=False),
    Column("user_id", Uuid, nullable=True),
    Column("device_id", Uuid, nullable=True),
    Column("length", BigInteger, nullable=False),
    Column("position", BigInteger, nullable=False, server_default="0"),
    Column("state", Text, nullable=False, server_default="receiving"),
    Column("reason", JSONB(none_as_null=True), nullable=True),  # {code, details} when quarantined
    Column("upload_metadata", Text, nullable=False, server_default=""),
    Column("content_type", Text, nullable=False, server_default="application/octet-stream"),
    stamp("created_at"),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    stamp("finished_at", required=False),
    CheckConstraint(
        "state in ('receiving','received','verified','quarantined','terminated','expired')", name="state"
    ),
    CheckConstraint("position between 0 and length", name="position"),
    Index("ix_sync_upload_sha256", "sha256"),
    Index(
        "ix_sync_upload_expires_at", "expires_at", postgresql_where=text("state in ('receiving', 'received')")
    ),
)

segment = Table(
    "sync_segment",
    metadata,
    Column("upload_id", Uuid, ForeignKey("sync_upload.id", ondelete="CASCADE"), nullable=False),
    Column("start", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("object_key", Text, nullable=False),
    PrimaryKeyConstraint("upload_id", "start"),
)
