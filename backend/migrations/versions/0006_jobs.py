"""0006 jobs: the queue, as the installed procrastinate brings it; what it calls lies in the same transaction."""

from alembic import op
from procrastinate.schema import SchemaManager

from backend.migrations import grants

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = (
    "procrastinate_events",
    "procrastinate_periodic_defers",
    "procrastinate_jobs",
    "procrastinate_workers",
)


def upgrade() -> None:
    driver = op.get_bind().connection.driver_connection
    assert driver is not None  # an open Alembic connection always has one
    driver.execute(
        SchemaManager.get_schema()
    )  # many statements at once: the driver, not SQLAlchemy, takes them
    grants.changeable(*TABLES)
    grants.sequences()


def downgrade() -> None:
    for table in TABLES:
        op.execute(f"drop table {table} cascade")
    op.execute(
        """
        do $$
        declare named text;
        begin
          for named in select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                       where n.nspname = current_schema() and starts_with(p.proname, 'procrastinate_')
          loop execute 'drop function ' || named || ' cascade'; end loop;
          for named in select t.oid::regtype from pg_type t join pg_namespace n on n.oid = t.typnamespace
                       where n.nspname = current_schema() and starts_with(t.typname, 'procrastinate_')
                         and t.typtype in ('e', 'c')
          loop execute 'drop type ' || named || ' cascade'; end loop;
        end $$
        """
    )
