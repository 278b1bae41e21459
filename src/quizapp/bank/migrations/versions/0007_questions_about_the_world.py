"""What a question about the world has: its importance, source line, takeaway, evidence and deck.

Packs that are here already have none of it. Until they are built anew their facts are useful ones,
and a question is about its fact's myth where there is one, as quizzes on myths drew until now.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TEXT, _FLAG, _LIST = sa.Text, sa.Boolean, sa.JSON
_ADDED = (
    ("fact", "importance", _TEXT, "useful"),
    ("fact", "provenance", _TEXT, ""),
    ("fact", "places", _LIST, "[]"),
    ("item", "evidence", _LIST, "[]"),
    ("item", "deck", _TEXT, "default"),
    ("item", "talk", _FLAG, sa.false()),
    ("item", "about_myth", _FLAG, sa.false()),
    ("item_version", "source_line", _TEXT, ""),
    ("item_version", "takeaway", _TEXT, ""),
    ("bucket", "importance", _TEXT, "useful"),
    ("bucket", "deck", _TEXT, "default"),
)


def upgrade() -> None:
    for table, name, kind, value in _ADDED:
        op.add_column(table, sa.Column(name, kind(), nullable=False, server_default=value))
    op.execute(
        "UPDATE item SET about_myth = TRUE WHERE fact_id IN"
        " (SELECT id FROM fact WHERE myth_claim IS NOT NULL)"
    )
