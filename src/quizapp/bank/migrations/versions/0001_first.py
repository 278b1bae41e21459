"""The first schema: content, records and the full-text indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger()


def upgrade() -> None:
    _content()
    _items()
    _records()
    _full_text()


def _content() -> None:
    op.create_table(
        "pack",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("built_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pack"),
    )
    op.create_table(
        "topic",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["pack.id"], name="fk_topic_pack_id"),
        sa.PrimaryKeyConstraint("id", name="pk_topic"),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("trust", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("paragraphs", sa.Integer(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["pack.id"], name="fk_document_pack_id"),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
    )
    op.create_table(
        "passage",
        sa.Column("number", ROW_ID, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=True),
        sa.Column("from_paragraphs", sa.JSON(), nullable=False),
        sa.Column("sensitive", sa.Boolean(), nullable=False),
        sa.Column("unverified", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_passage_document_id"),
        sa.PrimaryKeyConstraint("number", name="pk_passage"),
        sa.UniqueConstraint("id", name="uq_passage_id"),
    )
    op.create_index("ix_passage_document_id", "passage", ["document_id"])
    op.create_table(
        "fact",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("pack_id", sa.Text(), nullable=False),
        sa.Column("topic_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attributed_to", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("sensitive", sa.Boolean(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("myth_claim", sa.Text(), nullable=True),
        sa.Column("myth_origin", sa.Text(), nullable=True),
        sa.Column("myth_why_misleading", sa.Text(), nullable=True),
        sa.Column("myth_technique", sa.Text(), nullable=True),
        sa.Column("myth_replacement", sa.Text(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["pack.id"], name="fk_fact_pack_id"),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name="fk_fact_topic_id"),
        sa.PrimaryKeyConstraint("id", name="pk_fact"),
    )
    op.create_table(
        "evidence",
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("passage_id", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("cell_row", sa.Text(), nullable=False),
        sa.Column("cell_column", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name="fk_evidence_fact_id"),
        sa.ForeignKeyConstraint(["passage_id"], ["passage.id"], name="fk_evidence_passage_id"),
        sa.PrimaryKeyConstraint("fact_id", "position", name="pk_evidence"),
    )
    op.create_index("ix_evidence_passage_id", "evidence", ["passage_id"])


def _items() -> None:
    op.create_table(
        "bucket",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("topic_id", sa.Text(), nullable=False),
        sa.Column("difficulty", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key_is_true", sa.Boolean(), nullable=True),
        sa.Column("myth", sa.Boolean(), nullable=False),
        sa.Column("sensitive", sa.Boolean(), nullable=False),
        sa.Column("documents", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name="fk_bucket_topic_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bucket"),
    )
    op.create_table(
        "item",
        sa.Column("number", ROW_ID, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("difficulty", sa.Integer(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("version_id", ROW_ID, nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("bucket_id", ROW_ID, nullable=True),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["bucket_id"], ["bucket.id"], name="fk_item_bucket_id"),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name="fk_item_fact_id"),
        sa.PrimaryKeyConstraint("number", name="pk_item"),
        sa.UniqueConstraint("bucket_id", "seq", name="uq_item_bucket_id_seq"),
        sa.UniqueConstraint("id", name="uq_item_id"),
    )
    op.create_index("ix_item_fact_id", "item", ["fact_id"])
    op.create_table(
        "item_version",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("item_number", ROW_ID, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_number"], ["item.number"], name="fk_item_version_item_number"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_item_version"),
        sa.UniqueConstraint(
            "item_number", "fingerprint", name="uq_item_version_item_number_fingerprint"
        ),
    )
    op.create_table(
        "option",
        sa.Column("version_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_key", sa.Boolean(), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("misconception", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["version_id"], ["item_version.id"], name="fk_option_version_id"),
        sa.PrimaryKeyConstraint("version_id", "position", name="pk_option"),
        sqlite_with_rowid=False,
    )


def _records() -> None:
    op.create_table(
        "learner",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learner"),
    )
    op.create_table(
        "attempt",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("learner_id", ROW_ID, nullable=False),
        sa.Column("spec", sa.JSON(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name="fk_attempt_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
    )
    op.create_index("ix_attempt_learner_id", "attempt", ["learner_id"])
    op.create_table(
        "presented_item",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("attempt_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version_id", ROW_ID, nullable=False),
        sa.Column("shown_order", sa.JSON(), nullable=False),
        sa.Column("shown_at", MOMENT, nullable=True),
        sa.Column("left_at", MOMENT, nullable=True),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name="fk_presented_item_attempt_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["item_version.id"], name="fk_presented_item_version_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_presented_item"),
        sa.UniqueConstraint("attempt_id", "position", name="uq_presented_item_attempt_id_position"),
    )
    op.create_index("ix_presented_item_version_id", "presented_item", ["version_id"])
    op.create_table(
        "response",
        sa.Column("presented_id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=True),
        sa.Column("certainty", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("elapsed_ms", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["presented_id"],
            ["presented_item.id"],
            name="fk_response_presented_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("presented_id", name="pk_response"),
    )
    op.create_table(
        "seen",
        sa.Column("learner_id", ROW_ID, nullable=False),
        sa.Column("item_number", ROW_ID, nullable=False),
        sa.Column("last_shown", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["item_number"], ["item.number"], name="fk_seen_item_number"),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name="fk_seen_learner_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner_id", "item_number", name="pk_seen"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_seen_learner_id_last_shown", "seen", ["learner_id", "last_shown"])


def _full_text() -> None:
    if op.get_context().dialect.name == "sqlite":
        for index in ("passage_words", "item_words"):
            op.execute(
                f"CREATE VIRTUAL TABLE {index} USING fts5"
                "(words, content='', tokenize='unicode61', prefix='2 3')"
            )
            op.execute(
                f"CREATE VIRTUAL TABLE {index}_vocabulary USING fts5vocab({index}, instance)"
            )
            # Room to sort new words in, before they are written: twice as fast for large builds.
            op.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', 67108864)")
        return
    for table, column in (("passage", "text"), ("item_version", "stem")):
        op.execute(
            f"CREATE INDEX ix_{table}_words ON {table} USING gin (to_tsvector('simple', {column}))"
        )
