"""0004 profiles, lists, libraries, draws, tasks."""

from alembic import op

from backend.migrations import grants
from backend.migrations.steps import draws_and_tasks as tasks
from backend.migrations.steps import lists_and_libraries as lists

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

APPEND_ONLY = ("draw",)
FROZEN = ("object_frozen", "object_version", "checklist_frozen", "lines_frozen", "profile_frozen", "draw_id")
TABLES = (
    "jurisdiction_profile",
    "calendar_day",
    "inspection_item",
    "guidance",
    "joint_item",
    "unified_checklist",
    "checklist_line",
    "inspection_object",
    "inspector",
    "plan_entry",
    "draw",
    "inspection_task",
    "task_department",
    "team_member",
    "task_approval",
    "preparation",
    "carried_file",
)


def upgrade() -> None:
    lists.make_jurisdiction_profile()
    lists.make_calendar_day()
    lists.make_inspection_item()
    lists.make_guidance()
    lists.make_joint_item()
    lists.make_unified_checklist()
    lists.make_checklist_line()
    lists.make_inspection_object()
    lists.make_inspector()
    tasks.make_plan_entry()
    tasks.make_draw()
    tasks.make_inspection_task()
    tasks.make_task_department()
    tasks.make_team_member()
    tasks.make_task_approval()
    tasks.make_preparation()
    tasks.make_carried_file()
    grants.changeable(*(table for table in TABLES if table not in APPEND_ONLY))
    grants.append_only(*APPEND_ONLY)
    grants.sequences()
    keep_frozen()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("drop function keep_frozen()")


def keep_frozen() -> None:
    """What a task froze at its making never changes, whatever the libraries do later (R14)."""
    changed = " or ".join(f"new.{column} is distinct from old.{column}" for column in FROZEN)
    op.execute(
        f"""
        create function keep_frozen() returns trigger language plpgsql as $$
        begin
          if {changed} then
            raise exception 'frozen: inspection_task' using errcode = 'insufficient_privilege';
          end if;
          return new;
        end $$
        """
    )
    op.execute(
        "create trigger inspection_task_frozen before update on inspection_task "
        "for each row execute function keep_frozen()"
    )
