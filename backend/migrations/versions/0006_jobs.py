"""0006 jobs."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.text("select 1"))


def downgrade() -> None:
    op.execute(sa.text("select 1"))
