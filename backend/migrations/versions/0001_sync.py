"""0001 sync: devices, dossiers, rows and the ledger of mutations (the media tables are 0002)."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from backend.migrations import grants

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CHANGEABLE = ("sync_device", "sync_epoch", "sync_dossier", "sync_access", "sync_row")
APPEND_ONLY = ("sync_mutation", "sync_later_decision", "sync_handed_over", "sync_write", "sync_gap")


def upgrade() -> None:
    grants.make_guard()
    devices()
    dossiers()
    ledger()
    grants.changeable(*CHANGEABLE)
    grants.append_only(*APPEND_ONLY)
    grants.sequences()
    op.execute("insert into sync_epoch (id) values (gen_random_uuid())")


def downgrade() -> None:
    for table in (*APPEND_ONLY, "sync_row", "sync_access", "sync_dossier", "sync_epoch", "sync_device"):
        op.drop_table(table)
    grants.drop_guard()


def devices() -> None:
    op.create_table(
        "sync_device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("acknowledged_seq", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("acknowledged_link", sa.LargeBinary(), nullable=False),
        sa.Column("acknowledged_signature", sa.LargeBinary(), server_default="", nullable=False),
        sa.Column("durable_seq", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("clock_offset_ms", sa.BigInteger(), nullable=True),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_contact_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unsent", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=True),
        sa.CheckConstraint("octet_length(public_key) = 65", name=op.f("ck_sync_device_public_key_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_device")),
    )
    op.create_index("ix_sync_device_user_id", "sync_device", ["user_id"], unique=False)
    op.create_table(
        "sync_epoch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("recovering", sa.Boolean(), server_default="false", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_epoch")),
    )


def dossiers() -> None:
    op.create_table(
        "sync_dossier",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("locked_by", sa.Text(), nullable=True),
        sa.Column("cut", JSONB(astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_dossier")),
    )
    op.create_table(
        "sync_access",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["sync_dossier.id"], name=op.f("fk_sync_access_dossier_id")),
        sa.PrimaryKeyConstraint("user_id", "dossier_id", name=op.f("pk_sync_access")),
    )
    op.create_index("ix_sync_access_dossier_id", "sync_access", ["dossier_id"], unique=False)
    op.create_table(
        "sync_row",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("collection", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("value", JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("contest", JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["sync_dossier.id"], name=op.f("fk_sync_row_dossier_id")),
        sa.PrimaryKeyConstraint("dossier_id", "collection", "key", name=op.f("pk_sync_row")),
    )
    op.create_index("ix_sync_row_dossier_id_version", "sync_row", ["dossier_id", "version"], unique=False)
    op.create_table(
        "sync_write",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("collection", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("beside", sa.Boolean(), nullable=False),
        sa.Column("value", JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("written_by", sa.Uuid(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["sync_dossier.id"], name=op.f("fk_sync_write_dossier_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_sync_write")),
    )
    op.create_index(
        "ix_sync_write_dossier_id_collection_key",
        "sync_write",
        ["dossier_id", "collection", "key"],
        unique=False,
    )


def ledger() -> None:
    op.create_table(
        "sync_mutation",
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=True),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("payload_hash", sa.LargeBinary(), nullable=False),
        sa.Column("prev_link", sa.LargeBinary(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("problem", JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("via", sa.Text(), server_default="push", nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("effective_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("time_verified", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("flags", JSONB(astext_type=sa.Text()), nullable=True),
        sa.CheckConstraint(
            "outcome in ('applied', 'contested', 'held', 'rejected')", name=op.f("ck_sync_mutation_outcome")
        ),
        sa.ForeignKeyConstraint(["device_id"], ["sync_device.id"], name=op.f("fk_sync_mutation_device_id")),
        sa.PrimaryKeyConstraint("device_id", "seq", name=op.f("pk_sync_mutation")),
        sa.UniqueConstraint("id", name=op.f("uq_sync_mutation_id")),
    )
    op.create_index("ix_sync_mutation_dossier_id", "sync_mutation", ["dossier_id"], unique=False)
    op.create_table(
        "sync_later_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_later_decision")),
    )
    op.create_index(
        "ix_sync_later_decision_device_id_seq", "sync_later_decision", ["device_id", "seq"], unique=False
    )
    op.create_table(
        "sync_handed_over",
        sa.Column("payload_hash", sa.LargeBinary(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("prev_link", sa.LargeBinary(), nullable=True),
        sa.Column("link", sa.LargeBinary(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("payload_hash", name=op.f("pk_sync_handed_over")),
    )
    op.create_index("ix_sync_handed_over_device_id", "sync_handed_over", ["device_id"], unique=False)
    op.create_table(
        "sync_gap",
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("after_seq", sa.BigInteger(), nullable=False),
        sa.Column("after_link", sa.LargeBinary(), nullable=False),
        sa.Column("next_seq", sa.BigInteger(), nullable=False),
        sa.Column("next_link", sa.LargeBinary(), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("device_id", "after_seq", name=op.f("pk_sync_gap")),
    )
