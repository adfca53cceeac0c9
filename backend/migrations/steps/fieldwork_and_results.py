"""Migration 0005: the tables of fieldwork, results, follow-ups, disclosure and publication."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

JSONB = postgresql.JSONB(astext_type=sa.Text())


def make_presence_event() -> None:
    op.create_table(
        "presence_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("facts", JSONB, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_presence_event_task_id"),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name="fk_presence_event_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_presence_event"),
        sa.UniqueConstraint("device_id", "seq", name="uq_presence_event_device_id_seq"),
    )
    op.create_index("ix_presence_event_task_id_user_id", "presence_event", ["task_id", "user_id"])


def make_field_record() -> None:
    op.create_table(
        "field_record",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_by", sa.Uuid(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("cut", JSONB, nullable=False),
        sa.Column("signed_rows", JSONB, nullable=False),
        sa.Column("incomplete", sa.Boolean(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_field_record_task_id"),
        sa.PrimaryKeyConstraint("task_id", name="pk_field_record"),
    )


def make_department_result() -> None:
    op.create_table(
        "department_result",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("rectify_by", sa.Date(), nullable=True),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_department_result_department_id"
        ),
        sa.ForeignKeyConstraint(["entered_by"], ["app_user.id"], name="fk_department_result_entered_by"),
        sa.ForeignKeyConstraint(["reviewed_by"], ["app_user.id"], name="fk_department_result_reviewed_by"),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_department_result_task_id"),
        sa.PrimaryKeyConstraint("id", name="pk_department_result"),
        sa.UniqueConstraint("task_id", "department_id", name="uq_department_result_task_id_department_id"),
    )


def make_item_result() -> None:
    op.create_table(
        "item_result",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("checked", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("sub_code", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("record_line", JSONB, nullable=False),
        sa.ForeignKeyConstraint(["result_id"], ["department_result.id"], name="fk_item_result_result_id"),
        sa.PrimaryKeyConstraint("id", name="pk_item_result"),
        sa.UniqueConstraint("result_id", "entry", "line", name="uq_item_result_result_id_entry_line"),
    )


def make_review_step() -> None:
    op.create_table(
        "review_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("lines", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["app_user.id"], name="fk_review_step_by"),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_review_step_department_id"),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_review_step_task_id"),
        sa.PrimaryKeyConstraint("id", name="pk_review_step"),
    )
    op.create_index("ix_review_step_task_id", "review_step", ["task_id"])


def make_follow_up() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("responsible_department_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_follow_up_department_id"),
        sa.ForeignKeyConstraint(
            ["responsible_department_id"], ["department.id"], name="fk_follow_up_responsible_department_id"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["inspection_task.id"], name="fk_follow_up_task_id"),
        sa.PrimaryKeyConstraint("id", name="pk_follow_up"),
    )
    op.create_index("ix_follow_up_task_id_department_id", "follow_up", ["task_id", "department_id"])


def make_log_leaf() -> None:
    op.create_table(
        "log_leaf",
        sa.Column("position", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("leaf_hash", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("position", name="pk_log_leaf"),
    )


def make_leaf_salt() -> None:
    op.create_table(
        "leaf_salt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["position"], ["log_leaf.position"], name="fk_leaf_salt_position"),
        sa.PrimaryKeyConstraint("id", name="pk_leaf_salt"),
        sa.UniqueConstraint("position", name="uq_leaf_salt_position"),
    )


def make_publication() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", JSONB, nullable=False),
        sa.Column("object_name", sa.Text(), nullable=False),
        sa.Column("uscc", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("leaf", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["leaf"], ["log_leaf.position"], name="fk_publication_leaf"),
        sa.ForeignKeyConstraint(["published_by"], ["app_user.id"], name="fk_publication_published_by"),
        sa.ForeignKeyConstraint(["result_id"], ["department_result.id"], name="fk_publication_result_id"),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
        sa.UniqueConstraint("result_id", "version", name="uq_publication_result_id_version"),
    )
    op.create_index("ix_publication_published_at", "publication", ["published_at"])
    op.create_index("ix_publication_uscc", "publication", ["uscc"])


def make_non_disclosure() -> None:
    op.create_table(
        "non_disclosure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["app_user.id"], name="fk_non_disclosure_approved_by"),
        sa.ForeignKeyConstraint(["result_id"], ["department_result.id"], name="fk_non_disclosure_result_id"),
        sa.PrimaryKeyConstraint("id", name="pk_non_disclosure"),
        sa.UniqueConstraint("result_id", name="uq_non_disclosure_result_id"),
    )
