"""Packs side by side: a release, whether it is retired, and ids that are a pack's own.

Until now the ids of every pack stood in the bank as its files have them, so that two packs with a
topic ``health`` could not live in one bank. From here on only the built-in pack's ids are bare;
those of any other are ``pack:id``. Packs that were added by command before are carried over with
everything that learners did with them.
"""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_BUILT_IN = "north-korean-defectors"

# All questions of an attempt are from one pack, or it was drawn while packs were mixed: then it
# counts where it began. One without a question belongs to the built-in pack.
_PACK_OF_ATTEMPT = f"""
    UPDATE attempt SET pack_id = coalesce((
        SELECT fact.pack_id FROM presented_item
        JOIN item_version ON item_version.id = presented_item.version_id
        JOIN item ON item.number = item_version.item_number
        JOIN fact ON fact.id = item.fact_id
        WHERE presented_item.attempt_id = attempt.id
        ORDER BY presented_item.position LIMIT 1
    ), '{_BUILT_IN}')
"""

# A test on all topics is on the pack that the learner worked with last.
_PACK_OF_TEST = f"""
    UPDATE test_plan SET pack_id = coalesce((
        SELECT attempt.pack_id FROM attempt WHERE attempt.learner_id = test_plan.learner_id
        ORDER BY attempt.started_at DESC, attempt.id DESC LIMIT 1
    ), '{_BUILT_IN}')
"""

_KEYS = (
    ("fact", "topic_id"),
    ("bucket", "topic_id"),
    ("milestone", "topic_id"),
    ("passage", "document_id"),
    ("evidence", "passage_id"),
    ("objection", "passage_id"),
    ("evidence", "fact_id"),
    ("item", "fact_id"),
    ("review_card", "fact_id"),
)
"""The foreign keys that name what is renamed."""

_OF_PASSAGE = """
    SELECT document.pack_id FROM passage JOIN document ON document.id = passage.document_id
    WHERE passage.id =
"""

# What names something comes before what is named, because the pack is found by the old name.
_RENAMES = (
    ("option", "misconception", "SELECT pack_id FROM fact WHERE fact.id = option.misconception"),
    ("review_card", "last_item_id", "SELECT pack_id FROM fact WHERE fact.id = review_card.fact_id"),
    ("item", "id", "SELECT pack_id FROM fact WHERE fact.id = item.fact_id"),
    ("review_card", "fact_id", "SELECT pack_id FROM fact WHERE fact.id = review_card.fact_id"),
    ("item", "fact_id", "SELECT pack_id FROM fact WHERE fact.id = item.fact_id"),
    ("evidence", "fact_id", "SELECT pack_id FROM fact WHERE fact.id = evidence.fact_id"),
    ("objection", "passage_id", f"{_OF_PASSAGE} objection.passage_id"),
    ("evidence", "passage_id", f"{_OF_PASSAGE} evidence.passage_id"),
    ("passage", "id", "SELECT pack_id FROM document WHERE document.id = passage.document_id"),
    ("passage", "document_id", "SELECT pack_id FROM document WHERE id = passage.document_id"),
    ("milestone", "topic_id", "SELECT pack_id FROM topic WHERE topic.id = milestone.topic_id"),
    ("bucket", "topic_id", "SELECT pack_id FROM topic WHERE topic.id = bucket.topic_id"),
    ("fact", "topic_id", "SELECT pack_id FROM topic WHERE topic.id = fact.topic_id"),
    ("document", "id", "pack_id"),
    ("topic", "id", "pack_id"),
    ("fact", "id", "pack_id"),
)


def upgrade() -> None:
    op.add_column("pack", sa.Column("release", sa.Integer(), nullable=False, server_default="1"))
    op.add_column(
        "pack", sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("learner", sa.Column("pack_id", sa.Text(), nullable=True))
    op.add_column("attempt", sa.Column("pack_id", sa.Text(), nullable=False, server_default=""))
    op.execute(_PACK_OF_ATTEMPT)
    op.add_column(
        "test_plan", sa.Column("pack_id", sa.Text(), nullable=False, server_default=_BUILT_IN)
    )
    op.execute(_PACK_OF_TEST)
    connection = op.get_bind()
    others = sa.text("SELECT count(*) FROM pack WHERE id <> :built_in")
    if not connection.scalar(others, {"built_in": _BUILT_IN}):
        return
    _rename_in_json(connection)
    on_server = connection.dialect.name == "postgresql"
    if on_server:  # SQLite's keys are switched off while a bank is migrated
        _let_keys_wait(connection, "DEFERRABLE INITIALLY DEFERRED")
    for table, column, pack in _RENAMES:
        connection.execute(
            sa.text(
                f"UPDATE \"{table}\" SET {column} = ({pack}) || ':' || {column}"
                f" WHERE ({pack}) <> :built_in"
            ),
            {"built_in": _BUILT_IN},
        )
    if on_server:
        connection.execute(sa.text("SET CONSTRAINTS ALL IMMEDIATE"))
        _let_keys_wait(connection, "NOT DEFERRABLE")


def _let_keys_wait(connection: sa.Connection, how: str) -> None:
    for table, column in _KEYS:
        connection.execute(
            sa.text(f"ALTER TABLE {table} ALTER CONSTRAINT fk_{table}_{column} {how}")
        )


def _rename_in_json(connection: sa.Connection) -> None:
    """Rename where ids stand inside lists, while the tables still have the old ones."""

    def renames(query: str) -> dict[str, str]:
        rows = connection.execute(sa.text(query), {"built_in": _BUILT_IN})
        return {old: f"{pack}:{old}" for old, pack in rows}

    topics = renames("SELECT id, pack_id FROM topic WHERE pack_id <> :built_in")
    documents = renames("SELECT id, pack_id FROM document WHERE pack_id <> :built_in")
    facts = renames("SELECT id, pack_id FROM fact WHERE pack_id <> :built_in")
    passages = renames(
        "SELECT passage.id, document.pack_id FROM passage"
        " JOIN document ON document.id = passage.document_id WHERE document.pack_id <> :built_in"
    )
    items = renames(
        "SELECT item.id, fact.pack_id FROM item JOIN fact ON fact.id = item.fact_id"
        " WHERE fact.pack_id <> :built_in"
    )

    def in_spec(spec: dict[str, Any]) -> dict[str, Any]:
        found = dict(spec)
        for name, known in (("topics", topics), ("documents", documents)):
            if name in spec:
                found[name] = _renamed(spec[name], known)
        return found

    def in_glossary(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        known = {**facts, **passages}
        return [{**one, "rests_on": _renamed(one["rests_on"], known)} for one in entries]

    _change(connection, "item", "number", "evidence", lambda ids: _renamed(ids, passages))
    _change(connection, "attempt", "id", "spec", in_spec)
    _move_tests(connection, topics)
    _change(connection, "session_plan", "id", "items", lambda ids: _renamed(ids, items))
    _change(connection, "pack", "id", "glossary", in_glossary, "id <> 'north-korean-defectors'")
    bucket = sa.table("bucket", sa.column("id"), sa.column("documents", sa.Text()))
    for number, cited in connection.execute(sa.select(bucket.c.id, bucket.c.documents)).all():
        new = "|".join(documents.get(name, name) for name in cited.split("|"))
        if new != cited:
            connection.execute(sa.update(bucket).where(bucket.c.id == number).values(documents=new))


def _move_tests(connection: sa.Connection, topics: Mapping[str, str]) -> None:
    """Put tests on topics of a renamed pack into that pack."""
    test = sa.table(
        "test_plan", sa.column("learner_id"), sa.column("topics", sa.JSON()), sa.column("pack_id")
    )
    for learner_id, before in connection.execute(sa.select(test.c.learner_id, test.c.topics)).all():
        after = _renamed(before, topics)
        packs = [one.partition(":")[0] for one in after if one in topics.values()]
        if packs:
            connection.execute(
                sa.update(test)
                .where(test.c.learner_id == learner_id)
                .values(topics=after, pack_id=packs[0])
            )


def _renamed(ids: list[str], known: Mapping[str, str]) -> list[str]:
    return [known.get(one, one) for one in ids]


def _change(
    connection: sa.Connection,
    name: str,
    key: str,
    column: str,
    change: Callable[[Any], Any],
    condition: str = "1 = 1",
) -> None:
    """Rewrite a column of JSON where the change makes another value of it."""
    table = sa.table(name, sa.column(key), sa.column(column, sa.JSON()))
    query = sa.select(table.c[key], table.c[column]).where(sa.text(condition))
    for row_id, before in connection.execute(query).all():
        after = change(before)
        if after != before:
            connection.execute(
                sa.update(table).where(table.c[key] == row_id).values({column: after})
            )
