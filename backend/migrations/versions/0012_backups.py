"""0012 backups: which dumps a restore may choose, how far each holds every device, and what a restore leaves open."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from backend.migrations import grants

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

STATES = "'declared','receiving','assembled','verified','quarantined','lost'"


def upgrade() -> None:
    backups()
    witness()
    lives()
    op.add_column("sync_device", moment("restored_at"))
    op.drop_constraint("ck_sync_media_state", "sync_media")
    op.create_check_constraint(op.f("ck_sync_media_state"), "sync_media", f"state in ({STATES},'missing')")
    grants.changeable("sync_backup", "sync_backup_device", "sync_witness")


def downgrade() -> None:
    op.execute("update sync_media set state = 'declared' where state = 'missing'")
    op.drop_constraint("ck_sync_media_state", "sync_media")
    op.create_check_constraint(op.f("ck_sync_media_state"), "sync_media", f"state in ({STATES})")
    op.drop_column("sync_device", "restored_at")
    for column in LIFE:
        op.drop_column("sync_epoch", column)
    for table in ("sync_witness", "sync_backup_device", "sync_backup"):
        op.drop_table(table)


def moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=True)


def backups() -> None:
    op.create_table(
        "sync_backup",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("epoch", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        moment("counted_at"),
        moment("finished_at"),
        moment("forgotten_at"),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "finished_at is null or counted_at is not null", name=op.f("ck_sync_backup_finished_is_counted")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sync_backup")),
    )
    op.create_table(
        "sync_backup_device",
        sa.Column("backup_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["backup_id"],
            ["sync_backup.id"],
            name=op.f("fk_sync_backup_device_backup_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("backup_id", "device_id", name=op.f("pk_sync_backup_device")),
    )
    op.create_index("ix_sync_backup_device_device_id", "sync_backup_device", ["device_id"])


def witness() -> None:
    op.create_table(
        "sync_witness",
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("collection", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("epoch", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("body", JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("device_id", "dossier_id", "collection", "key", name=op.f("pk_sync_witness")),
    )
    op.create_index("ix_sync_witness_dossier_id", "sync_witness", ["dossier_id"])


LIFE = ("restored_from", "restored_to", "listed_to", "ready_at", "recovered_at", "recovered_by")


def lives() -> None:
    """A life that was not restored is ready from its beginning."""
    op.add_column("sync_epoch", sa.Column("restored_from", sa.Uuid(), nullable=True))
    op.add_column("sync_epoch", moment("restored_to"))
    op.add_column("sync_epoch", sa.Column("listed_to", sa.Text(), nullable=True))
    op.add_column("sync_epoch", moment("ready_at"))
    op.add_column("sync_epoch", moment("recovered_at"))
    op.add_column("sync_epoch", sa.Column("recovered_by", sa.Uuid(), nullable=True))
    op.execute("update sync_epoch set ready_at = began_at")
