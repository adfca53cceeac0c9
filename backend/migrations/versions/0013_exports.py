"""0013 exports: sealed exports imported at the desk, files given up as lost, and what finds held work quickly."""

import sqlalchemy as sa
from alembic import op

from backend.migrations import grants

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

HELD = sa.text("outcome = 'held'")


def moment(name: str, *, required: bool = True) -> "sa.Column[object]":
    default = sa.text("now()") if required else None
    return sa.Column(name, sa.DateTime(timezone=True), server_default=default, nullable=not required)


def upgrade() -> None:
    op.create_table(
        "export_import",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("imported_by", sa.Uuid(), nullable=True),
        moment("imported_at"),
        sa.Column("counts", sa.dialects.postgresql.JSONB(), nullable=False),
        sa.ForeignKeyConstraint(["imported_by"], ["app_user.id"], name="fk_export_import_imported_by"),
        sa.PrimaryKeyConstraint("id", name="pk_export_import"),
    )
    op.create_index("ix_export_import_sha256", "export_import", ["sha256"])
    grants.append_only("export_import")
    op.create_table(
        "media_loss",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        moment("asked_at"),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        moment("decided_at", required=False),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_media_loss_task_id"),
        sa.ForeignKeyConstraint(["asked_by"], ["app_user.id"], name="fk_media_loss_asked_by"),
        sa.ForeignKeyConstraint(["decided_by"], ["app_user.id"], name="fk_media_loss_decided_by"),
        sa.PrimaryKeyConstraint("id", name="pk_media_loss"),
    )
    op.create_index(
        "uq_media_loss_open",
        "media_loss",
        ["sha256"],
        unique=True,
        postgresql_where=sa.text("state = 'ASKED'"),
    )
    grants.changeable("media_loss")
    op.create_index("ix_sync_mutation_held", "sync_mutation", ["device_id", "seq"], postgresql_where=HELD)
    op.create_index(
        "ix_sync_later_decision_held", "sync_later_decision", ["device_id", "seq"], postgresql_where=HELD
    )


def downgrade() -> None:
    op.drop_index("ix_sync_later_decision_held", "sync_later_decision")
    op.drop_index("ix_sync_mutation_held", "sync_mutation")
    op.drop_table("media_loss")
    op.drop_table("export_import")
