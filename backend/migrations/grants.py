"""What the runtime role may do. Every migration that makes tables says here which are append-only."""

from alembic import op

RUNTIME = "liancha_runtime"


def changeable(*tables: str) -> None:
    """The runtime role reads, inserts, updates and deletes."""
    for table in tables:
        op.execute(f'grant select, insert, update, delete on "{table}" to {RUNTIME}')


def append_only(*tables: str) -> None:
    """The runtime role reads and inserts; UPDATE, DELETE and TRUNCATE fail for everybody, the owner too."""
    for table in tables:
        op.execute(f'grant select, insert on "{table}" to {RUNTIME}')
        op.execute(
            f'create trigger "{table}_append_only" before update or delete on "{table}" '
            "for each statement execute function refuse_change()"
        )
        op.execute(
            f'create trigger "{table}_no_truncate" before truncate on "{table}" '
            "for each statement execute function refuse_change()"
        )


def make_guard() -> None:
    """The function behind append-only tables (migration 0001 calls it)."""
    op.execute(
        """
        create function refuse_change() returns trigger language plpgsql as $$
        begin
          raise exception 'append_only: % on %', tg_op, tg_table_name using errcode = 'insufficient_privilege';
        end $$
        """
    )


def drop_guard() -> None:
    op.execute("drop function refuse_change()")


def sequences() -> None:
    """The runtime role may draw numbers from every sequence of the schema."""
    op.execute(f"grant usage, select on all sequences in schema public to {RUNTIME}")
