"""0002 media."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.text("select 1"))


def downgrade() -> None:
    op.execute(sa.text("select 1"))
