"""Full-text indexes of words that the app has cut and folded itself, on both databases.

They are empty after this; the runner fills them, as it does after every migration.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        _on_sqlite()
    else:
        _on_server()


def _on_sqlite() -> None:
    for index in ("passage_words", "item_words"):
        op.execute(f"DROP TABLE {index}_vocabulary")
        op.execute(f"DROP TABLE {index}")
        op.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5"
            "(words, content='', tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
        )
        op.execute(f"CREATE VIRTUAL TABLE {index}_vocabulary USING fts5vocab({index}, instance)")
        # Room to sort new words in, before they are written: twice as fast for large builds.
        op.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', 67108864)")


def _on_server() -> None:
    for table, before in (("passage", "passage"), ("item", "item_version")):
        op.drop_index(f"ix_{before}_words", table_name=before)
        index = f"{table}_words"
        op.create_table(
            index,
            sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
            sa.Column("words", TSVECTOR(), nullable=False),
            sa.ForeignKeyConstraint(
                ["number"], [f"{table}.number"], name=f"fk_{index}_number", ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint("number", name=f"pk_{index}"),
        )
        op.create_index(f"ix_{index}_words", index, ["words"], postgresql_using="gin")
