"""What learners say is wrong with a question; and questions that they asked for on top.

A flag stays what it was: a learner's own mark to find a question again. Nobody who set one said
that anything is wrong.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    op.add_column(
        "presented_item",
        sa.Column("extra", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "objection",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("presented_id", ROW_ID, nullable=False),
        sa.Column("passage_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["presented_id"],
            ["presented_item.id"],
            name="fk_objection_presented_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["passage_id"], ["passage.id"], name="fk_objection_passage_id"),
        sa.PrimaryKeyConstraint("id", name="pk_objection"),
    )
    op.create_index("ix_objection_presented_id", "objection", ["presented_id"])
