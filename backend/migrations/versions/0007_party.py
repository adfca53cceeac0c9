"""0007 party: what the party asked for (R60), and where an object lies."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from backend.migrations import grants

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "inspection_object", sa.Column("geo", postgresql.JSONB(astext_type=sa.Text()), nullable=True)
    )
    op.create_table(
        "party_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("suspends", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["about_id"], ["app_user.id"], name="fk_party_case_about_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["app_user.id"], name="fk_party_case_decided_by"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_party_case_department_id"),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_party_case_task_id"),
        sa.PrimaryKeyConstraint("id", name="pk_party_case"),
        sa.UniqueConstraint("number", name="uq_party_case_number"),
    )
    op.create_index("ix_party_case_task_id", "party_case", ["task_id"])
    op.create_index("ix_party_case_department_id_state", "party_case", ["department_id", "state"])
    grants.changeable("party_case")


def downgrade() -> None:
    op.drop_table("party_case")
    op.drop_column("inspection_object", "geo")
