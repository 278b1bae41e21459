"""Review cards and test plans. The cards are made from the responses when the app starts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    op.create_table(
        "review_card",
        sa.Column("learner_id", ROW_ID, nullable=False),
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("stability", sa.Double(), nullable=False),
        sa.Column("difficulty", sa.Double(), nullable=False),
        sa.Column("reviewed_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("responses", sa.Integer(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("missed_day", sa.Text(), nullable=True),
        sa.Column("last_presented_id", ROW_ID, nullable=False),
        sa.Column("last_item_id", sa.Text(), nullable=False),
        sa.Column("last_kind", sa.Text(), nullable=False),
        sa.Column("last_outcome", sa.Text(), nullable=False),
        sa.Column("last_certainty", sa.Text(), nullable=True),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("concern", sa.Text(), nullable=True),
        sa.Column("concern_id", ROW_ID, nullable=True),
        sa.Column("right_days", sa.Integer(), nullable=False),
        sa.Column("right_day", sa.Text(), nullable=True),
        sa.Column("right_by_choice", sa.Boolean(), nullable=False),
        sa.Column("check_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name="fk_review_card_fact_id"),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name="fk_review_card_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "fact_id", name="pk_review_card"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "test_plan",
        sa.Column("learner_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("test_on", sa.Text(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name="fk_test_plan_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", name="pk_test_plan"),
    )
