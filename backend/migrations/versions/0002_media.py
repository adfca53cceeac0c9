"""0002 media: files by content, who refers to them, what happened to them, uploads under way."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from backend.migrations import grants

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CHANGEABLE = ("sync_media", "sync_media_reference", "sync_upload", "sync_segment")


def upgrade() -> None:
    media()
    references()
    custody()
    uploads()
    grants.changeable(*CHANGEABLE)
    grants.append_only("sync_custody")
    grants.sequences()


def downgrade() -> None:
    for table in ("sync_segment", "sync_upload", "sync_custody", "sync_media_reference", "sync_media"):
        op.drop_table(table)


def stamp(name: str, *, required: bool = True) -> sa.Column[object]:
    default = sa.text("now()") if required else None
    return sa.Column(name, sa.DateTime(timezone=True), server_default=default, nullable=not required)


def json(name: str) -> sa.Column[object]:
    return sa.Column(name, JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True)


def media() -> None:
    op.create_table(
        "sync_media",
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("declared_type", sa.Text(), server_default="", nullable=False),
        sa.Column("detected_type", sa.Text(), nullable=True),
        json("reason"),
        json("facts"),
        stamp("declared_at"),
        stamp("verified_at", required=False),
        sa.CheckConstraint(
            "state in ('declared','receiving','assembled','verified','quarantined','lost')",
            name=op.f("ck_sync_media_state"),
        ),
        sa.CheckConstraint("octet_length(sha256) = 32", name=op.f("ck_sync_media_sha256_length")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_sync_media")),
    )
    op.create_index(
        "ix_sync_media_state",
        "sync_media",
        ["state"],
        postgresql_where=sa.text("state in ('receiving', 'assembled')"),
    )


def references() -> None:
    op.create_table(
        "sync_media_reference",
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("sender", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("seq", sa.BigInteger(), nullable=True),
        sa.Column("counts", sa.Boolean(), server_default="false", nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"], ["sync_media.sha256"], name=op.f("fk_sync_media_reference_sha256")
        ),
        sa.PrimaryKeyConstraint("sha256", "dossier_id", "sender", name=op.f("pk_sync_media_reference")),
    )
    op.create_index("ix_sync_media_reference_dossier_id", "sync_media_reference", ["dossier_id"])


def custody() -> None:
    op.create_table(
        "sync_custody",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        json("details"),
        stamp("at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_custody")),
    )
    op.create_index("ix_sync_custody_sha256", "sync_custody", ["sha256"])


def uploads() -> None:
    op.create_table(
        "sync_upload",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("state", sa.Text(), server_default="receiving", nullable=False),
        json("reason"),
        sa.Column("upload_metadata", sa.Text(), server_default="", nullable=False),
        sa.Column("content_type", sa.Text(), server_default="application/octet-stream", nullable=False),
        stamp("created_at"),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        stamp("finished_at", required=False),
        sa.CheckConstraint(
            "state in ('receiving','received','verified','quarantined','terminated','expired')",
            name=op.f("ck_sync_upload_state"),
        ),
        sa.CheckConstraint("position between 0 and length", name=op.f("ck_sync_upload_position")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_upload")),
    )
    op.create_index("ix_sync_upload_sha256", "sync_upload", ["sha256"])
    op.create_index(
        "ix_sync_upload_expires_at",
        "sync_upload",
        ["expires_at"],
        postgresql_where=sa.text("state in ('receiving', 'received')"),
    )
    op.create_table(
        "sync_segment",
        sa.Column("upload_id", sa.Uuid(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("object_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["upload_id"], ["sync_upload.id"], name=op.f("fk_sync_segment_upload_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("upload_id", "start", name=op.f("pk_sync_segment")),
    )
