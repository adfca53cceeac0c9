"""Migration 0004, second half: plans, draws, tasks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql


def make_plan_entry() -> None:
    op.create_table(
        "plan_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_no", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("task_name", sa.Text(), nullable=False),
        sa.Column("field_code", sa.Text(), nullable=False),
        sa.Column("joint_item_id", sa.Uuid(), nullable=False),
        sa.Column("base_count", sa.Integer(), nullable=False),
        sa.Column("ratio", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("time_from", sa.Date(), nullable=False),
        sa.Column("time_to", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("document_no", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["joint_item_id"], ["joint_item.id"], name="fk_plan_entry_joint_item_id"),
        sa.PrimaryKeyConstraint("id", name="pk_plan_entry"),
        sa.UniqueConstraint("entry_no", name="uq_plan_entry_entry_no"),
    )


def make_draw() -> None:
    op.create_table(
        "draw",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("draw_no", sa.Text(), nullable=False),
        sa.Column("plan_entry_id", sa.Uuid(), nullable=True),
        sa.Column("jurisdiction", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("base_count", sa.Integer(), nullable=False),
        sa.Column("present", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("exclusions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("result", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["plan_entry_id"], ["plan_entry.id"], name="fk_draw_plan_entry_id"),
        sa.PrimaryKeyConstraint("id", name="pk_draw"),
        sa.UniqueConstraint("draw_no", name="uq_draw_draw_no"),
    )


def make_inspection_task() -> None:
    op.create_table(
        "inspection_task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_no", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("field_code", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=False),
        sa.Column("plan_entry_id", sa.Uuid(), nullable=True),
        sa.Column("draw_id", sa.Uuid(), nullable=True),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("object_version", sa.Integer(), nullable=False),
        sa.Column("object_frozen", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("checklist_frozen", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("lines_frozen", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("profile_frozen", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("surprise", sa.Boolean(), nullable=False),
        sa.Column("surprise_reason", sa.Text(), nullable=False),
        sa.Column("vehicle", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("on_site_started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("on_site_ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("entry_deadline", sa.Date(), nullable=True),
        sa.Column("deadline_provisional", sa.Boolean(), nullable=False),
        sa.Column("external_platform_no", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["app_user.id"], name="fk_inspection_task_created_by"),
        sa.ForeignKeyConstraint(["draw_id"], ["draw.id"], name="fk_inspection_task_draw_id"),
        sa.ForeignKeyConstraint(["object_id"], ["inspection_object.id"], name="fk_inspection_task_object_id"),
        sa.ForeignKeyConstraint(
            ["plan_entry_id"], ["plan_entry.id"], name="fk_inspection_task_plan_entry_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_inspection_task"),
        sa.UniqueConstraint("task_no", name="uq_inspection_task_task_no"),
    )
    op.create_index("ix_inspection_task_state", "inspection_task", ["state"], unique=False)


def make_task_department() -> None:
    op.create_table(
        "task_department",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_task_department_department_id"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_task_department_task_id"),
        sa.PrimaryKeyConstraint("task_id", "department_id", name="pk_task_department"),
    )


def make_team_member() -> None:
    op.create_table(
        "team_member",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("inspector_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("matched_by", sa.Text(), nullable=False),
        sa.Column("frozen", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_reason", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_team_member_department_id"),
        sa.ForeignKeyConstraint(["inspector_id"], ["inspector.id"], name="fk_team_member_inspector_id"),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_team_member_task_id"),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name="fk_team_member_user_id"),
        sa.ForeignKeyConstraint(["approved_by"], ["app_user.id"], name="fk_team_member_approved_by"),
        sa.PrimaryKeyConstraint("id", name="pk_team_member"),
    )
    op.create_index("ix_team_member_user_id", "team_member", ["user_id"], unique=False)
    op.create_index(
        "uq_team_member_current",
        "team_member",
        ["task_id", "user_id"],
        unique=True,
        postgresql_where=sa.text("left_at is null"),
    )


def make_task_approval() -> None:
    op.create_table(
        "task_approval",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["app_user.id"], name="fk_task_approval_approved_by"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_task_approval_department_id"),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_task_approval_task_id"),
        sa.PrimaryKeyConstraint("id", name="pk_task_approval"),
        sa.UniqueConstraint("task_id", "department_id", name="uq_task_approval_task_id_department_id"),
    )


def make_preparation() -> None:
    op.create_table(
        "preparation",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("body", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_preparation_task_id"),
        sa.PrimaryKeyConstraint("task_id", "section", name="pk_preparation"),
    )


def make_carried_file() -> None:
    op.create_table(
        "carried_file",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_carried_file_task_id"),
        sa.PrimaryKeyConstraint("task_id", "sha256", name="pk_carried_file"),
    )
