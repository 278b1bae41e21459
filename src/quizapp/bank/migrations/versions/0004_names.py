"""Learners' names in composed form (NFC): one person is found by one name.

Nobody is made one with anybody: where two names become the same, the later learner's gets a number
and both stay, with all that they did.
"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NAME_LENGTH = 40


def upgrade() -> None:
    learner = sa.table("learner", sa.column("id"), sa.column("name"))
    db = op.get_bind()
    rows = [tuple(row) for row in db.execute(sa.select(learner.c.id, learner.c.name))]
    composed = {id_: " ".join(unicodedata.normalize("NFC", name).split()) for id_, name in rows}
    # Who is called so already keeps the name; of the others the one who came first.
    taken = {composed[id_].casefold() for id_, name in rows if composed[id_] == name}
    for id_, name in sorted(rows):
        if composed[id_] == name:
            continue
        free, number = composed[id_], 2
        while free.casefold() in taken:
            ending = f" {number}"
            free, number = composed[id_][: NAME_LENGTH - len(ending)] + ending, number + 1
        taken.add(free.casefold())
        db.execute(sa.update(learner).where(learner.c.id == id_).values(name=free))
