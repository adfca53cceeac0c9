"""0005 fieldwork, results, publication, disclosure."""

from alembic import op

from backend.migrations import grants
from backend.migrations.steps import fieldwork_and_results as steps

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CHANGEABLE = ("field_record", "department_result", "leaf_salt", "follow_up")
APPEND_ONLY = ("presence_event", "item_result", "review_step", "log_leaf", "publication", "non_disclosure")


def upgrade() -> None:
    steps.make_presence_event()
    steps.make_field_record()
    steps.make_department_result()
    steps.make_item_result()
    steps.make_review_step()
    steps.make_follow_up()
    steps.make_log_leaf()
    steps.make_leaf_salt()
    steps.make_publication()
    steps.make_non_disclosure()
    grants.changeable(*CHANGEABLE)
    grants.append_only(*APPEND_ONLY)


def downgrade() -> None:
    for table in (
        "non_disclosure", "publication", "leaf_salt", "log_leaf", "follow_up", "review_step", "item_result",
        "department_result", "field_record", "presence_event",
    ):  # fmt: skip
        op.drop_table(table)
