"""The glossary of a pack; packs that are here have none until they are built anew."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("pack", sa.Column("glossary", sa.JSON(), nullable=False, server_default="[]"))
