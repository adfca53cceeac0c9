"""The migrations make exactly what the models say."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from backend.extensions import db

MINE = {"department", "app_user", "refresh_token", "audit_entry", "audit_seal", "jurisdiction_profile",
        "calendar_day", "inspection_item", "guidance", "joint_item", "unified_checklist", "checklist_line",
        "inspection_object", "inspector", "plan_entry", "draw", "inspection_task", "task_department",
        "team_member", "task_approval", "preparation", "carried_file"}  # fmt: skip


def mine(thing, name, kind, reflected, compare_to):
    return name in MINE if kind == "table" else True


def test_models_and_migrations_agree(config):
    engine = create_engine(config.owner_database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": mine, "compare_type": True})
        assert compare_metadata(context, db.metadata) == []
    engine.dispose()
