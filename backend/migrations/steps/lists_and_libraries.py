"""Migration 0004, first half: profiles, lists, libraries."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql


def make_jurisdiction_profile() -> None:
    op.create_table(
        "jurisdiction_profile",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("parent_code", sa.Text(), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("parameters", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.CheckConstraint(
            "effective_to is null or effective_to > effective_from", name="ck_jurisdiction_profile_period"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_jurisdiction_profile"),
        sa.UniqueConstraint("code", "effective_from", name="uq_jurisdiction_profile_code_effective_from"),
    )


def make_calendar_day() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_off_day", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_calendar_day"),
    )


def make_inspection_item() -> None:
    op.create_table(
        "inspection_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("object_scope", sa.Text(), nullable=False),
        sa.Column("item_class", sa.Text(), nullable=False),
        sa.Column("methods", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("inspecting_body", sa.Text(), nullable=False),
        sa.Column("legal_basis", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("ratio", sa.Text(), nullable=False),
        sa.Column("ratio_cap", sa.Text(), nullable=True),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("result_type", sa.Text(), nullable=False),
        sa.Column("requires_specialty", sa.Text(), nullable=False),
        sa.Column("materials", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("abolished_on", sa.Date(), nullable=True),
        sa.Column("change_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_inspection_item_department_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_inspection_item"),
        sa.UniqueConstraint("code", "version", name="uq_inspection_item_code_version"),
    )


def make_guidance() -> None:
    op.create_table(
        "guidance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_code", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("how_to_check", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("evidence_required", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("phrases", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_guidance"),
        sa.UniqueConstraint("item_code", "version", name="uq_guidance_item_code_version"),
    )


def make_joint_item() -> None:
    op.create_table(
        "joint_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("jurisdiction", sa.Text(), nullable=False),
        sa.Column("seq_no", sa.Integer(), nullable=False),
        sa.Column("field_code", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("items", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("object_scope", sa.Text(), nullable=False),
        sa.Column("initiating_department_id", sa.Uuid(), nullable=False),
        sa.Column("cooperating_department_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("priority_reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["initiating_department_id"], ["department.id"], name="fk_joint_item_initiating_department_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_joint_item"),
        sa.UniqueConstraint(
            "jurisdiction", "field_code", "version", name="uq_joint_item_jurisdiction_field_code_version"
        ),
    )


def make_unified_checklist() -> None:
    op.create_table(
        "unified_checklist",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("jurisdiction", sa.Text(), nullable=False),
        sa.Column("field_code", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("industry", sa.Text(), nullable=False),
        sa.Column("industry_code", sa.Text(), nullable=False),
        sa.Column("lead_department_id", sa.Uuid(), nullable=False),
        sa.Column("frequency", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["lead_department_id"], ["department.id"], name="fk_unified_checklist_lead_department_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_unified_checklist"),
        sa.UniqueConstraint("code", "version", name="uq_unified_checklist_code_version"),
    )


def make_checklist_line() -> None:
    op.create_table(
        "checklist_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("checklist_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checklist_id"], ["unified_checklist.id"], name="fk_checklist_line_checklist_id"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["inspection_item.id"], name="fk_checklist_line_item_id"),
        sa.PrimaryKeyConstraint("id", name="pk_checklist_line"),
        sa.UniqueConstraint("checklist_id", "item_id", name="uq_checklist_line_checklist_id_item_id"),
    )
    op.create_index("ix_checklist_line_checklist_id", "checklist_line", ["checklist_id"], unique=False)


def make_inspection_object() -> None:
    op.create_table(
        "inspection_object",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("object_no", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("uscc", sa.Text(), nullable=True),
        sa.Column("registration_no", sa.Text(), nullable=True),
        sa.Column("address_registered", sa.Text(), nullable=False),
        sa.Column("premises", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("jurisdiction_level", sa.Text(), nullable=False),
        sa.Column("business_scope", sa.Text(), nullable=False),
        sa.Column("industry_code", sa.Text(), nullable=False),
        sa.Column("licences", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("registration_status", sa.Text(), nullable=False),
        sa.Column("credit_risk_class", sa.Text(), nullable=True),
        sa.Column("class_date", sa.Date(), nullable=True),
        sa.Column("class_source", sa.Text(), nullable=False),
        sa.Column("key_flags", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("joint_fields", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("responsible_department_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("contact_phone", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("labels", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("hazardous", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["inspection_object.id"], name="fk_inspection_object_parent_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_inspection_object"),
        sa.UniqueConstraint("object_no", name="uq_inspection_object_object_no"),
        sa.UniqueConstraint("uscc", name="uq_inspection_object_uscc"),
    )
    op.create_index("ix_inspection_object_name", "inspection_object", ["name"], unique=False)


def make_inspector() -> None:
    op.create_table(
        "inspector",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("inspector_no", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("specialties", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("certificate_no", sa.Text(), nullable=False),
        sa.Column("certificate_issuer", sa.Text(), nullable=False),
        sa.Column("certificate_valid_to", sa.Date(), nullable=True),
        sa.Column("person_type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("enforcement_level", sa.Text(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("enforcement_category", sa.Text(), nullable=False),
        sa.Column("interests", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name="fk_inspector_department_id"),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name="fk_inspector_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_inspector"),
        sa.UniqueConstraint("inspector_no", name="uq_inspector_inspector_no"),
        sa.UniqueConstraint("user_id", name="uq_inspector_user_id"),
    )
