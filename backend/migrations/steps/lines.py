"""Migration 0010: reports of samples, and clues that wait for dispatch."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql


def make_sample_report() -> None:
    op.create_table(
        "sample_report",
        sa.Column("sample_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("qualified", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("media", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("deadline_provisional", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["app_user.id"], name="fk_sample_report_by"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_sample_report_department_id"),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_sample_report_task_id"),
        sa.PrimaryKeyConstraint("task_id", "sample_id", name="pk_sample_report"),
    )


def make_problem_clue() -> None:
    op.create_table(
        "problem_clue",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.Text(), nullable=True),
        sa.Column("to_department", sa.Text(), nullable=False),
        sa.Column("to_department_id", sa.Uuid(), nullable=True),
        sa.Column("responsible_department_id", sa.Uuid(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("media", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["app_user.id"], name="fk_problem_clue_by"),
        sa.ForeignKeyConstraint(
            ["responsible_department_id"],
            ["department.id"],
            name="fk_problem_clue_responsible_department_id",
        ),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_problem_clue_task_id"),
        sa.ForeignKeyConstraint(
            ["to_department_id"], ["department.id"], name="fk_problem_clue_to_department_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_problem_clue"),
    )
    op.create_index("ix_problem_clue_task_id", "problem_clue", ["task_id"])


def drop() -> None:
    op.drop_table("problem_clue")
    op.drop_table("sample_report")
