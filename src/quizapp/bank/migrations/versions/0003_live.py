"""Live sessions: plans, rosters, sessions, participants, votes and steps."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    _prepared()
    _session()
    _story()


def _prepared() -> None:
    op.create_table(
        "session_plan",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_session_plan"),
    )
    op.create_table(
        "roster",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_roster"),
    )


def _session() -> None:
    op.create_table(
        "live_session",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("setup", sa.JSON(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("entered_at", MOMENT, nullable=True),
        sa.Column("port", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_live_session"),
    )
    op.create_table(
        "participant",
        sa.Column("session_id", ROW_ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("learner_id", ROW_ID, nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["live_session.id"],
            name="fk_participant_session_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name="fk_participant_learner_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("session_id", "number", name="pk_participant"),
    )
    op.create_index("ix_participant_learner_id", "participant", ["learner_id"])


def _story() -> None:
    op.create_table(
        "vote",
        sa.Column("session_id", ROW_ID, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("participant", sa.Integer(), nullable=False),
        sa.Column("client_key", sa.Text(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"], ["live_session.id"], name="fk_vote_session_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("session_id", "seq", name="pk_vote"),
        sa.UniqueConstraint(
            "session_id",
            "participant",
            "client_key",
            name="uq_vote_session_id_participant_client_key",
        ),
    )
    op.create_table(
        "live_step",
        sa.Column("session_id", ROW_ID, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("step", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["live_session.id"],
            name="fk_live_step_session_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "seq", name="pk_live_step"),
    )
