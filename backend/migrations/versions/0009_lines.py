"""0009 lines: samples and their reports, clues."""

from backend.migrations import grants
from backend.migrations.steps import lines as steps

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    steps.make_sample_report()
    steps.make_problem_clue()
    grants.append_only("sample_report")
    grants.changeable("problem_clue")


def downgrade() -> None:
    steps.drop()
