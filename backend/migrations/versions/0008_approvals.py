"""0008 approvals: what heads are asked, who decides for them, and approvals given as a deputy."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from backend.migrations import grants

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "task_approval", sa.Column("as_deputy", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("team_member", sa.Column("recused_at", sa.DateTime(timezone=True)))
    make_approval_request()
    make_deputy()
    grants.changeable("approval_request", "deputy")


def make_approval_request() -> None:
    op.create_table(
        "approval_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("facts", JSONB(), nullable=False),
        sa.Column("exceptions", ARRAY(sa.Text()), nullable=False),
        sa.Column("candidates", JSONB(), nullable=False),
        sa.Column("details", JSONB(), nullable=False),
        sa.Column("asked_by", sa.Uuid()),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid()),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("as_deputy", sa.Boolean(), nullable=False),
        sa.Column("successor", sa.Uuid()),
        sa.PrimaryKeyConstraint("id", name="pk_approval_request"),
        *references("approval_request", task_id="inspection_task", department_id="department"),
        *references("approval_request", asked_by="app_user", decided_by="app_user", successor="app_user"),
    )
    op.create_index("ix_approval_request_task_id", "approval_request", ["task_id"])
    op.create_index(
        "uq_approval_request_waiting", "approval_request", ["task_id", "department_id", "kind", "subject"],
        unique=True, postgresql_where=sa.text("state = 'WAITING'"),
    )  # fmt: skip


def make_deputy() -> None:
    op.create_table(
        "deputy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("head_id", sa.Uuid(), nullable=False),
        sa.Column("deputy_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("made_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deputy"),
        *references("deputy", head_id="app_user", deputy_id="app_user", department_id="department"),
    )
    op.create_index("ix_deputy_department_id", "deputy", ["department_id"])


def references(table: str, **columns: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}")
        for column, target in columns.items()
    ]


def downgrade() -> None:
    op.drop_table("deputy")
    op.drop_table("approval_request")
    op.drop_column("team_member", "recused_at")
    op.drop_column("task_approval", "as_deputy")
