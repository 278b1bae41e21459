"""A test to prepare for in each pack, where there was one for each learner.

Until now the test of a second subject took the place of the first one's.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _put_where_their_topics_are()
    with op.batch_alter_table("test_plan") as batch:
        batch.drop_constraint("pk_test_plan", type_="primary")
        batch.create_primary_key("pk_test_plan", ["learner_id", "pack_id"])
        # Whoever writes a test says which pack it is on: a default was right for one pack alone.
        batch.alter_column("pack_id", existing_type=sa.Text(), server_default=None)


def _put_where_their_topics_are() -> None:
    """Move tests that came in a learner's copy: whatever they were on, they got the default."""
    connection = op.get_bind()
    test = sa.table(
        "test_plan", sa.column("learner_id"), sa.column("topics", sa.JSON()), sa.column("pack_id")
    )
    packs = {row.id: row.pack_id for row in connection.execute(sa.text("SELECT * FROM topic"))}
    for learner_id, topics, pack_id in connection.execute(
        sa.select(test.c.learner_id, test.c.topics, test.c.pack_id)
    ).all():
        named = [packs[topic] for topic in topics if topic in packs]
        if named and pack_id not in named:
            connection.execute(
                sa.update(test).where(test.c.learner_id == learner_id).values(pack_id=named[0])
            )
