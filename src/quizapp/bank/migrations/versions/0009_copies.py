"""Ids of attempts and questions that hold in every bank, and PINs of learners.

What is there already gets its id from what no two attempts share: the seed of the draw, the moment
of the start and the numbers of the rows. So two copies of one bank, each migrated for itself, give
the same answer the same id, and a learner's copy that was saved before can be told from it too.
"""

import uuid
from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NAMES = uuid.UUID("6f6a2f0c-6d0b-4f0e-9a53-0d1f5a1c7e11")
"""The namespace of these ids (``services.copied`` has the same)."""

_BATCH = 10_000


def upgrade() -> None:
    op.add_column("learner", sa.Column("pin", sa.Text(), nullable=True))
    for table in ("attempt", "presented_item"):
        op.add_column(table, sa.Column("uid", sa.Text(), nullable=True))
    attempts = _name_attempts()
    _name_questions(attempts)
    for table in ("attempt", "presented_item"):
        with op.batch_alter_table(table) as batch:
            batch.alter_column("uid", existing_type=sa.Text(), nullable=False)
            batch.create_unique_constraint(f"uq_{table}_uid", ["uid"])


def _name_attempts() -> dict[int, str]:
    rows = op.get_bind().execute(sa.text("SELECT id, seed, started_at FROM attempt")).all()
    uids = {row[0]: str(uuid.uuid5(NAMES, f"{row[1]}/{row[2]}/{row[0]}")) for row in rows}
    _set("attempt", uids.items())
    return uids


def _name_questions(attempts: dict[int, str]) -> None:
    rows = op.get_bind().execute(sa.text("SELECT id, attempt_id FROM presented_item")).all()
    _set(
        "presented_item",
        ((id_, str(uuid.uuid5(NAMES, f"{attempts[attempt]}/{id_}"))) for id_, attempt in rows),
    )


def _set(table: str, uids: Iterable[tuple[int, str]]) -> None:
    statement = sa.text(f"UPDATE {table} SET uid = :uid WHERE id = :id")
    rows = [{"id": id_, "uid": uid} for id_, uid in uids]
    for start in range(0, len(rows), _BATCH):
        op.get_bind().execute(statement, rows[start : start + _BATCH])
