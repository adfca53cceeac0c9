"""0014 reviews: legal and technical review of off-site evidence (R80); a re-test of a sample (R82, SEED46)."""

import sqlalchemy as sa
from alembic import op

from backend.migrations import grants

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evidence_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("usable", sa.Boolean(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_evidence_review_task_id"),
        sa.ForeignKeyConstraint(["by"], ["app_user.id"], name="fk_evidence_review_by"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_review"),
        sa.UniqueConstraint("task_id", "sha256", "kind", name="uq_evidence_review_task_id_sha256_kind"),
    )
    op.create_table(
        "sample_retest",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("sample_id", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_sample_retest_task_id"),
        sa.ForeignKeyConstraint(["by"], ["app_user.id"], name="fk_sample_retest_by"),
        sa.PrimaryKeyConstraint("task_id", "sample_id", name="pk_sample_retest"),
    )
    grants.append_only("evidence_review", "sample_retest")
    # the report of a re-test is a second one of the same sample
    op.add_column("sample_report", sa.Column("round", sa.Integer(), server_default="1", nullable=False))
    op.drop_constraint("pk_sample_report", "sample_report", type_="primary")
    op.create_primary_key("pk_sample_report", "sample_report", ["task_id", "sample_id", "round"])


def downgrade() -> None:
    op.drop_constraint("pk_sample_report", "sample_report", type_="primary")
    op.drop_column("sample_report", "round")
    op.create_primary_key("pk_sample_report", "sample_report", ["task_id", "sample_id"])
    op.drop_table("sample_retest")
    op.drop_table("evidence_review")
