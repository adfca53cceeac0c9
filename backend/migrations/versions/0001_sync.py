"""0001 sync."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.text("select 1"))


def downgrade() -> None:
    op.execute(sa.text("select 1"))
