"""The lease of a live session: which copy of the app hosts it, and its heartbeat."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("live_session", sa.Column("host_id", sa.Text(), nullable=True))
    op.add_column(
        "live_session", sa.Column("heartbeat", sa.Integer(), nullable=False, server_default="0")
    )
