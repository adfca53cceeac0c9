"""0010 recorders: which files of recording devices were imported, by whom."""

import sqlalchemy as sa
from alembic import op

from backend.migrations import grants

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recorder_import",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("imported_by", sa.Uuid(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_recorder_import_task_id"),
        sa.ForeignKeyConstraint(["imported_by"], ["app_user.id"], name="fk_recorder_import_imported_by"),
        sa.PrimaryKeyConstraint("id", name="pk_recorder_import"),
        sa.UniqueConstraint(
            "task_id", "entry_id", "sha256", name="uq_recorder_import_task_id_entry_id_sha256"
        ),
    )
    grants.append_only("recorder_import")


def downgrade() -> None:
    op.drop_table("recorder_import")
